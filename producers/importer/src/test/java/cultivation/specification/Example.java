package cultivation.specification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.Row;
import cultivation.importer.file.RowListener;
import cultivation.importer.table.Column;
import cultivation.importer.table.Layout;
import cultivation.producer.json.EventReader;
import cultivation.producer.json.EventWriter;
import cultivation.rule.RecordType;
import cultivation.rule.Verdict.Rejected;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The example row of a record's columns, read as a file is read; and what the rules say when one field of it is wrong. */
final class Example {
    static final String COLLEGE = "4111010853";
    static final Instant RECORDED_AT = Instant.parse("2020-07-01T02:00:00Z");

    private static final LocalDate RECORDED_ON = LocalDate.of(2020, 7, 1);
    private static final String PSEUDONYM = "0123456789abcdef".repeat(4);
    private static final UUID EVENT_ID = UUID.fromString("7d8f3a52-5c1e-4f0b-9a64-2b1d0c9e8f71");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A field's value that the rules refuse. */
    record CellError(String field, String value, Rejected rejected) {}

    private final RecordType type;
    private final String csv;
    private final ObjectNode json;

    private Example(RecordType type, String csv, ObjectNode json) {
        this.type = type;
        this.csv = csv;
        this.json = json;
    }

    static Example of(RecordType type) throws Exception {
        var columns = Layout.of(type).templateColumns();
        var csv = new StringWriter();
        try (var writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord(columns.stream().map(Column::templateHeader).toList());
            writer.writeRecord(columns.stream().map(Column::example).toList());
        }
        var file = Files.createTempFile("example", ".csv");
        try {
            Files.writeString(file, csv.toString());
            var events = new ArrayList<SpecificRecord>();
            var validation = RecordFile.open(file, type)
                    .read(new ReadOptions(COLLEGE, number -> PSEUDONYM, RECORDED_AT), new RowListener() {
                        @Override
                        public void accepted(Row row, SpecificRecord event) {
                            events.add(event);
                        }
                    });
            if (events.size() != 1) {
                throw new IllegalStateException("the example of " + type + " is wrong: " + validation.mistakes());
            }
            type.headOf(events.get(0)).setEventId(EVENT_ID.toString());
            return new Example(
                    type, csv.toString().strip(), (ObjectNode) JSON.readTree(EventWriter.text(events.get(0))));
        } finally {
            Files.delete(file);
        }
    }

    /** Header and row. */
    String csv() {
        return csv;
    }

    /** The event as HTTPS intake takes it. */
    String json() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    /** What the rules say of the example itself: null. */
    @Nullable
    Rejected verdict() throws IOException {
        return verdict(json);
    }

    /** Each field with values that cannot be: those that its type and its neighbours suggest, as far as they are refused. */
    List<CellError> wrongs() throws IOException {
        var wrongs = new ArrayList<CellError>();
        for (Schema.Field field : type.schema().getFields()) {
            if (field.name().equals("head")) {
                for (Schema.Field inner : field.schema().getFields()) {
                    tryAll(wrongs, "head.", inner);
                }
            } else {
                tryAll(wrongs, "", field);
            }
        }
        return wrongs;
    }

    private void tryAll(List<CellError> wrongs, String prefix, Schema.Field field) throws IOException {
        for (Object value : suspects(prefix + field.name(), field.schema())) {
            var changed = json.deepCopy();
            var holder = prefix.isEmpty() ? changed : (ObjectNode) changed.get("head");
            holder.set(field.name(), JSON.valueToTree(value));
            var rejected = verdict(changed);
            if (rejected != null) {
                wrongs.add(new CellError(prefix + field.name(), String.valueOf(value), rejected));
            }
        }
    }

    private List<Object> suspects(String field, Schema schema) {
        var inner = schema.isUnion() ? schema.getTypes().get(1) : schema;
        boolean dated = inner.getLogicalType() instanceof LogicalTypes.Date;
        return switch (inner.getType()) {
            case ENUM -> List.of("UNKNOWN");
            case STRING -> type.isPerson() && field.equals(type.keyField()) ? List.of("2019010101") : List.of("北京 1");
            case INT ->
                dated
                        ? List.of(
                                "1949-12-31",
                                "1989-12-31",
                                json.has("admittedOn")
                                        ? LocalDate.parse(json.get("admittedOn").asText())
                                                .minusDays(1)
                                                .toString()
                                        : "1989-12-31",
                                RECORDED_ON.plusDays(1).toString(),
                                RECORDED_ON.plusYears(1).plusDays(1).toString(),
                                RECORDED_ON.plusYears(7).plusDays(1).toString())
                        : List.of(-1, 0, 6);
            case LONG -> inner.getLogicalType() == null ? List.of(-1) : List.of("1989-12-31T00:00:00Z");
            default -> List.of();
        };
    }

    private static @Nullable Rejected verdict(ObjectNode event) throws IOException {
        var bytes = JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
        try (var parser = EventReader.parser(bytes, 0, bytes.length)) {
            parser.nextToken();
            return new EventReader(COLLEGE, RECORDED_AT, () -> EVENT_ID)
                    .read(parser)
                    .<@Nullable Rejected>fold(accepted -> null, rejected -> rejected);
        }
    }
}
