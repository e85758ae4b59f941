package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.closing.ClosedEdition;
import cultivation.live.ClosingStore.Freezing;
import cultivation.live.ClosingStore.OtherEditionException;
import cultivation.report.ClosedYear;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link ClosingStore} keeps to; each test closes a year of its own. */
abstract class ClosingStoreContract {
    abstract ClosingStore store();

    abstract LiveBoard board();

    private static Freezing freezing(int year, String note) {
        return (view, number) -> ClosedYear.freeze(
                view.board(),
                List.of(),
                view.ledgerOffsets(),
                year,
                number,
                "高职处",
                note,
                Instant.parse("2020-06-30T01:00:00Z"));
    }

    private ClosedEdition latest(int year) {
        return board().read(view -> Objects.requireNonNull(view.closings().of(year, null), String.valueOf(year)));
    }

    private List<ClosedEdition> editions(int year) {
        return board().read(view -> view.closings().of(year));
    }

    @Test
    void a_closed_year_is_shown_whole_when_it_is_closed() {
        // when
        var closed = store().close(2011, null, freezing(2011, "年报付印"));

        // then
        assertThat(closed.head().getEdition()).isEqualTo(1);
        assertThat(closed.isIntact()).isTrue();
        assertThat(latest(2011).head()).hasToString(closed.head().toString());
        assertThat(latest(2011).isIntact()).isTrue();
        assertThat(latest(2011).tables()).containsExactlyInAnyOrderElementsOf(closed.tables());
    }

    @Test
    void a_closed_year_is_not_closed_again() {
        // given
        store().close(2012, null, freezing(2012, "年报付印"));

        // when
        assertThatThrownBy(() -> store().close(2012, null, freezing(2012, "再来")))
                .isInstanceOfSatisfying(
                        OtherEditionException.class, e -> assertThat(e.latest()).isEqualTo(1));

        // then
        assertThat(latest(2012).head().getNote().toString()).isEqualTo("年报付印");
    }

    @Test
    void an_edition_is_restated_by_the_next_and_stays_as_it_is() {
        // given
        var first = store().close(2013, null, freezing(2013, "年报付印"));

        // when
        var second = store().close(2013, 1, freezing(2013, "补报"));

        // then
        assertThat(second.head().getEdition()).isEqualTo(2);
        assertThat(latest(2013).head()).hasToString(second.head().toString());
        assertThat(editions(2013))
                .extracting(each -> each.head().toString())
                .containsExactly(first.head().toString(), second.head().toString());
    }

    @Test
    void only_the_latest_edition_is_restated() {
        assertThatThrownBy(() -> store().close(2014, 1, freezing(2014, "补报")))
                .isInstanceOfSatisfying(
                        OtherEditionException.class, e -> assertThat(e.latest()).isZero());
        assertThat(editions(2014)).isEmpty();
    }

    @Test
    void what_freezing_throws_is_thrown_and_closes_nothing() {
        // when
        assertThatThrownBy(() -> store().close(2015, null, (view, number) -> {
                    throw new IllegalStateException("the roster is empty");
                }))
                .hasMessage("the roster is empty");

        // then
        assertThat(editions(2015)).isEmpty();
    }
}
