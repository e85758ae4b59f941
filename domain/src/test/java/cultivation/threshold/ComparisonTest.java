package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.Bound;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final LocalDate DAY = LocalDate.parse("2019-12-31");

    private final Ledger ledger = new Ledger();
    private final Board board = new Board(CATALOGUE, ledger, roster());

    private static Roster roster() {
        var roster = new Roster();
        roster.put(new College("A", "甲", null, Ownership.MUNICIPAL_COMMISSION, null, true));
        roster.put(new College("B", "乙", null, Ownership.PRIVATE, null, true));
        roster.put(new College("C", "丙", null, Ownership.PRIVATE, null, true));
        roster.put(new College("D", "丁", null, Ownership.PRIVATE, null, true));
        return roster;
    }

    private static Threshold lower(String indicator, @Nullable LocalDate from) {
        return TrustedThreshold.builder()
                .setId("t")
                .setIndicator(indicator)
                .setWindow("ytd")
                .setScope("college")
                .setStatistic("pooled")
                .setBound(Bound.LOWER)
                .setSeverity(Severity.WARNING)
                .setValue(0.9)
                .setMinDenominator(10)
                .setValidFrom(from)
                .setNote("")
                .build();
    }

    private void book(String college, long graduated, long employed) {
        ledger.set(new CellKey(college, Measure.GRADUATED, "OTHER", DAY, 0), new Amount(graduated, graduated));
        ledger.set(new CellKey(college, Measure.EMPLOYED, "", DAY, 0), new Amount(employed, employed));
    }

    private Stream<String> compared(Threshold threshold, LocalDate day) {
        return Comparison.of(board, List.of(threshold), day).stream()
                .map(each -> each.entity() + " " + each.state().id());
    }

    @Test
    void only_a_value_of_a_large_enough_base_is_compared() {
        // given
        book("A", 20, 19);
        book("B", 20, 17);
        book("C", 9, 1);

        // when
        var compared = compared(lower("employment_rate", null), DAY);

        // then
        assertThat(compared).containsExactly("A within", "B beyond", "C too_few", "D missing");
    }

    @Test
    void in_the_months_of_reporting_nothing_is_compared() {
        // given
        var summer = LocalDate.parse("2019-08-01");

        // when
        var compared = compared(lower("admission_rate", null), summer);

        // then
        assertThat(compared).containsExactly("A paused", "B paused", "C paused", "D paused");
    }

    @Test
    void a_threshold_that_is_not_valid_yet_is_none() {
        assertThat(compared(lower("employment_rate", DAY.plusDays(1)), DAY)).isEmpty();
    }
}
