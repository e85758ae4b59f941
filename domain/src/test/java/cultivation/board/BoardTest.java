package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What no history of events leads to, and what is asked of no figure. */
class BoardTest {
    private static final LocalDate DAY = LocalDate.parse("2019-07-01");

    private final Board board = new Board(DeclaredCatalogue.with(), new Ledger(), new Roster());
    private final Indicator income = Objects.requireNonNull(board.catalogue().indicator("average_monthly_income"));

    private void booked(Measure measure, LocalDate day, int partition, long amount, long count) {
        board.ledger().set(new CellKey("A", measure, "", day, partition), new Amount(amount, count));
    }

    @Test
    void nothing_over_less_than_nothing_is_zero_without_a_sign() {
        // given
        booked(Measure.INCOME_FEN, DAY, 0, 0, 1);
        booked(Measure.INCOME_STATED, DAY, 0, -1, 1);
        // when
        var value = board.value(new Figure(income, Window.DAYS_30, Scope.COLLEGE, "A", Statistic.POOLED), DAY)
                .value();
        // then
        assertThat(Double.doubleToRawLongBits(Objects.requireNonNull(value))).isZero();
    }

    @Test
    void what_is_accounted_is_all_that_any_partition_booked_on_any_day() {
        // given
        booked(Measure.APPLIED, DAY, 0, 3, 3);
        booked(Measure.APPLIED, DAY.plusYears(30), 1, 4, 4);
        // then
        assertThat(board.accounted("A", Measure.RECEIVED)).isEqualTo(7);
        assertThat(board.accounted("B", Measure.RECEIVED)).isZero();
    }

    @Test
    void a_figure_is_made_of_its_college_or_of_those_of_its_group_or_of_all_that_count() {
        // given
        board.roster().put(new College("A", "甲", null, Ownership.DISTRICT, null, true));
        board.roster().put(new College("B", "乙", null, Ownership.PRIVATE, null, true));
        board.roster().put(new College("N", "无", null, Ownership.NONE, null, true));
        // then
        assertThat(members(Scope.COLLEGE, "N")).containsExactly("N");
        assertThat(members(Scope.GROUP, "district")).containsExactly("A");
        assertThat(members(Scope.GROUP, "none")).isEmpty();
        assertThat(members(Scope.CITY, "beijing")).containsExactly("A", "B");
    }

    private Iterable<String> members(Scope scope, String entity) {
        return board.members(new Figure(income, Window.DAYS_30, scope, entity, Statistic.POOLED));
    }
}
