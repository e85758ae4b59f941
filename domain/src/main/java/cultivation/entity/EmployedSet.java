package cultivation.entity;

import cultivation.events.Destination;
import java.time.LocalDate;

/** Which destinations count as employed; definitions change, so it depends on the graduation day. */
@FunctionalInterface
public interface EmployedSet {
    boolean contains(Destination destination, LocalDate graduatedOn);
}
