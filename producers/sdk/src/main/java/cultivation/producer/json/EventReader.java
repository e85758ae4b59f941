package cultivation.producer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.rule.Arrival;
import cultivation.rule.BeijingDay;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from JSON, and judges each by the rules of the app's intake.
 *
 * <pre>{@code
 * var reader = new EventReader("4111010853", clock.instant(), UUID::randomUUID);
 * try (var parser = EventReader.parser(bytes, 0, bytes.length)) {
 *     parser.nextToken();
 *     reader.read(parser).fold(event -> send(event), rejected -> show(rejected));
 * }
 * }</pre>
 *
 * Of the head only {@code revision} has to be there; the rest is filled in. A field that the record does not have is
 * refused, since a misspelled one would be lost without a word. No sentence repeats an identifier.
 */
public final class EventReader {
    /** The field that names the record. */
    public static final String RECORD = "record";

    private static final String HEAD = "head";
    private static final int SHOWN_CHARACTERS = 40;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What no record comes near to, so that nothing hostile grows in memory. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(2_000)
                    .maxNumberLength(40)
                    .maxNameLength(200)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    static {
        TrustedRecords.trust();
    }

    /** What became of one JSON value. */
    public sealed interface Read {
        <T> T fold(Function<SpecificRecord, T> event, Function<Rejected, T> refused);

        /** It may be sent. */
        record Event(SpecificRecord event) implements Read {
            @Override
            public <T> T fold(Function<SpecificRecord, T> whenEvent, Function<Rejected, T> whenRefused) {
                return whenEvent.apply(event);
            }
        }

        /** It may not. */
        record Refused(Rejected rejected) implements Read {
            @Override
            public <T> T fold(Function<SpecificRecord, T> whenEvent, Function<Rejected, T> whenRefused) {
                return whenRefused.apply(rejected);
            }
        }
    }

    private final String college;
    private final Instant now;
    private final Supplier<UUID> ids;
    /** The first thing that is wrong with the object being read. */
    private @Nullable Rejected wrong;

    public EventReader(String college, Instant now, Supplier<UUID> ids) {
        this.college = college;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.ids = ids;
    }

    /** A parser that gives up where no record of ours could go on. */
    public static JsonParser parser(byte[] json, int from, int length) throws IOException {
        return FACTORY.createParser(json, from, length);
    }

    /** The verdict on what is no JSON. */
    public static Rejected unreadable() {
        return Rules.undecodable("不是有效的 JSON，或嵌套过深、文字过长。每条记录应为一个 JSON 对象。");
    }

