package cultivation.report;

/**
 * A way to come to a printed figure.
 *
 * @param kind {@code statistic}, {@code window}, {@code numerator}, {@code denominator}, {@code indicator}, {@code entity},
 *     {@code year}, {@code row}, {@code counts}, {@code rounding}, {@code unit} or {@code slip}
 * @param words in a few Chinese words
 */
public record Definition(String kind, String words) {}
