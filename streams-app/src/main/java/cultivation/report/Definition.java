package cultivation.report;

/**
 * A way to come to a printed figure.
 *
 * @param kind {@code statistic}, {@code window}, {@code numerator}, {@code denominator}, {@code indicator}, {@code entity},
 *     {@code year}, {@code row}, {@code counts}, {@code rounding}, {@code unit} or {@code slip}
 * @param words in a few Chinese words
 * @param wordsEn the same in English
 */
public record Definition(String kind, String words, String wordsEn) {
    static Definition of(String kind, Said words) {
        return new Definition(kind, words.zh(), words.en());
    }
}
