package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cultivation.board.Movers.Move;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoversTest {
    private static final LocalDate DAY = LocalDate.of(2019, 12, 1);
    private static final LocalDate LAST_YEAR = DAY.minusYears(1);

    private final Board board = new Board(DeclaredCatalogue.with(), new Ledger(), new Roster());
    private final Indicator rate = indicator("employment_rate");
    private final Indicator admitted = indicator("admitted");
    private final Indicator inSchool = indicator("in_school_students");

    private Indicator indicator(String id) {
        return Objects.requireNonNull(board.catalogue().indicator(id));
    }

    @BeforeEach
    void colleges() {
        for (String code : List.of("A", "B", "C", "D", "E")) {
            board.roster().put(new College(code, code, null, Ownership.DISTRICT, null, true));
        }
    }

    private void set(String college, Measure measure, LocalDate day, long number) {
        board.ledger().set(new CellKey(college, measure, "", day, 0), new Amount(number, number));
    }

    private void employed(String college, LocalDate day, long employed, long graduates) {
        set(college, Measure.EMPLOYED, day, employed);
        set(college, Measure.GRADUATED, day, graduates);
    }

    private List<Move> moves(Indicator indicator, long least) {
        return Movers.between(
                board.values(indicator, Window.YEAR_TO_DATE, LAST_YEAR),
                board.values(indicator, Window.YEAR_TO_DATE, DAY),
                figure -> least);
    }

    private static Move of(List<Move> moves, String entity) {
        return moves.stream()
                .filter(move -> move.after().figure().entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_rate_is_measured_by_the_distance_between_the_colleges_quartiles() {
        // given quartiles of 0.80 and 0.90
        employed("A", LAST_YEAR, 70, 100);
        employed("B", LAST_YEAR, 80, 100);
        employed("C", LAST_YEAR, 85, 100);
        employed("D", LAST_YEAR, 90, 100);
        employed("E", LAST_YEAR, 95, 100);
        employed("A", DAY, 75, 100);
        employed("B", DAY, 60, 100);
        // when
        var moves = moves(rate, 30);
        // then
        assertThat(of(moves, "A").size()).isCloseTo(0.5, within(1e-9));
        assertThat(of(moves, "B").size()).isCloseTo(-2, within(1e-9));
        assertThat(of(moves, "B").change()).isCloseTo(-0.2, within(1e-9));
        assertThat(moves).extracting(move -> move.after().figure().entity()).doesNotContain("C", "D", "E");
    }

    @Test
    void an_amount_is_measured_by_what_it_was_and_a_small_colleges_by_the_mean() {
        // given a mean of 100
        set("A", Measure.ADMITTED, LAST_YEAR, 180);
        set("B", Measure.ADMITTED, LAST_YEAR, 20);
        set("A", Measure.ADMITTED, DAY, 90);
        set("B", Measure.ADMITTED, DAY, 60);
        // when
        var moves = moves(admitted, 30);
        // then
        assertThat(of(moves, "A").size()).isCloseTo(-0.5, within(1e-9));
        assertThat(of(moves, "B").size()).isCloseTo(0.4, within(1e-9));
        assertThat(of(moves, "beijing").size()).isCloseTo(-0.25, within(1e-9));
    }

    @Test
    void what_rests_on_too_little_or_is_missing_on_a_day_is_left_out() {
        // given
        employed("A", LAST_YEAR, 29, 29);
        employed("A", DAY, 10, 100);
        employed("B", DAY, 10, 100);
        set("A", Measure.ADMITTED, LAST_YEAR, 12);
        set("A", Measure.ADMITTED, DAY, 29);
        // then
        assertThat(moves(rate, 30)).noneMatch(move -> move.after().figure().scope() == Scope.COLLEGE);
        assertThat(moves(rate, 29))
                .extracting(move -> move.after().figure().entity())
                .contains("A");
        assertThat(moves(admitted, 30)).isEmpty();
    }

    @Test
    void the_largest_come_first_and_no_indicator_takes_all_places() {
        // given
        set("A", Measure.ADMITTED, LAST_YEAR, 100);
        set("B", Measure.ADMITTED, LAST_YEAR, 100);
        set("C", Measure.ADMITTED, LAST_YEAR, 100);
        set("A", Measure.ADMITTED, DAY, 60);
        set("B", Measure.ADMITTED, DAY, 50);
        set("C", Measure.ADMITTED, DAY, 70);
        // when
        var moves = moves(admitted, 30);
        // then
        assertThat(Movers.largest(moves, Scope.COLLEGE, true, 9, 2))
                .extracting(move -> move.after().figure().entity())
                .containsExactly("B", "A");
        assertThat(Movers.largest(moves, Scope.COLLEGE, true, 1, 2)).hasSize(1);
        assertThat(Movers.largest(moves, Scope.COLLEGE, false, 9, 9)).isEmpty();
        assertThat(Movers.largest(moves, Scope.CITY, true, 9, 9)).hasSize(1);
    }

    @Test
    void what_grows_every_day_or_is_still_being_reported_is_not_compared() {
        var monday = LocalDate.of(2020, 5, 11);
        assertThat(Movers.isComparable(admitted, Window.YEAR_TO_DATE, LAST_YEAR, DAY))
                .isTrue();
        assertThat(Movers.isComparable(admitted, Window.YEAR_TO_DATE, DAY.minusWeeks(1), DAY))
                .isFalse();
        assertThat(Movers.isComparable(admitted, Window.DAYS_365, DAY.minusWeeks(1), DAY))
                .isTrue();
        assertThat(Movers.isComparable(inSchool, Window.STOCK, monday.minusWeeks(1), monday))
                .isTrue();
        assertThat(Movers.isComparable(rate, Window.YEAR_TO_DATE, DAY.minusWeeks(1), DAY))
                .isTrue();
        var january = LocalDate.of(2020, 1, 3);
        assertThat(Movers.isComparable(rate, Window.YEAR_TO_DATE, january.minusWeeks(1), january))
                .isFalse();
        var reporting = admitted.incompleteMonths();
        assertThat(reporting).isNotEmpty();
        reporting.forEach(month -> assertThat(Movers.isComparable(
                        admitted, Window.YEAR_TO_DATE, LocalDate.of(2018, month, 1), LocalDate.of(2019, month, 1)))
                .as(month.toString())
                .isFalse());
    }
}
