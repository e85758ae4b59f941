package cultivation.bench.job;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.rule.RecordType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The job itself and nothing else: entities and cells in maps. One for each thread, which must meet all events of an
 * entity.
 */
public final class Folding {
    private record EntityKey(String college, String keyField, String id) {}

    private record Place(String college, Measure measure, String slice, LocalDate day) {}

    private static final class Sum {
        long amount;
        long count;
    }

    private final Booking booking;
    private final Map<EntityKey, Entity> entities = new HashMap<>();
    private final Map<Place, Sum> cells = new HashMap<>();

    public Folding(EmployedSet employed) {
        booking = new Booking(employed);
    }

    public void take(SpecificRecord event, String topic, int partition, long appendedAt, byte[] id) {
        var type = RecordType.of(event);
        if (type == null) {
            throw new IllegalArgumentException("no event of the backlog is a " + event.getClass());
        }
        var arrival = booking.arrival(topic, partition, appendedAt, id);
        var key = new EntityKey(
                arrival.college(), type.keyField(), type.keyOf(event).toString());
        var known = entities.get(key);
        var after = booking.take(event, type, arrival, known, this::move);
        if (after != null && after != known) {
            entities.put(key, after);
        }
    }

    public int entities() {
        return entities.size();
    }

    public void addTo(Figures figures) {
        cells.forEach((place, sum) -> {
            var cell = new CellKey(place.college, place.measure, place.slice, place.day, 0);
            figures.add(cell, new Amount(sum.amount, sum.count));
        });
    }

    private void move(String college, Measure measure, String slice, LocalDate day, long amount, long count) {
        var sum = cells.computeIfAbsent(new Place(college, measure, slice, day), unused -> new Sum());
        sum.amount += amount;
        sum.count += count;
    }
}
