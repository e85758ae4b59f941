package cultivation.serving.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Groups;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Check;
import cultivation.catalogue.EmployedPeriod;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.catalogue.Wording;
import cultivation.serving.http.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalogue in force, each name beside the days on which it holds. */
public final class CatalogueResponse {
    private CatalogueResponse() {}

    static void write(JsonGenerator json, Catalogue catalogue, LocalDate asOf) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", catalogue.version());
        json.writeStringField("asOf", asOf.toString());
        json.writeObjectFieldStart("city");
        json.writeStringField("id", catalogue.cityId());
        json.writeStringField("nameZh", catalogue.cityNameZh());
        json.writeEndObject();
        json.writeArrayFieldStart("groups");
        for (var group : Groups.ALL) {
            json.writeStartObject();
            json.writeStringField("id", Groups.id(group));
            json.writeStringField("nameZh", Groups.nameZh(group));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("scopes");
        for (Scope scope : Scope.values()) {
            json.writeString(scope.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("statistics");
        for (Statistic statistic : Statistic.values()) {
            json.writeString(statistic.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("employed");
        for (EmployedPeriod period : catalogue.employedPeriods()) {
            employed(json, period);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("indicators");
        for (Indicator indicator : catalogue.indicators()) {
            indicator(json, indicator, asOf);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (Check check : catalogue.checks()) {
            json.writeStartObject();
            json.writeStringField("id", check.id());
            json.writeStringField("severity", check.severityId());
            json.writeStringField("nameZh", check.nameZh());
            json.writeStringField("nameEn", check.nameEn());
            json.writeStringField("definitionZh", check.definitionZh());
            json.writeStringField("definitionEn", check.definitionEn());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void employed(JsonGenerator json, EmployedPeriod period) throws IOException {
        json.writeStartObject();
        validity(json, period.validFrom(), period.validTo());
        json.writeArrayFieldStart("destinations");
        for (String destination :
                period.destinations().stream().map(Enum::name).sorted().toList()) {
            json.writeString(destination);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void indicator(JsonGenerator json, Indicator indicator, LocalDate asOf) throws IOException {
        var now = indicator.wordingOn(asOf);
        json.writeStartObject();
        json.writeStringField("id", indicator.id());
        json.writeStringField("nameZh", now.nameZh());
        json.writeStringField("nameEn", now.nameEn());
        json.writeStringField("definitionZh", now.definitionZh());
        json.writeStringField("definitionEn", now.definitionEn());
        json.writeStringField("kind", indicator.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("unit", indicator.unit().id());
        json.writeStringField("better", better(indicator));
        json.writeArrayFieldStart("windows");
        for (Window window : indicator.windows()) {
            json.writeString(window.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("incompleteMonths");
        for (Month month : new TreeSet<>(indicator.incompleteMonths())) {
            json.writeNumber(month.getValue());
        }
        json.writeEndArray();
        term(json, "numerator", indicator.numerator());
        term(json, "denominator", indicator.denominator());
        var row = indicator.tableRow();
        if (row == null) {
            json.writeNullField("table");
        } else {
            json.writeObjectFieldStart("table");
            json.writeStringField("id", row.table());
            json.writeStringField("row", row.row());
            json.writeEndObject();
        }
        wordings(json, "wordings", indicator.wordings(), asOf);
        json.writeEndObject();
    }

    public static void wordings(JsonGenerator json, String field, List<Wording> wordings, LocalDate asOf)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (Wording wording : wordings) {
            json.writeStartObject();
            validity(json, wording.validFrom(), wording.validTo());
            json.writeBooleanField("inForce", wording.holdsOn(asOf));
            json.writeStringField("nameZh", wording.nameZh());
            json.writeStringField("nameEn", wording.nameEn());
            json.writeStringField("definitionZh", wording.definitionZh());
            json.writeStringField("definitionEn", wording.definitionEn());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@code higher}, {@code lower} or {@code none}. */
    public static String better(Indicator indicator) {
        return indicator.better().name().toLowerCase(Locale.ROOT);
    }

    static void term(JsonGenerator json, String field, @Nullable Term term) throws IOException {
        if (term == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("measure", term.measure().id());
        json.writeArrayFieldStart("slices");
        for (String slice : term.slices().stream().sorted().toList()) {
            json.writeString(slice);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void validity(JsonGenerator json, LocalDate from, LocalDate to) throws IOException {
        Json.text(json, "validFrom", from.equals(LocalDate.MIN) ? null : from);
        Json.text(json, "validTo", to.equals(LocalDate.MAX) ? null : to);
    }
}
