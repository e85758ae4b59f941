package cultivation.oracle;

import java.time.LocalDate;

/** One live contribution of an entity to the ledger. */
record Contribution(String measure, String slice, LocalDate day, long amount) {}
