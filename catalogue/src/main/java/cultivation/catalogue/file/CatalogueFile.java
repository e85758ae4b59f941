package cultivation.catalogue.file;

import cultivation.catalogue.Benchmark;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Direction;
import cultivation.catalogue.EmployedPeriod;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.TableRow;
import cultivation.catalogue.Term;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.catalogue.Wording;
import cultivation.entity.Measure;
import cultivation.events.Destination;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a catalogue.
 *
 * <pre>{@code
 * Catalogue shipped = CatalogueFile.shipped();
 * Catalogue own = CatalogueFile.read(Path.of("catalogue.yaml"));   // CatalogueMistake: catalogue.yaml:17: …
 * }</pre>
 */
public final class CatalogueFile {
    private static final String SHIPPED = "catalogue.yaml";
    private static final int MOST = 1000;

    private final String name;

    private CatalogueFile(String name) {
        this.name = name;
    }

    /** The catalogue that comes with this version. */
    public static Catalogue shipped() {
        return new CatalogueFile(SHIPPED).catalogue(shippedText());
    }

    /** The text of the catalogue that comes with this version. */
    public static String shippedText() {
        try (var stream = CatalogueFile.class.getResourceAsStream("/" + SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException(SHIPPED + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", e);
        }
    }

    /**
     * The catalogue of a file.
     *
     * @throws CatalogueMistake when it cannot be used
     */
    public static Catalogue read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new CatalogueMistake(file + ": cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    /** The catalogue of a text; {@code name} is what mistakes call it. */
    public static Catalogue parse(String name, String text) {
        return new CatalogueFile(name).catalogue(text);
    }

    private Catalogue catalogue(String text) {
        try (Reader reader = new StringReader(text)) {
            var node = new Yaml(new LoaderOptions()).compose(reader);
            if (node == null) {
                throw new CatalogueMistake(name + ":1: the catalogue is empty");
            }
            return catalogue(new Entry(name, node));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new CatalogueMistake(
                    name + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new CatalogueMistake(name + ":1: not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells all mistakes at once, but those that may be none once the others are mended. */
    private static Catalogue catalogue(Entry root) {
        var mistakes = new ArrayList<CatalogueMistake>();
        mistakes.addAll(mistakesOf(
                () -> root.allowOnly(Set.of("version", "city", "employed", "indicators", "checks", "benchmarks"))));
        mistakes.addAll(mistakesOf(() -> root.text("version")));
        mistakes.addAll(mistakesOf(() -> city(root)));
        mistakes.addAll(mistakesOf(() -> employed(root)));
        var indicators = new ArrayList<Indicator>();
        var ids = new HashSet<String>();
        mistakes.addAll(mistakesOf(() -> root.entries("indicators")
                .forEach(entry -> mistakes.addAll(mistakesOf(() -> {
                    var indicator = indicator(entry);
                    if (!ids.add(indicator.id())) {
                        throw entry.mistake("indicator '" + indicator.id() + "' is declared twice; remove one");
                    }
                    indicators.add(indicator);
                })))));
        if (!mistakes.isEmpty()) {
            throw CatalogueMistake.of(mistakes);
        }
        return new Catalogue(
                root.text("version"),
                city(root).text("id"),
                city(root).text("nameZh"),
                indicators,
                employed(root),
                root.has("checks") ? CheckEntry.all(root.entries("checks"), indicators) : List.of(),
                root.has("benchmarks") ? benchmarks(root.entries("benchmarks"), ids) : List.of());
    }

    private static List<Benchmark> benchmarks(List<Entry> entries, Set<String> indicators) {
        return entries.stream()
                .map(entry -> {
                    entry.allowOnly(Set.of("indicator", "nameZh", "on", "value"));
                    return new Benchmark(
                            entry.named("indicator", id -> indicators.contains(id) ? id : null, "those declared above"),
                            entry.text("nameZh"),
                            entry.date("on", LocalDate.MIN),
                            entry.decimal("value"));
                })
                .toList();
    }

    static List<CatalogueMistake> mistakesOf(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (CatalogueMistake mistake) {
            return List.of(mistake);
        }
    }

    private static Entry city(Entry root) {
        var city = root.entry("city");
        city.allowOnly(Set.of("id", "nameZh"));
        city.text("id");
        city.text("nameZh");
        return city;
    }

    private static List<EmployedPeriod> employed(Entry root) {
        var periods = new ArrayList<EmployedPeriod>();
        for (Entry entry : root.entries("employed")) {
            entry.allowOnly(Set.of("validFrom", "validTo", "destinations"));
            var destinations = entry.allNamed(
                    "destinations", symbol(Destination.class), EnumSet.complementOf(EnumSet.of(Destination.UNKNOWN)));
            var period = new EmployedPeriod(
                    entry.date("validFrom", LocalDate.MIN),
                    entry.date("validTo", LocalDate.MAX),
                    Set.copyOf(destinations));
            if (period.validTo().isBefore(period.validFrom())) {
                throw entry.mistake("validTo " + period.validTo() + " lies before validFrom " + period.validFrom());
            }
            if (!periods.isEmpty()
                    && !period.validFrom()
                            .isAfter(periods.get(periods.size() - 1).validTo())) {
                throw entry.mistake("two employed sets hold on " + period.validFrom()
                        + "; end the earlier one with validTo on the day before");
            }
            periods.add(period);
        }
        return periods;
    }

    private static Indicator indicator(Entry entry) {
        entry.allowOnly(Set.of(
                "id",
                "kind",
                "numerator",
                "denominator",
                "paired",
                "factor",
                "unit",
                "better",
                "windows",
                "exported",
                "incompleteMonths",
                "table",
                "tables",
                "wordings"));
        var windows = entry.allNamed("windows", Window::ofId, windowIds());
        if (Set.copyOf(windows).size() < windows.size()) {
            throw entry.mistake("a window stands twice; remove one");
        }
        try {
            return new Indicator(
                    entry.text("id"),
                    entry.named("kind", symbol(Kind.class), lowerCase(Kind.values())),
                    quantity(entry, "numerator"),
                    entry.has("denominator") ? quantity(entry, "denominator") : null,
                    entry.is("paired"),
                    entry.has("factor") ? entry.number("factor", 1, MOST) : 1,
                    entry.named("unit", Unit::ofId, lowerCase(Unit.values())),
                    entry.named("better", symbol(Direction.class), lowerCase(Direction.values())),
                    windows,
                    entry.has("exported") ? entry.allNamed("exported", Window::ofId, windowIds()) : windows,
                    entry.has("incompleteMonths")
                            ? Set.copyOf(entry.allNamed("incompleteMonths", CatalogueFile::month, "1 to 12"))
                            : Set.of(),
                    entry.entries("wordings").stream()
                            .map(CatalogueFile::wording)
                            .toList(),
                    Stream.concat(
                                    Stream.ofNullable(entry.optional("table")),
                                    entry.has("tables") ? entry.entries("tables").stream() : Stream.of())
                            .map(CatalogueFile::tableRow)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw entry.mistake(e.getMessage() + "");
        }
    }

    private static TableRow tableRow(Entry entry) {
        entry.allowOnly(Set.of("id", "number", "row", "column", "statistic"));
        return new TableRow(
                entry.text("id"),
                entry.has("number") ? entry.text("number") : "",
                entry.text("row"),
                entry.has("column") ? entry.text("column") : "",
                entry.has("statistic")
                        ? entry.named(
                                "statistic",
                                Statistic::ofId,
                                Stream.of(Statistic.values()).map(Statistic::id).toList())
                        : Statistic.POOLED);
    }

    private static @Nullable Month month(String text) {
        return Arrays.stream(Month.values())
                .filter(month -> String.valueOf(month.getValue()).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static Wording wording(Entry entry) {
        entry.allowOnly(Set.of("validFrom", "validTo", "nameZh", "nameEn", "definitionZh", "definitionEn"));
        var wording = new Wording(
                entry.date("validFrom", LocalDate.MIN),
                entry.date("validTo", LocalDate.MAX),
                entry.text("nameZh"),
                entry.text("nameEn"),
                entry.text("definitionZh"),
                entry.text("definitionEn"));
        if (wording.validTo().isBefore(wording.validFrom())) {
            throw entry.mistake("validTo " + wording.validTo() + " lies before validFrom " + wording.validFrom());
        }
        return wording;
    }

    /** One term, or a list of weighted ones. */
    private static Quantity quantity(Entry entry, String name) {
        try {
            return new Quantity((entry.isList(name) ? entry.entries(name) : List.of(entry.entry(name)))
                    .stream().map(CatalogueFile::part).toList());
        } catch (IllegalArgumentException e) {
            throw entry.mistake(e.getMessage() + "");
        }
    }

    private static Quantity.Part part(Entry entry) {
        entry.allowOnly(Set.of("measure", "slices", "weight", "window", "required"));
        return new Quantity.Part(
                termOf(entry),
                entry.has("weight") ? entry.number("weight", -MOST, MOST) : 1,
                entry.has("window") ? entry.named("window", Window::ofId, windowIds()) : null,
                entry.is("required"));
    }

    static Term term(Entry entry) {
        entry.allowOnly(Set.of("measure", "slices"));
        return termOf(entry);
    }

    private static Term termOf(Entry entry) {
        var measure = entry.named(
                "measure",
                Measure::ofId,
                Arrays.stream(Measure.values()).map(Measure::id).toList()
                        + "; a new measure needs a new version of the app and a rebuild (./cultivation reset --yes)");
        if (!entry.has("slices")) {
            if (measure == Measure.RESOURCE || measure == Measure.RESOURCE_ADDED) {
                throw entry.mistake("measure '" + measure.id() + "' adds areas to money without 'slices'; name them");
            }
            return Term.of(measure);
        }
        var known = MeasureSlices.of(measure);
        if (known.isEmpty()) {
            throw entry.mistake("measure '" + measure.id() + "' has no slices; remove 'slices'");
        }
        return new Term(
                measure, Set.copyOf(entry.allNamed("slices", slice -> known.contains(slice) ? slice : null, known)));
    }

    static List<String> windowIds() {
        return Arrays.stream(Window.values()).map(Window::id).toList();
    }

    static <E extends Enum<E>> Function<String, @Nullable E> symbol(Class<E> type) {
        return text -> {
            for (E value : type.getEnumConstants()) {
                if (value.name().equalsIgnoreCase(text) && !value.name().equals("UNKNOWN")) {
                    return value;
                }
            }
            return null;
        };
    }

    static List<String> lowerCase(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
