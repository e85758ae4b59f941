package cultivation.catalogue;

import java.time.LocalDate;

/**
 * What others have, printed beside a figure: no state of the city.
 *
 * @param on the day for which it was published
 * @param value in the indicator's unit
 */
public record Benchmark(String indicator, String nameZh, LocalDate on, double value) {}
