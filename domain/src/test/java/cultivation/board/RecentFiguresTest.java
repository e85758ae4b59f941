package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Indicator;
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

/** That a figure which did not move is not computed again is seen by its being the very same one. */
class RecentFiguresTest {
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);

    private final Board board = new Board(DeclaredCatalogue.with(), new Ledger(), new Roster());
    private final RecentFigures recent = new RecentFigures(board);
    private final Indicator rate = Objects.requireNonNull(board.catalogue().indicator("employment_rate"));

    @BeforeEach
    void book() {
        board.roster().put(new College("A", "甲", null, Ownership.DISTRICT, null, true));
        board.roster().put(new College("B", "乙", null, Ownership.PRIVATE, null, true));
        set("A", Measure.EMPLOYED, DAY, 1);
    }

    private void set(String college, Measure measure, LocalDate day, long number) {
        board.ledger().set(new CellKey(college, measure, "", day, 0), new Amount(number, number));
    }

    private List<FigureValue> asked(LocalDate day) {
        return recent.values(rate, Window.YEAR_TO_DATE, day);
    }

    @Test
    void what_did_not_move_is_a_look_up() {
        // given
        var before = asked(DAY);
        // when
        set("A", Measure.TRAINING_FEN, DAY, 7);
        set("A", Measure.EMPLOYED, DAY.minusYears(1), 7);
        // then
        assertThat(asked(DAY)).isSameAs(before);
    }

    @Test
    void of_the_colleges_only_those_are_computed_again_that_moved() {
        // given
        var before = asked(DAY);
        // when
        set("A", Measure.EMPLOYED, DAY, 7);
        // then
        assertThat(asked(DAY).get(0)).isNotEqualTo(before.get(0));
        assertThat(asked(DAY).get(1)).isSameAs(before.get(1));
    }

    @Test
    void only_the_days_asked_for_last_are_kept() {
        // given
        var before = asked(DAY);
        // when
        for (int i = 1; i < 6; i++) {
            asked(DAY.minusDays(i));
        }
        assertThat(asked(DAY)).isSameAs(before);
        for (int i = 1; i < 7; i++) {
            asked(DAY.minusDays(i));
        }
        // then
        assertThat(asked(DAY)).isEqualTo(before).isNotSameAs(before);
    }
}
