package cultivation.serving.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The days on which nobody expects a college to send: vacations and public holidays, which may overlap.
 *
 * <pre>{@code
 * var holidays = Holidays.read(Path.of("holidays.yaml"));
 * holidays.includes(today);       // silence is no news
 * holidays.lastEndBefore(today);  // since when it is news again
 * }</pre>
 */
public record Holidays(List<Holiday> all) {
    /** From one day to another, both inclusive. */
    public record Holiday(String name, LocalDate from, LocalDate to) {
        public Holiday {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException(
                        "holiday '" + name + "' must not end before it begins, got: " + from + " to " + to);
            }
        }
    }

    public Holidays {
        all = List.copyOf(all);
    }

    /** No day is a holiday. */
    public static Holidays none() {
        return new Holidays(List.of());
    }

    /**
     * Reads {@code holidays: [{name: 春节, from: 2026-02-15, to: 2026-02-23}, …]}.
     *
     * @throws IllegalArgumentException naming the file and what is wrong in it
     */
    public static Holidays read(Path file) {
        try {
            var tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            var holidays = new ArrayList<Holiday>();
            if (!(tree instanceof Map<?, ?> top) || !(top.get("holidays") instanceof List<?> entries)) {
                throw new IllegalArgumentException("it must have a list 'holidays'");
            }
            for (Object entry : entries) {
                if (!(entry instanceof Map<?, ?> holiday)) {
                    throw new IllegalArgumentException("each holiday must have name, from and to, got: " + entry);
                }
                holidays.add(new Holiday(
                        String.valueOf(holiday.get("name")),
                        day(entry, holiday.get("from")),
                        day(entry, holiday.get("to"))));
            }
            return new Holidays(holidays);
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("holidays file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whether this day is one. */
    public boolean includes(LocalDate day) {
        return all.stream().anyMatch(holiday -> !day.isBefore(holiday.from()) && !day.isAfter(holiday.to()));
    }

    /** The day after the latest holiday that is over; null when there was none. */
    public @Nullable LocalDate lastEndBefore(LocalDate day) {
        return all.stream()
                .map(holiday -> holiday.to().plusDays(1))
                .filter(end -> !end.isAfter(day) && !includes(end))
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static LocalDate day(Object entry, @Nullable Object value) {
        if (value instanceof Date date) {
            return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        }
        throw new IllegalArgumentException("from and to must be days like 2026-02-15, got: " + entry);
    }
}
