package cultivation.catalogue;

import cultivation.events.Destination;
import java.time.LocalDate;
import java.util.Set;

/** The destinations that count as employed for graduations within a period. */
public record EmployedPeriod(LocalDate validFrom, LocalDate validTo, Set<Destination> destinations) {
    public EmployedPeriod {
        destinations = Set.copyOf(destinations);
    }
}
