package cultivation.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.connection.AppClient;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A college's indicators of a year up to a day: those of the window {@code ytd}, and stocks.
 *
 * @param values in the indicator's unit by its id, null where missing; in the order of the catalogue
 */
public record CollegeFigures(LocalDate asOf, Map<String, @Nullable Double> values) {
    private static final int TEN_THOUSAND = 10_000;

    /** What a reader calls an indicator, and how its values are written: sums of money in 万元, an average income in 元. */
    public record Name(String nameZh, String unit, String kind) {
        /** A value as a person reads it; 「—」 where it is missing. */
        public String shown(@Nullable Double value) {
            if (value == null) {
                return "—";
            }
            return switch (unit) {
                case "ratio" -> String.format(Locale.ROOT, "%.2f%%", value * 100);
                case "yuan" ->
                    kind.equals("mean")
                            ? String.format(Locale.ROOT, "%,.2f 元", value)
                            : String.format(Locale.ROOT, "%,.2f 万元", value / TEN_THOUSAND);
                case "person" -> String.format(Locale.ROOT, "%,.0f 人", value);
                case "person_day" -> String.format(Locale.ROOT, "%,.0f 人日", value);
                default -> String.format(Locale.ROOT, "%,.4f", value);
            };
        }
    }

    /** The figures as the app has them now. */
    public static CollegeFigures of(AppClient app, String collegeCode, LocalDate asOf) {
        var answer =
                app.get("/api/v1/values?scope=college&window=ytd&window=stock&entity=" + collegeCode + "&asOf=" + asOf);
        var values = new LinkedHashMap<String, @Nullable Double>();
        for (JsonNode figure : answer.path("values")) {
            var value = figure.path("value");
            values.put(figure.path("indicator").asText(), value.isNumber() ? value.asDouble() : null);
        }
        return new CollegeFigures(asOf, values);
    }

    /**
     * The last day of the year of {@code day} that has come: by the app's own clock or, where it stands in the past and goes
     * on with the events, by {@code today}.
     */
    public static LocalDate endOfYear(AppClient app, LocalDate day, LocalDate today) {
        var ofApp = LocalDate.parse(app.get("/api/v1/status").path("asOf").asText());
        var latest = ofApp.isBefore(day) && ofApp.isBefore(today) ? today : ofApp;
        var end = LocalDate.of(day.getYear(), 12, 31);
        return end.isAfter(latest) ? latest : end;
    }

    /** Names and units by id. */
    public static Map<String, Name> names(AppClient app) {
        var names = new HashMap<String, Name>();
        for (JsonNode indicator : app.get("/api/v1/catalogue").path("indicators")) {
            names.put(
                    indicator.path("id").asText(),
                    new Name(
                            indicator.path("nameZh").asText(),
                            indicator.path("unit").asText(),
                            indicator.path("kind").asText()));
        }
        return names;
    }
}
