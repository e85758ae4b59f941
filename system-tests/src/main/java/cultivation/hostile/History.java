package cultivation.hostile;

import static cultivation.hostile.Calendar.oneOf;

import cultivation.oracle.Arrival;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Member;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that arrives at a few colleges' topics, in order.
 *
 * <pre>{@code
 * History history = History.hostile(7);
 * Oracle oracle = Oracle.of(history.members()).feed(history.arrivals());
 * for (LocalDate asOf : history.asOfDays(50)) …
 * }</pre>
 *
 * The same seed gives the same history.
 */
public record History(long seed, List<Member> members, int partitions, List<Arrival> arrivals) {
    /** Colleges of the city with the groups that own them. */
    private static final List<Member> COLLEGES = List.of(
            new Member("4111010853", "municipal_commission"),
            new Member("4111010858", "municipal_commission"),
            new Member("4111012561", "municipal_commission"),
            new Member("4111010857", "other_bureau"),
            new Member("4111011626", "other_bureau"),
            new Member("4111012448", "other_bureau"),
            new Member("4111011090", "district"),
            new Member("4111011092", "district"),
            new Member("4111012564", "private"),
            new Member("4111012565", "private"),
            new Member("4111012566", "private"));

    /** With everything in it: two to five colleges of two or three groups, 80 to 300 records. */
    public static History hostile(long seed) {
        return write(seed, true, false);
    }

    /** The same without contradictions: no revision of an entity is ever given two contents. */
    public static History withoutConflicts(long seed) {
        return write(seed, false, false);
    }

    /** As {@link #hostile}, with every record on partition 0, for a driver that has no other. */
    public static History hostileOnPartitionZero(long seed) {
        return write(seed, true, true);
    }

    /** As {@link #withoutConflicts}, with every record on partition 0. */
    public static History withoutConflictsOnPartitionZero(long seed) {
        return write(seed, false, true);
    }

    /** As {@link #hostile}, for topics of a number of partitions, and of colleges that no other seed has. */
    public static History hostileOfItsOwnColleges(long seed, int partitions) {
        return write(seed, true, false, partitions, code -> code + "-" + seed);
    }

    private static History write(long seed, boolean withConflicts, boolean onPartitionZero) {
        return write(seed, withConflicts, onPartitionZero, null, code -> code);
    }

    private static History write(
            long seed,
            boolean withConflicts,
            boolean onPartitionZero,
            @Nullable Integer given,
            UnaryOperator<String> code) {
        var random = new Random(seed * 0x9e3779b97f4a7c15L + 1);
        List<Member> members = draw(random).stream()
                .map(member -> new Member(code.apply(member.code()), member.group()))
                .toList();
        int drawn = 1 + random.nextInt(4);
        int partitions = given == null ? drawn : given;
        var adversary = new Adversary(random, members, partitions, withConflicts, onPartitionZero);
        return new History(seed, members, partitions, List.copyOf(adversary.write(80 + random.nextInt(221))));
    }

    private static List<Member> draw(Random random) {
        var colleges = new ArrayList<>(COLLEGES);
        Collections.shuffle(colleges, random);
        int groups = 2 + random.nextInt(2);
        int size = 2 + random.nextInt(4);
        var drawn = new ArrayList<Member>();
        Set<String> used = new LinkedHashSet<>();
        for (Member member : colleges) {
            if (drawn.size() < 2 ? used.add(member.group()) : used.size() < groups || used.contains(member.group())) {
                used.add(member.group());
                drawn.add(member);
            }
            if (drawn.size() == size) {
                break;
            }
        }
        return List.copyOf(drawn);
    }

    /** Another order in which each key's records keep theirs: what Kafka promises, and no more. */
    public History interleaved(long seedOfOrder) {
        var random = new Random(seedOfOrder);
        var queues = new LinkedHashMap<String, Deque<Arrival>>();
        for (Arrival arrival : arrivals) {
            queues.computeIfAbsent(arrival.college() + "/" + arrival.keyText(), key -> new ArrayDeque<>())
                    .add(arrival);
        }
        var waiting = new ArrayList<>(queues.values());
        var merged = new ArrayList<Arrival>();
        while (!waiting.isEmpty()) {
            Deque<Arrival> queue = oneOf(waiting, random);
            merged.add(queue.remove());
            if (queue.isEmpty()) {
                waiting.remove(queue);
            }
        }
        return new History(seed, members, partitions, List.copyOf(merged));
    }

    /** Any order at all: the figures of a history without conflicts do not depend on it. */
    public History shuffled(long seedOfOrder) {
        var shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, new Random(seedOfOrder));
        return new History(seed, members, partitions, List.copyOf(shuffled));
    }

    /** Some records a second time, somewhere after the first. */
    public History repeated(long seedOfChoice) {
        var random = new Random(seedOfChoice);
        var repeated = new ArrayList<>(arrivals);
        for (int times = arrivals.size() / 3; times > 0; times--) {
            int which = random.nextInt(repeated.size());
            repeated.add(which + 1 + random.nextInt(repeated.size() - which), repeated.get(which));
        }
        return new History(seed, members, partitions, List.copyOf(repeated));
    }

    /** So many different days worth asking about: the calendar's traps, and where windows begin or end to hold a record. */
    public List<LocalDate> asOfDays(int days) {
        var random = new Random(seed);
        var chosen = new LinkedHashSet<LocalDate>();
        var spokenOf = new ArrayList<>(Calendar.TRAPS);
        for (Arrival arrival : arrivals) {
            if (arrival.content() instanceof Content.Event event) {
                for (var field : event.value().getSchema().getFields()) {
                    if (event.value().get(field.pos()) instanceof LocalDate day && isPlausible(day)) {
                        spokenOf.add(day);
                    }
                }
            }
        }
        chosen.add(LocalDate.of(2020, 2, 29));
        chosen.add(LocalDate.of(2019, 12, 31));
        chosen.add(LocalDate.of(2020, 8, 31));
        while (chosen.size() < days) {
            LocalDate day = oneOf(spokenOf, random);
            chosen.add(
                    switch (random.nextInt(16)) {
                        case 0, 1, 2, 3 -> day;
                        case 4 -> day.minusDays(1);
                        case 5 -> day.plusDays(6);
                        case 6 -> day.plusDays(7);
                        case 7 -> day.plusDays(29);
                        case 8 -> day.plusDays(30);
                        case 9 -> day.plusDays(89);
                        case 10 -> day.plusDays(90);
                        case 11 -> day.plusDays(364);
                        case 12 -> day.plusDays(365);
                        case 13 -> day.plusYears(1);
                        case 14 -> LocalDate.of(day.getYear() + 1, 8, 31);
                        default -> LocalDate.of(2018, 1, 1).plusDays(random.nextInt(1_500));
                    });
        }
        return List.copyOf(chosen);
    }

    private static boolean isPlausible(LocalDate day) {
        return day.getYear() >= 1990 && day.getYear() < 2030;
    }
}
