package cultivation.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Standing;
import cultivation.events.Destination;
import cultivation.events.Head;
import cultivation.rule.Arrival;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** What the domain makes of events: rules, entities and their contributions, without Kafka and without a ledger. */
final class Books {
    private static final EmployedSet EMPLOYED = (destination, day) ->
            EnumSet.range(Destination.CONTRACT, Destination.FURTHER_STUDY).contains(destination);

    private final Map<String, Entity> entities = new HashMap<>();
    private final Map<Standing, Long> standings = new EnumMap<>(Standing.class);

    Books(Iterable<SpecificRecord> events) {
        events.forEach(this::take);
    }

    private void take(SpecificRecord event) {
        var head = (Head) event.get(0);
        var type = Objects.requireNonNull(RecordType.of(event));
        var college = head.getCollegeCode().toString();
        var key = type.keyOf(event).toString();
        var verdict = Rules.check(event, Arrival.planned(college, key.getBytes(UTF_8), head.getRecordedAt()));
        if (verdict != Verdict.ACCEPTED) {
            assertThat(verdict).as("%s", event).isEqualTo(Verdict.ACCEPTED);
        }
        var id = college + "/" + type.keyField() + "/" + key;
        var receipt = entities.getOrDefault(id, Entity.unknown(type)).receive(event, type);
        standings.merge(receipt.standing(), 1L, Long::sum);
        entities.put(id, receipt.after());
    }

    long count(Standing standing) {
        return standings.getOrDefault(standing, 0L);
    }

    /** By college the amounts by {@code measure} and {@code measure slice}, over the days from one to another. */
    Map<String, Map<String, Long>> between(LocalDate from, LocalDate to) {
        var sums = new TreeMap<String, Map<String, Long>>();
        entities.forEach((id, entity) -> {
            var own = sums.computeIfAbsent(id.substring(0, id.indexOf('/')), code -> new HashMap<>());
            entity.contribute(EMPLOYED, (measure, slice, day, amount) -> {
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    own.merge(measure.id() + " *", amount, Long::sum);
                    own.merge(measure.id() + " " + slice, amount, Long::sum);
                    int dot = slice.indexOf('.');
                    if (dot > 0) {
                        own.merge(measure.id() + " " + slice.substring(0, dot) + ".*", amount, Long::sum);
                    }
                }
            });
        });
        return sums;
    }
}
