package cultivation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.entity.Measure;
import cultivation.events.Destination;
import cultivation.reference.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private static final Indicator RATE =
            Objects.requireNonNull(DeclaredCatalogue.with().indicator("employment_rate"));

    private static Catalogue catalogue(List<Indicator> indicators, EmployedPeriod... employed) {
        return new Catalogue("2026.1", "beijing", "北京市", indicators, List.of(employed), List.of());
    }

    private static EmployedPeriod period(String from, String to, Destination... destinations) {
        return new EmployedPeriod(LocalDate.parse(from), LocalDate.parse(to), Set.of(destinations));
    }

    @Test
    void it_says_which_version_and_which_city_it_is() {
        // when
        var catalogue = catalogue(List.of(RATE));

        // then
        assertThat(catalogue.version()).isEqualTo("2026.1");
        assertThat(catalogue.cityId()).isEqualTo("beijing");
        assertThat(catalogue.cityNameZh()).isEqualTo("北京市");
        assertThat(catalogue.indicators()).containsExactly(RATE);
        assertThat(catalogue.indicator("employment_rate")).isSameAs(RATE);
        assertThat(catalogue.indicator("happiness")).isNull();
    }

    @Test
    void one_indicator_twice_is_refused() {
        assertThatThrownBy(() -> catalogue(List.of(RATE, RATE)))
                .hasMessage("indicator employment_rate is declared twice");
    }

    @Test
    void who_is_employed_follows_from_the_graduation_day() {
        // given
        var catalogue = catalogue(
                List.of(),
                period("2019-01-01", "2020-12-31", Destination.CONTRACT, Destination.MILITARY),
                period("2021-01-01", "2021-12-31", Destination.CONTRACT));

        // then
        assertThat(catalogue.contains(Destination.MILITARY, LocalDate.parse("2018-12-31")))
                .isFalse();
        assertThat(catalogue.contains(Destination.MILITARY, LocalDate.parse("2019-01-01")))
                .isTrue();
        assertThat(catalogue.contains(Destination.MILITARY, LocalDate.parse("2020-12-31")))
                .isTrue();
        assertThat(catalogue.contains(Destination.MILITARY, LocalDate.parse("2021-01-01")))
                .isFalse();
        assertThat(catalogue.contains(Destination.CONTRACT, LocalDate.parse("2021-12-31")))
                .isTrue();
        assertThat(catalogue.contains(Destination.CONTRACT, LocalDate.parse("2022-01-01")))
                .isFalse();
        assertThat(catalogue.contains(Destination.SEEKING, LocalDate.parse("2019-07-01")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void each_unit_is_found_by_its_id(Unit unit) {
        assertThat(Unit.ofId(unit.id())).isEqualTo(unit);
        assertThat(Unit.ofId(unit.name())).isNull();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void each_scope_is_found_by_its_id(Scope scope) {
        assertThat(Scope.ofId(scope.id())).isEqualTo(scope);
        assertThat(Scope.ofId(scope.name())).isNull();
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void each_statistic_is_found_by_its_id(Statistic statistic) {
        assertThat(Statistic.ofId(statistic.id())).isEqualTo(statistic);
        assertThat(Statistic.ofId(statistic.name())).isNull();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void only_what_is_of_employed_graduates_depends_on_who_is_employed(Measure measure) {
        // given
        var of = Set.of(
                Measure.EMPLOYED,
                Measure.EMPLOYED_LOCAL,
                Measure.EMPLOYED_WEST_NORTHEAST,
                Measure.EMPLOYED_SME_GRASSROOTS,
                Measure.EMPLOYED_TOP500,
                Measure.INCOME_FEN,
                Measure.INCOME_STATED,
                Measure.RELEVANCE_ASKED,
                Measure.MAJOR_RELEVANT);

        // then
        assertThat(BookingRules.dependsOnEmployed(measure)).isEqualTo(of.contains(measure));
    }

    @Test
    void a_check_has_a_short_id_and_a_sentence_of_its_own_placeholders() {
        // given
        var rule = new CheckRule.Absent(Term.of(Measure.UNMATCHED_OUTCOME), Window.DAYS_365, 30);

        // then
        assertThat(check("unmatched", "{where} 有 {amount} 人", rule).severityId())
                .isEqualTo("warning");
        assertThatThrownBy(() -> check("Unmatched", "", rule)).hasMessageStartingWith("check 'Unmatched': an id is");
        assertThatThrownBy(() -> check("unmatched", "{whole}", rule))
                .hasMessage("check unmatched: its sentence has no placeholder '{whole}'; known are [amount, where]");
    }

    @Test
    void what_is_plausible_has_a_least_that_does_not_pass_its_most() {
        // given
        var term = Term.of(Measure.TRAINING_PERSON_DAYS);

        // then
        assertThat(new CheckRule.Plausible(term, term, Window.DAYS_30, 5, 5).most())
                .isEqualTo(5);
        assertThatThrownBy(() -> new CheckRule.Plausible(term, term, Window.DAYS_30, 6, 5))
                .hasMessage("most 5 lies below least 6");
    }

    private static Check check(String id, String sentence, CheckRule rule) {
        return new Check(id, Severity.WARNING, "核对", "Tried", "核对", "Tried", sentence, sentence, rule);
    }
}
