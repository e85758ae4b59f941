package cultivation.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Check;
import cultivation.catalogue.CheckRule;
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
import cultivation.cli.FailedException;
import cultivation.connection.AppClient;
import cultivation.entity.Measure;
import cultivation.events.Destination;
import cultivation.reference.Severity;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The catalogue that a running app has in force, as it tells it.
 *
 * @param asOf the app's day
 */
record CatalogueInForce(Catalogue catalogue, LocalDate asOf) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks the app. */
    static CatalogueInForce of(URI api) {
        return of(new AppClient(api).get("/api/v1/catalogue"));
    }

    static CatalogueInForce parse(String text) throws IOException {
        return of(JSON.readTree(text));
    }

    private static CatalogueInForce of(JsonNode root) {
        return new CatalogueInForce(
                new Catalogue(
                        root.path("version").asText(),
                        root.path("city").path("id").asText(),
                        root.path("city").path("nameZh").asText(),
                        each(root.path("indicators"))
                                .map(CatalogueInForce::indicator)
                                .toList(),
                        each(root.path("employed"))
                                .map(CatalogueInForce::employed)
                                .toList(),
                        each(root.path("checks")).map(CatalogueInForce::check).toList()),
                LocalDate.parse(root.path("asOf").asText()));
    }

    private static Indicator indicator(JsonNode node) {
        return new Indicator(
                node.path("id").asText(),
                Kind.valueOf(upper(node.path("kind"))),
                quantity(node.path("numerator")),
                node.path("denominator").isObject() ? quantity(node.path("denominator")) : null,
                node.path("paired").asBoolean(),
                node.path("factor").asInt(1),
                Objects.requireNonNull(Unit.ofId(node.path("unit").asText())),
                Direction.valueOf(upper(node.path("better"))),
                windows(node.path("windows")),
                windows(node.path("exported")),
                each(node.path("incompleteMonths"))
                        .map(month -> Month.of(month.asInt()))
                        .collect(Collectors.toSet()),
                each(node.path("wordings")).map(CatalogueInForce::wording).toList(),
                each(node.path("tables"))
                        .map(table -> new TableRow(
                                table.path("id").asText(),
                                table.path("number").asText(),
                                table.path("row").asText(),
                                table.path("column").asText(),
                                Objects.requireNonNull(
                                        Statistic.ofId(table.path("statistic").asText()))))
                        .toList());
    }

    private static List<Window> windows(JsonNode node) {
        return each(node)
                .map(window -> Objects.requireNonNull(Window.ofId(window.asText())))
                .toList();
    }

    private static Quantity quantity(JsonNode node) {
        return new Quantity(each(node.path("terms")).map(CatalogueInForce::part).toList());
    }

    private static Quantity.Part part(JsonNode node) {
        return new Quantity.Part(
                term(node),
                node.path("weight").asInt(1),
                Window.ofId(node.path("window").asText()),
                node.path("required").asBoolean());
    }

    private static Term term(JsonNode node) {
        var id = node.path("measure").asText();
        var measure = Measure.ofId(id);
        if (measure == null) {
            throw new FailedException("监测系统的目录中有本程序不认识的量“" + id + "”，请改用与监测系统相同的版本。");
        }
        var slices = new HashSet<String>();
        node.path("slices").forEach(slice -> slices.add(slice.asText()));
        return new Term(measure, slices);
    }

    private static Wording wording(JsonNode node) {
        return new Wording(
                day(node.path("validFrom"), LocalDate.MIN),
                day(node.path("validTo"), LocalDate.MAX),
                node.path("nameZh").asText(),
                node.path("nameEn").asText(),
                node.path("definitionZh").asText(),
                node.path("definitionEn").asText());
    }

    private static EmployedPeriod employed(JsonNode node) {
        return new EmployedPeriod(
                day(node.path("validFrom"), LocalDate.MIN),
                day(node.path("validTo"), LocalDate.MAX),
                Set.copyOf(each(node.path("destinations"))
                        .map(destination -> Destination.valueOf(destination.asText()))
                        .toList()));
    }

    /** The app tells a check's words, not its rule: what is compared with what stands in its definition. */
    private static Check check(JsonNode node) {
        return new Check(
                node.path("id").asText(),
                Severity.valueOf(upper(node.path("severity"))),
                node.path("nameZh").asText(),
                node.path("nameEn").asText(),
                node.path("definitionZh").asText(),
                node.path("definitionEn").asText(),
                "",
                "",
                new CheckRule.Steady(List.of(), Window.DAYS_365, 100, 0));
    }

    private static LocalDate day(JsonNode node, LocalDate otherwise) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : otherwise;
    }

    private static String upper(JsonNode node) {
        return node.asText().toUpperCase(Locale.ROOT);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
