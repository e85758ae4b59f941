package cultivation.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object; what is not there or cannot be is a {@link Problem} that names the field. */
public final class JsonFields {
    private final JsonNode json;

    private JsonFields(JsonNode json) {
        this.json = json;
    }

    /**
     * Those of an object that may have no others.
     *
     * @param ofWhat in English, with its article: {@code a threshold}
     */
    public static JsonFields of(JsonNode json, Set<String> known, String ofWhat) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong(name, "无此字段", "is no field of " + ofWhat);
            }
        });
        return new JsonFields(json);
    }

    /** The names of the fields that a record is written with. */
    public static Set<String> namesOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of an object that says under which id it stands, if it says so at all. */
    public void requireId(String id) {
        if (json.hasNonNull("id") && !json.get("id").asText().equals(id)) {
            throw wrong("id", "与地址中的不一致", "differs from the address");
        }
    }

    public boolean has(String field) {
        return json.hasNonNull(field);
    }

    /** A text that is not blank. */
    public String text(String field) {
        var text = textOrBlank(field);
        if (text.isBlank()) {
            throw wrong(field, "应为文字", "must be a text");
        }
        return text;
    }

    /** Empty where it is left out. */
    public String note(String field) {
        return has(field) ? textOrBlank(field) : "";
    }

    private String textOrBlank(String field) {
        var node = json.get(field);
        if (node == null || !node.isTextual()) {
            throw wrong(field, "应为文字", "must be a text");
        }
        return node.asText();
    }

    public @Nullable String textOrNull(String field) {
        return has(field) ? text(field) : null;
    }

    public double number(String field) {
        var node = json.get(field);
        if (node == null || !node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw wrong(field, "应为数值", "must be a number");
        }
        return node.asDouble();
    }

    /** A whole number, 0 or more; 0 where it is left out. */
    public long count(String field) {
        var node = json.get(field);
        if (node == null || node.isNull()) {
            return 0;
        }
        if (!node.canConvertToExactIntegral() || node.asLong() < 0) {
            throw wrong(field, "应为不小于 0 的整数", "must be a whole number, 0 or more");
        }
        return node.asLong();
    }

    public @Nullable LocalDate dayOrNull(String field) {
        return has(field) ? day(field) : null;
    }

    public LocalDate day(String field) {
        try {
            return LocalDate.parse(json.path(field).asText());
        } catch (DateTimeParseException e) {
            throw wrong(field, "应为日期，形如 2020-01-31", "must be a date such as 2020-01-31");
        }
    }

    /** One of some symbols, written in lower case. */
    public <E extends Enum<E>> E symbol(String field, List<E> symbols) {
        var text = text(field);
        for (E symbol : symbols) {
            if (id(symbol).equals(text)) {
                return symbol;
            }
        }
        var known = symbols.stream().map(JsonFields::id).toList();
        throw wrong(field, "应为 " + String.join("、", known) + " 之一", "must be one of " + String.join(", ", known));
    }

    /** The objects of an array. */
    public List<JsonFields> objects(String field, Set<String> known, String ofWhat) {
        var node = json.get(field);
        if (node == null || !node.isArray()) {
            throw wrong(field, "应为数组", "must be an array");
        }
        var objects = new ArrayList<JsonFields>();
        for (JsonNode each : node) {
            if (!each.isObject()) {
                throw wrong(field, "的每一项应为对象", "must hold objects");
            }
            objects.add(of(each, known, ofWhat));
        }
        return objects;
    }

    /** The public name of a symbol, as in docs/reference/contract.md: {@code lower}, {@code warning}. */
    public static String id(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    private static Problem wrong(String field, String chinese, String english) {
        return Problem.wrongField(field, chinese, english);
    }
}