    /**
     * Reads the value at whose first token the parser stands, to its last.
     *
     * @throws IOException when it is no JSON; the parser is of no more use then
     */
    public Read read(JsonParser parser) throws IOException {
        wrong = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Read.Refused(Rules.undecodable("每条记录应为一个 JSON 对象。"));
        }
        var object = object(parser, "");
        var name = object.path(RECORD);
        var type = typeOf(name.asText(""));
        if (type == null) {
            return new Read.Refused(
                    name.isMissingNode()
                            ? Rules.undecodable("缺少字段 record，它说明记录的类型：" + recordNames() + " 之一。")
                            : new Rejected(
                                    Reason.UNKNOWN_TYPE,
                                    RECORD,
                                    "没有记录类型 '%s'。字段 record 应为 %s 之一。".formatted(shown(name), recordNames())));
        }
        var event = event(type, object);
        var key = type.keyOf(event).toString().getBytes(StandardCharsets.UTF_8);
        var rejected = first(
                wrong,
                Rules.check(event, Arrival.planned(college, key, now))
                        .<@Nullable Rejected>fold(accepted -> null, refused -> refused));
        return rejected == null ? new Read.Event(event) : new Read.Refused(rejected);
    }

    private SpecificRecord event(RecordType type, ObjectNode object) {
        var head = head(object.get(HEAD));
        boolean retraction = head.getOperation() == Operation.RETRACT;
        var event = (SpecificRecord) SpecificData.get().newRecord(null, type.schema());
        event.put(0, head);
        for (Schema.Field field : type.schema().getFields()) {
            if (field.pos() > 0) {
                boolean looked = !retraction || type.identifies(field.name());
                boolean personal = type.isPerson() && field.name().equals(type.keyField());
                var given = object.get(field.name());
                // a number is a person's own, which the rules call by its name
                event.put(
                        field.pos(),
                        personal && given != null && !given.isNull()
                                ? given.asText()
                                : looked ? value(given, field, "") : blank(field.schema()));
            }
        }
        refuseUnknown(object, type.schema(), "", Set.of(RECORD));
        return event;
    }

    private Head head(@Nullable JsonNode node) {
        var schema = Head.getClassSchema();
        var head = new Head(ids.get().toString(), college, 0, Operation.UPSERT, now);
        if (node != null && !node.isObject()) {
            note(HEAD, "字段 head 应为一个 JSON 对象，其中 revision 必填。");
            return head;
        }
        var object = node == null ? MAPPER.createObjectNode() : node;
        for (Schema.Field field : schema.getFields()) {
            var given = object.get(field.name());
            if ((given != null && !given.isNull()) || field.name().equals("revision")) {
                head.put(field.pos(), value(given, field, HEAD + "."));
            }
        }
        refuseUnknown(object, schema, HEAD + ".", Set.of());
        return head;
    }

    private @Nullable Object value(@Nullable JsonNode node, Schema.Field field, String prefix) {
        var name = prefix + field.name();
        if (node == null || node.isNull()) {
            if (field.schema().isNullable()) {
                return null;
            }
            if (field.hasDefaultValue() && node == null) {
                return SpecificData.get().getDefaultValue(field);
            }
            note(name, "缺少必填字段 %s。请补全后重新发送。".formatted(name));
            return blank(field.schema());
        }
        var schema = withoutNull(field.schema());
        var value = converted(node, schema);
        if (value == null) {
            note(name, "字段 %s 应为%s，收到 %s。".formatted(name, expected(schema), shown(node)));
            return blank(field.schema());
        }
        return value;
    }

    private static @Nullable Object converted(JsonNode node, Schema schema) {
        boolean dated = schema.getLogicalType() instanceof LogicalTypes.Date;
        try {
            return switch (schema.getType()) {
                case STRING -> node.isTextual() ? node.asText() : null;
                case BOOLEAN -> node.isBoolean() ? node.asBoolean() : null;
                case ENUM ->
                    node.isTextual() && isSymbol(node.asText(), schema)
                            ? SpecificData.get().createEnum(node.asText(), schema)
                            : null;
                case INT ->
                    dated
                            ? node.isTextual() ? LocalDate.parse(node.asText()) : null
                            : node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
                case LONG ->
                    schema.getLogicalType() != null
                            ? node.isTextual()
                                    ? OffsetDateTime.parse(node.asText())
                                            .toInstant()
                                            .truncatedTo(ChronoUnit.MILLIS)
                                    : null
                            : node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isSymbol(String text, Schema schema) {
        return !text.equals("UNKNOWN") && schema.hasEnumSymbol(text);
    }

    private static String expected(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "文字";
            case BOOLEAN -> " true 或 false";
            case ENUM ->
                " "
                        + schema.getEnumSymbols().stream()
                                .filter(symbol -> !symbol.equals("UNKNOWN"))
                                .collect(Collectors.joining("、"))
                        + " 之一";
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date ? "日期，形如 \"2019-07-01\"" : "整数（不带引号和小数点，不超出 32 位）";
            case LONG ->
                schema.getLogicalType() != null ? "带时区的时刻，形如 \"2019-07-01T08:00:00+08:00\"" : "整数（不带引号和小数点，不超出 64 位）";
            default -> schema.getName();
        };
    }

    /** What stands in a field that is not looked at, or that was found wrong. */
    private static @Nullable Object blank(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "";
            case BOOLEAN -> false;
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().get(0), schema);
            case INT -> schema.getLogicalType() instanceof LogicalTypes.Date ? BeijingDay.FIRST : (Object) 1;
            case LONG -> schema.getLogicalType() != null ? (Object) Instant.EPOCH : 0L;
            default -> null;
        };
    }

    private void refuseUnknown(JsonNode object, Schema schema, String prefix, Set<String> more) {
        for (var names = object.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (schema.getField(name) == null && !more.contains(name)) {
                note(
                        prefix + cut(name),
                        "没有字段 %s%s。%s的字段有：%s。"
                                .formatted(
                                        prefix,
                                        cut(name),
                                        schema.getName(),
                                        schema.getFields().stream()
                                                .map(Schema.Field::name)
                                                .collect(Collectors.joining("、"))));
            }
        }
    }

    /** One object, of which a repeated field is a mistake: which of the two was meant cannot be known. */
    private ObjectNode object(JsonParser parser, String prefix) throws IOException {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            JsonNode value = parser.nextToken() == JsonToken.START_OBJECT && prefix.isEmpty()
                    ? object(parser, name + ".")
                    : MAPPER.readTree(parser);
            if (object.has(name)) {
                note(prefix + cut(name), "字段 %s%s 出现了两次。".formatted(prefix, cut(name)));
            }
            object.set(name, value);
        }
        return object;
    }

    private void note(String field, String message) {
        if (wrong == null) {
            wrong = new Rejected(Reason.INVALID_FIELD, field, message);
        }
    }

    /** The one that stands first in the order of docs/reference/contract.md. */
    private static @Nullable Rejected first(@Nullable Rejected read, @Nullable Rejected ruled) {
        return read == null || (ruled != null && ruled.reason().compareTo(read.reason()) < 0) ? ruled : read;
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(each -> each.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static @Nullable RecordType typeOf(String name) {
        return Arrays.stream(RecordType.values())
                .filter(type -> type.recordName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String recordNames() {
        return List.of(RecordType.values()).stream().map(RecordType::recordName).collect(Collectors.joining("、"));
    }

    private static String shown(JsonNode node) {
        return node.isContainerNode() ? (node.isArray() ? "一个数组" : "一个对象") : "'" + cut(node.asText()) + "'";
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
