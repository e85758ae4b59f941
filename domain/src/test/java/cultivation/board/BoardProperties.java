package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Bookings.Booking;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class BoardProperties {
    @Property
    void all_figures_at_once_are_those_of_each_by_itself(
            @ForAll("figures") Figure figure,
            @ForAll("bookings") @Size(max = 60) List<Booking> bookings,
            @ForAll("days") LocalDate asOf) {
        // given
        var board = Bookings.board(figure.indicator(), bookings, asOf);
        var each = board.figures(figure.indicator(), figure.window()).stream()
                .map(one -> board.value(one, asOf))
                .toList();
        // when
        var all = board.values(figure.indicator(), figure.window(), asOf);
        // then
        assertThat(all).isEqualTo(each).isNotEmpty();
    }

    @Property
    void recent_figures_are_those_of_a_board_that_remembers_nothing(
            @ForAll("figures") Figure figure,
            @ForAll("bookings") @Size(max = 40) List<Booking> first,
            @ForAll("bookings") @Size(max = 5) List<Booking> then,
            @ForAll("days") LocalDate asOf,
            @ForAll boolean someoneLeaves) {
        // given figures that were asked for before something moved, of no more days than are remembered
        var indicator = figure.indicator();
        var board = Bookings.board(indicator, first, asOf);
        var recent = new RecentFigures(board);
        var days = List.of(asOf, asOf.minusYears(1), asOf.plusDays(300), asOf.minusDays(40));
        days.forEach(day -> recent.values(indicator, figure.window(), day));
        // when
        Bookings.book(board.ledger(), indicator, then, asOf);
        if (someoneLeaves) {
            board.roster().remove("c1");
        }
        // then
        for (LocalDate day : days) {
            assertThat(recent.values(indicator, figure.window(), day))
                    .isEqualTo(board.values(indicator, figure.window(), day));
        }
    }

    @Provide
    static Arbitrary<Figure> figures() {
        return Bookings.figures();
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Bookings.days();
    }

    @Provide
    static Arbitrary<List<Booking>> bookings() {
        return Bookings.bookings();
    }
}
