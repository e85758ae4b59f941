package cultivation.check;

import cultivation.catalogue.Check;
import org.jspecify.annotations.Nullable;

/**
 * What a check found of a college as of a day.
 *
 * @param violations 0 when it passes; null when nothing could be compared, which is not passing
 * @param compared how many comparisons were made
 * @param sentenceZh for the college, with the figures; {@code sentenceEn} says the same in English
 */
public record Finding(
        Check check, String college, @Nullable Long violations, long compared, String sentenceZh, String sentenceEn) {}
