package cultivation.oracle;

import java.time.LocalDate;

/** Which figure, in public names: {@code ("admitted", "ytd", "group", "district", "median", 2019-12-31)}. */
public record Question(String indicator, String window, String scope, String entity, String statistic, LocalDate asOf) {

    /** The same figure as of the same day of the year before; 29 February becomes the 28th. */
    public Question yearBefore() {
        return new Question(indicator, window, scope, entity, statistic, asOf.minusYears(1));
    }

    /** The first day that counts; the last is the as-of day itself. */
    LocalDate from() {
        return from(window);
    }

    /** The first day of a window as of the question's day. */
    LocalDate from(String ofWindow) {
        return switch (ofWindow) {
            case "7d" -> asOf.minusDays(6);
            case "30d" -> asOf.minusDays(29);
            case "90d" -> asOf.minusDays(89);
            case "365d" -> asOf.minusDays(364);
            case "ytd" -> LocalDate.of(asOf.getYear(), 1, 1);
            case "aytd" -> {
                var thisSeptember = LocalDate.of(asOf.getYear(), 9, 1);
                yield asOf.isBefore(thisSeptember) ? thisSeptember.minusYears(1) : thisSeptember;
            }
            case "stock" -> LocalDate.MIN;
            default -> throw new IllegalArgumentException("no window has the name '" + ofWindow + "'");
        };
    }
}
