package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/**
 * Whatever the order, repetition and partition of events, and the batches and compaction of cells: the same figures.
 *
 * <p>{@code order} decides all that is shuffled; a failure names it beside the shortest stream that fails.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class AnyOrderProperties {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();

    @Property
    void without_conflicts_any_order_gives_the_same_cells_and_figures(
            @ForAll("withoutConflicts") List<GeneratedStream.Sent> stream, @ForAll long order) {
        // given
        var random = new Random(order);
        var shuffled = new ArrayList<>(stream);
        Collections.shuffle(shuffled, random);
        var once = booked(stream, random);
        // when
        var again = booked(shuffled, random);
        // then
        assertThat(without(again.totals(), AnyOrderProperties::isByNature))
                .isEqualTo(without(once.totals(), AnyOrderProperties::isByNature));
        assertThat(settled(again.totals())).isEqualTo(settled(once.totals()));
        assertSameFigures(once, again, random);
        assertIdentity(again);
    }

    @Property
    void sending_again_changes_nothing_but_the_accounts(
            @ForAll("withoutConflicts") List<GeneratedStream.Sent> stream, @ForAll long order) {
        // given
        var random = new Random(order);
        var repeated = new ArrayList<>(stream);
        stream.stream().filter(record -> random.nextBoolean()).forEach(repeated::add);
        repeated.addAll(stream.subList(0, random.nextInt(stream.size() + 1)));
        Collections.shuffle(repeated, random);
        var once = booked(stream, random);
        // when
        var again = booked(repeated, random);
        // then
        assertThat(without(again.totals(), AnyOrderProperties::isAccount))
                .isEqualTo(without(once.totals(), AnyOrderProperties::isAccount));
        assertSameFigures(once, again, random);
        assertIdentity(again);
    }

    @Property
    void with_conflicts_any_interleaving_that_keeps_each_keys_order_gives_the_same(
            @ForAll("withConflicts") List<GeneratedStream.Sent> stream, @ForAll long order) {
        // given
        var random = new Random(order);
        var once = booked(stream, random);
        // when
        var again = booked(interleaved(stream, random), random);
        // then every cell, the accounts included
        assertThat(again.totals()).isEqualTo(once.totals());
        assertSameFigures(once, again, random);
        assertIdentity(again);
    }

    @Provide
    static Arbitrary<List<GeneratedStream.Sent>> withoutConflicts() {
        return GeneratedStream.withoutConflicts();
    }

    @Provide
    static Arbitrary<List<GeneratedStream.Sent>> withConflicts() {
        return GeneratedStream.withConflicts();
    }

    /** What a reader of the ledger sees, and what the book holds. */
    private record Booked(Board board, Map<String, Amount> totals) {}

    /** Over a random number of partitions, in random batches, read in a random merge, compacted or not. */
    private static Booked booked(List<GeneratedStream.Sent> stream, Random random) {
        var book = new Book(CATALOGUE, 1 + random.nextInt(4), GeneratedStream.APPENDED);
        int patience = 1 + random.nextInt(10);
        for (var record : stream) {
            book.receive(record.college(), record.event());
            if (random.nextInt(patience) == 0) {
                book.send(random.nextInt(book.sent().size()));
            }
        }
        book.sendAll();
        var queues = new ArrayList<Queue<Book.Sent>>();
        boolean compact = random.nextBoolean();
        for (var sent : book.sent()) {
            queues.add(new ArrayDeque<>(compact ? compacted(sent, random) : sent));
        }
        var ledger = new Ledger();
        for (var cell : merged(queues, random)) {
            ledger.read(cell.key(), cell.absolute(), cell.endOfBatch());
        }
        return new Booked(new Board(CATALOGUE, ledger, roster()), book.totals());
    }

    /** Some of the cells that a later one of the same key replaces are gone. */
    private static List<Book.Sent> compacted(List<Book.Sent> sent, Random random) {
        var later = new HashSet<Object>();
        var kept = new ArrayList<Book.Sent>();
        for (int i = sent.size() - 1; i >= 0; i--) {
            if (later.add(sent.get(i).key()) || random.nextBoolean()) {
                kept.add(0, sent.get(i));
            }
        }
        return kept;
    }

    private static List<GeneratedStream.Sent> interleaved(List<GeneratedStream.Sent> stream, Random random) {
        var byKey = new LinkedHashMap<String, Queue<GeneratedStream.Sent>>();
        for (var record : stream) {
            byKey.computeIfAbsent(record.college() + '|' + record.key(), key -> new ArrayDeque<>())
                    .add(record);
        }
        return merged(byKey.values(), random);
    }

    private static <T> List<T> merged(Collection<Queue<T>> queues, Random random) {
        var left = new ArrayList<>(queues);
        left.removeIf(Queue::isEmpty);
        var merged = new ArrayList<T>();
        while (!left.isEmpty()) {
            merged.add(left.get(random.nextInt(left.size())).remove());
            left.removeIf(Queue::isEmpty);
        }
        return merged;
    }

    private static void assertSameFigures(Booked once, Booked again, Random random) {
        var asOf = random.nextInt(8) == 0
                ? LocalDate.of(2019, 8, 31)
                : GeneratedStream.FIRST.plusDays(random.nextInt(GeneratedStream.DAYS + 60));
        for (var indicator : CATALOGUE.indicators()) {
            for (var window : indicator.windows()) {
                var expected = once.board.values(indicator, window, asOf);
                var found = again.board.values(indicator, window, asOf);
                if (!found.equals(expected)) {
                    assertThat(found).isEqualTo(expected);
                }
            }
        }
        assertThat(again.board.ledger().latestBusinessDay(college -> true))
                .isEqualTo(once.board.ledger().latestBusinessDay(college -> true));
    }

    /** received = applied + duplicate + superseded + rejected, of each college as a reader sees it. */
    private static void assertIdentity(Booked booked) {
        for (String college : GeneratedStream.COLLEGES) {
            var board = booked.board;
            assertThat(board.accounted(college, Measure.APPLIED)
                            + board.accounted(college, Measure.DUPLICATE)
                            + board.accounted(college, Measure.SUPERSEDED)
                            + board.accounted(college, Measure.REJECTED))
                    .isEqualTo(board.accounted(college, Measure.RECEIVED));
        }
    }

    /** Applied, superseded and duplicate together by college, type and day: their sum does not depend on the order. */
    private static Map<String, Amount> settled(Map<String, Amount> totals) {
        var settled = new TreeMap<String, Amount>();
        totals.forEach((key, amount) -> {
            if (isByNature(key)) {
                var parts = key.split("\\|", -1);
                settled.merge(parts[0] + '|' + parts[2] + '|' + parts[3], amount, Amount::plus);
            }
        });
        return settled;
    }

    private static boolean isByNature(String key) {
        return key.contains("|applied|") || key.contains("|superseded|") || key.contains("|duplicate|");
    }

    private static boolean isAccount(String key) {
        return isByNature(key) || key.contains("|received|") || key.contains("|rejected|");
    }

    private static Map<String, Amount> without(Map<String, Amount> totals, Predicate<String> keys) {
        var others = new TreeMap<>(totals);
        others.keySet().removeIf(keys);
        return others;
    }

    private static Roster roster() {
        var roster = new Roster();
        roster.put(new College("A", "甲", null, Ownership.MUNICIPAL_COMMISSION, null, true));
        roster.put(new College("B", "乙", null, Ownership.MUNICIPAL_COMMISSION, null, true));
        roster.put(new College("C", "丙", null, Ownership.PRIVATE, null, true));
        return roster;
    }
}
