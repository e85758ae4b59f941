package cultivation.catalogue;

import cultivation.reference.Severity;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One declared check across events: figures of a college that cannot all be right.
 *
 * @param id bounded, for it is a label: {@code registered_within_admitted}
 * @param definitionZh what is compared with what, in words
 * @param sentenceZh what is said of one violation, with placeholders such as {@code {whole}}; {@code sentenceEn} says it in
 *     English
 */
public record Check(
        String id,
        Severity severity,
        String nameZh,
        String nameEn,
        String definitionZh,
        String definitionEn,
        String sentenceZh,
        String sentenceEn,
        CheckRule rule) {
    private static final Pattern ID = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");

    public Check {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "check '" + id + "': an id is 1 to 64 lower-case letters, digits or underscores");
        }
        var placeholders = PLACEHOLDER.matcher(sentenceZh + sentenceEn);
        while (placeholders.find()) {
            if (!rule.placeholders().contains(placeholders.group(1))) {
                throw new IllegalArgumentException("check " + id + ": its sentence has no placeholder '"
                        + placeholders.group() + "'; known are "
                        + rule.placeholders().stream().sorted().toList());
            }
        }
    }

    /** The severity's public name, as in docs/reference/contract.md: {@code warning}. */
    public String severityId() {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
