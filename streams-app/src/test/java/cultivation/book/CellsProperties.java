package cultivation.book;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CellsProperties {
    private static final int PARTITION = 3;

    /** Adds to a cell, or takes what moved. */
    private record Step(CellKey key, long amount, long count, boolean take) {}

    @Property(tries = 300)
    void what_is_taken_is_what_moved_with_its_absolute_amount_and_the_last_marked(@ForAll("steps") List<Step> steps) {
        // given
        var cells = new Cells(PARTITION);
        var plain = new HashMap<CellKey, Amount>();
        var moved = new HashMap<CellKey, Amount>();
        for (var step : steps) {
            var key = step.key();
            // when
            long now = cells.add(key.college(), key.measure(), key.slice(), key.day(), step.amount(), step.count());
            var after = plain.merge(key, new Amount(step.amount(), step.count()), Amount::plus);
            moved.put(key, after);
            // then
            assertThat(now).isEqualTo(after.count());
            if (step.take()) {
                assertThat(taken(cells)).isEqualTo(moved);
                moved.clear();
            }
        }
        assertThat(cells.haveMoved()).isEqualTo(!moved.isEmpty());
        assertThat(taken(cells)).isEqualTo(moved);
        assertThat(cells.haveMoved()).isFalse();
        var ofEach = new HashMap<String, Integer>();
        cells.forEachCollege(ofEach::put);
        ofEach.values().removeIf(live -> live == 0);
        assertThat(ofEach)
                .isEqualTo(plain.entrySet().stream()
                        .filter(cell -> !cell.getValue().equals(Amount.NONE))
                        .collect(Collectors.toMap(cell -> cell.getKey().college(), cell -> 1, Integer::sum)));
        assertThat(cells.live())
                .isEqualTo(plain.values().stream()
                        .filter(amount -> !amount.equals(Amount.NONE))
                        .count());
    }

    @Property(tries = 100)
    void a_ledger_that_has_read_what_was_taken_has_the_same_sum_and_one_that_missed_a_cell_has_not(
            @ForAll("steps") List<Step> steps) {
        // given
        var cells = new Cells(PARTITION);
        var ledger = new Ledger();
        var missing = new Ledger();
        boolean[] missed = {false};
        for (var step : steps) {
            var key = step.key();
            cells.add(key.college(), key.measure(), key.slice(), key.day(), step.amount(), step.count());
            if (step.take()) {
                // when
                cells.takeMoved((moved, absolute, last) -> {
                    ledger.set(moved, absolute);
                    if (last || missed[0] || absolute.equals(Amount.NONE)) {
                        missing.set(moved, absolute);
                    } else {
                        missed[0] = true;
                    }
                });
                ledger.tell(PARTITION, cells.sum());
                missing.tell(PARTITION, cells.sum());
                // then
                assertThat(ledger.differing()).isEmpty();
            }
        }
        // when
        cells.renew(missing.cells(PARTITION));
        cells.takeMoved((moved, absolute, last) -> missing.set(moved, absolute));
        missing.tell(PARTITION, cells.sum());
        // then
        assertThat(missing.differing()).isEmpty();
    }

    @Property(tries = 50)
    void what_is_restored_is_there_and_has_not_moved(@ForAll("steps") List<Step> steps) {
        // given
        var cells = new Cells(PARTITION);
        var plain = new HashMap<CellKey, Amount>();
        // when
        for (var step : steps) {
            var key = step.key();
            cells.restore(key.college(), key.measure(), key.slice(), key.day(), step.amount(), step.count());
            plain.merge(key, new Amount(step.amount(), step.count()), Amount::plus);
        }
        // then
        assertThat(cells.haveMoved()).isFalse();
        plain.forEach((key, amount) -> assertThat(cells.add(key.college(), key.measure(), key.slice(), key.day(), 0, 0))
                .isEqualTo(amount.count()));
        assertThat(taken(cells)).isEqualTo(plain);
    }

    /** Few enough colleges and days for cells to meet, so many in all that the table grows several times. */
    @Provide
    static Arbitrary<List<Step>> steps() {
        var keys = Combinators.combine(
                        Arbitraries.of("4111010853", "A-1", "college-with-a-name-of-32-letters"),
                        Arbitraries.of(Measure.class),
                        Arbitraries.of("", "SCIENCE", "Graduation/WRONG_KEY"),
                        Arbitraries.integers().between(-10_000, 40_000))
                .as((college, measure, slice, day) ->
                        new CellKey(college, measure, slice, LocalDate.ofEpochDay(day % 700 * 40L), PARTITION));
        return Combinators.combine(
                        keys,
                        Arbitraries.longs().between(-5, 5),
                        Arbitraries.longs().between(-1, 1),
                        Arbitraries.integers().between(0, 40))
                .as((key, amount, count, take) -> new Step(key, amount, count, take == 0))
                .list()
                .ofMaxSize(3000);
    }

    private static Map<CellKey, Amount> taken(Cells cells) {
        var taken = new HashMap<CellKey, Amount>();
        var marks = new ArrayList<Boolean>();
        cells.takeMoved((key, absolute, last) -> {
            assertThat(taken.put(key, absolute)).as("%s taken twice", key).isNull();
            marks.add(last);
            boolean anyLives = taken.values().stream().anyMatch(amount -> amount.count() != 0);
            assertThat(!last || absolute.count() != 0 || !anyLives)
                    .as("the mark stands on a cell that lives on, if one does")
                    .isTrue();
        });
        assertThat(marks.stream().filter(last -> last)).hasSize(marks.isEmpty() ? 0 : 1);
        assertThat(marks.isEmpty() || marks.get(marks.size() - 1)).isTrue();
        return taken;
    }
}
