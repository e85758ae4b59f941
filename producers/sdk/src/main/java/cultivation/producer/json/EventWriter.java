package cultivation.producer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Writes an event as a JSON object, the record's name first. */
public final class EventWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private EventWriter() {}

    /** The event on one line. */
    public static String text(SpecificRecord event) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(EventReader.RECORD, event.getSchema().getName());
            fields(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString();
    }

    private static void fields(JsonGenerator json, SpecificRecord record) throws IOException {
        for (Schema.Field field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            json.writeFieldName(field.name());
            if (value instanceof SpecificRecord inner) {
                json.writeStartObject();
                fields(json, inner);
                json.writeEndObject();
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else if (value instanceof Number number) {
                json.writeNumber(number.longValue());
            } else if (value == null) {
                json.writeNull();
            } else {
                json.writeString(value.toString());
            }
        }
    }
}
