package cultivation.preview;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.check.Finding;
import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CatalogueDiffTest {
    private static final LocalDate DAY = LocalDate.of(2019, 12, 31);
    private static final String FIRST = "4111010853";
    private static final String SHIPPED = CatalogueFile.shippedText();

    private final Ledger ledger = new Ledger();
    private final Roster roster = new Roster();

    CatalogueDiffTest() {
        Colleges.beijing().forEach(roster::put);
        book(Measure.GRADUATED, "SCIENCE", 10);
        book(Measure.GRADUATED, "OTHER", 30);
        book(Measure.EMPLOYED, "", 36);
    }

    private void book(Measure measure, String slice, long people) {
        ledger.set(new CellKey(FIRST, measure, slice, LocalDate.of(2019, 7, 1), 0), new Amount(people, people));
    }

    private static Catalogue with(String from, String to) {
        assertThat(SHIPPED).contains(from);
        return CatalogueFile.parse("changed.yaml", SHIPPED.replace(from, to));
    }

    private CatalogueDiff diff(Catalogue changed) {
        return CatalogueDiff.of(CatalogueFile.shipped(), changed, ledger, roster, DAY);
    }

    private static String printed(CatalogueDiff diff) {
        var text = new StringWriter();
        new DiffReport(new PrintWriter(text), diff, false).print("title");
        return text.toString();
    }

    @Test
    void the_same_catalogue_changes_nothing() {
        // when
        var diff = diff(CatalogueFile.shipped());
        // then
        assertThat(diff.isNothing()).isTrue();
        assertThat(printed(diff)).contains("nothing would change: " + diff.compared() + " values compared");
        assertThat(diff.compared()).isGreaterThan(6000);
    }

    @Test
    void another_denominator_changes_values_and_needs_no_rebuild() {
        // given the rate among the graduates of science alone: 36 / 10 instead of 36 / 40
        var changed = with("""
                    numerator: {measure: employed}
                    denominator: {measure: graduated}
                """, """
                    numerator: {measure: employed}
                    denominator: {measure: graduated, slices: [SCIENCE]}
                """);
        // when
        var diff = diff(changed);
        // then
        assertThat(diff.changed()).isNotEmpty().allSatisfy(change -> assertThat(
                        change.after().figure().indicator().id())
                .isEqualTo("employment_rate"));
        assertThat(diff.changed())
                .hasSize(2 * (1 + 3 + 3)); // of 365d and ytd: the college, its group and the city, three statistics
        assertThat(printed(diff))
                .contains("employment_rate|ytd|city|beijing|pooled: 0.9 (36/40) → 3.6 (36/10)")
                .contains("rebuild: not needed");
    }

    @Test
    void a_new_indicator_over_existing_measures_needs_no_rebuild() {
        // given
        var changed = with("indicators:\n  - id: planned_places", """
                indicators:
                  - id: science_graduates
                    kind: sum
                    numerator: {measure: graduated, slices: [SCIENCE]}
                    unit: person
                    better: none
                    windows: [ytd]
                    wordings: [{nameZh: 理科毕业生, nameEn: Science graduates, definitionZh: 理科, definitionEn: Science}]
                  - id: planned_places""");
        // when
        var diff = diff(changed);
        // then
        assertThat(diff.changed()).isEmpty();
        assertThat(diff.added()).hasSize(25 + 3 * (4 + 1));
        assertThat(printed(diff))
                .contains("new indicators and windows: 1\n  science_graduates ytd\n")
                .contains("science_graduates|ytd|city|beijing|pooled: 10\n")
                .contains("rebuild: not needed");
    }

    @Test
    void what_is_gone_or_renamed_is_told() {
        // given
        var changed = with("nameEn: Planned places", "nameEn: Places").indicators().stream()
                .filter(indicator -> !indicator.id().equals("admission_rate"))
                .toList();
        var shipped = CatalogueFile.shipped();
        // when
        var diff = diff(new Catalogue(
                "2",
                "beijing",
                "北京市",
                changed,
                shipped.employedPeriods(),
                shipped.checks().subList(1, shipped.checks().size())));
        // then
        assertThat(diff.goneIndicators()).containsExactly("admission_rate");
        assertThat(diff.reworded()).containsExactly("planned_places");
        assertThat(diff.goneChecks()).containsExactly("registered_within_admitted");
        assertThat(diff.rebuild()).isEmpty();
    }

    @Test
    void another_employed_set_needs_a_rebuild_and_names_what_is_not_known_before_it() {
        // given
        var changed = with(", MILITARY, PUBLIC_PROJECT, FURTHER_STUDY]", ", MILITARY, PUBLIC_PROJECT]");
        // when
        var diff = diff(changed);
        // then
        assertThat(diff.rebuild()).hasSize(1);
        assertThat(diff.unknown())
                .contains("employed", "employment_rate", "average_monthly_income", "employed_local")
                .doesNotContain("graduates", "self_employment_rate");
        assertThat(printed(diff)).contains("rebuild: NEEDED").contains("./cultivation reset --yes");
    }

    @Test
    void a_stricter_check_is_tried_on_the_ledger() {
        // given
        book(Measure.TRAINING_PERSON_DAYS, "SKILLS", 50);
        book(Measure.TRAINING_PARTICIPANTS, "SKILLS", 10);
        var changed = with("为参训人数的 1 至 60 倍", "为参训人数的 1 至 4 倍");
        var stricter = CatalogueFile.parse(
                "changed.yaml",
                SHIPPED.replace("为参训人数的 1 至 60 倍", "为参训人数的 1 至 4 倍").replace("most: 60", "most: 4"));
        // when
        var lax = diff(changed);
        var strict = diff(stricter);
        // then
        assertThat(lax.newChecks()).extracting(Finding::violations).contains(0L).doesNotContain(1L);
        assertThat(printed(strict)).contains("person_days_plausible: 1 violations of 1 colleges");
    }

    @Test
    void the_catalogue_as_the_app_tells_it_is_the_same_catalogue() throws Exception {
        // given
        try (var serving = new cultivation.serving.TellingCatalogue()) {
            // when
            var inForce = CatalogueInForce.of(serving.api());
            // then
            assertThat(CatalogueDiff.of(inForce.catalogue(), CatalogueFile.shipped(), ledger, roster, DAY)
                            .isNothing())
                    .isTrue();
            assertThat(inForce.asOf()).isEqualTo(LocalDate.of(2020, 6, 30));
        }
    }
}
