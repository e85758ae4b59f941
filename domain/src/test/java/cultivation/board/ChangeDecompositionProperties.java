package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cultivation.board.Bookings.Booking;
import cultivation.catalogue.Statistic;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ChangeDecompositionProperties {
    @Property
    void the_parts_add_up_exactly_to_a_change_that_is_the_difference_of_the_values(
            @ForAll("decomposable") Figure figure,
            @ForAll("bookings") @Size(max = 60) List<Booking> bookings,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 500) int length) {
        // given
        var board = Bookings.board(figure.indicator(), bookings, from);
        // when
        var decomposition = ChangeDecomposition.of(board, figure, from, from.plusDays(length));
        // then
        var before = board.value(figure, from).value();
        var after = board.value(figure, from.plusDays(length)).value();
        var change = decomposition.change();
        assertThat(decomposition.parts()).hasSameSizeAs(board.members(figure));
        assertThat(change == null).isEqualTo(before == null || after == null);
        if (change == null || before == null || after == null) {
            assertThat(decomposition.parts()).allMatch(part -> part.part() == null && part.within() == null);
            return;
        }
        assertThat(decomposition.parts().stream()
                        .map(part -> Objects.requireNonNull(part.part()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(change);
        assertThat(change.doubleValue()).isEqualTo(after - before, within(1e-9 * (1 + Math.abs(after))));
    }

    @Provide
    static Arbitrary<Figure> decomposable() {
        return Bookings.figures().filter(figure -> figure.statistic() != Statistic.MEDIAN);
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
