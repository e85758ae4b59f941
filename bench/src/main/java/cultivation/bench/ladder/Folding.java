package cultivation.bench.ladder;

import cultivation.entity.Contribution;
import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.entity.Standing;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.rule.Arrival;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The job itself and nothing else: judges an event, keeps the latest of each entity, moves the cells. One for each
 * thread, which must meet all events of an entity.
 */
final class Folding {
    private record EntityKey(String college, RecordType type, String id) {}

    private record Place(String college, Measure measure, String slice, LocalDate day) {}

    private static final class Sum {
        long amount;
        long count;
    }

    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    private final EmployedSet employed;
    private final Map<EntityKey, Entity> entities = new HashMap<>();
    private final Map<Place, Sum> cells = new HashMap<>();

    Folding(EmployedSet employed) {
        this.employed = employed;
    }

    void take(SpecificRecord event, Arrival arrival) {
        var college = arrival.college();
        var type = RecordType.of(event);
        if (type == null || Rules.check(event, arrival).fold(accepted -> false, rejected -> true)) {
            count(college, Measure.REJECTED);
            return;
        }
        var key = new EntityKey(
                college,
                type.isStudent() ? RecordType.ENROLLMENT : type,
                type.keyOf(event).toString());
        var known = entities.get(key);
        var before = known == null ? Entity.unknown(type) : known;
        var receipt = before.receive(event, type);
        if (receipt.standing() == Standing.APPLIED) {
            entities.put(key, receipt.after());
            before.contribute(employed, contribution -> move(college, contribution, -1));
            receipt.after().contribute(employed, contribution -> move(college, contribution, 1));
        }
        count(
                college,
                switch (receipt.standing()) {
                    case APPLIED -> Measure.APPLIED;
                    case DUPLICATE -> Measure.DUPLICATE;
                    case SUPERSEDED -> Measure.SUPERSEDED;
                    case CONFLICT -> Measure.REJECTED;
                });
    }

    int entities() {
        return entities.size();
    }

    void addTo(Figures figures) {
        cells.forEach((place, sum) -> {
            var cell = new CellKey(place.college, place.measure, place.slice, place.day, 0);
            figures.add(cell, new Amount(sum.amount, sum.count));
        });
    }

    private void count(String college, Measure verdict) {
        move(college, new Contribution(verdict, "", NO_DAY, 1), 1);
    }

    private void move(String college, Contribution contribution, int sign) {
        var place = new Place(college, contribution.measure(), contribution.slice(), contribution.day());
        var sum = cells.computeIfAbsent(place, unused -> new Sum());
        sum.amount += sign * contribution.amount();
        sum.count += sign;
    }
}
