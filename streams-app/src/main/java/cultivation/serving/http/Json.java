package cultivation.serving.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes answers: records field by field in the order of their components, null as null.
 *
 * <pre>{@code
 * Json.answer(request, new StatusResponse(…));
 * }</pre>
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .addModule(new SimpleModule("answers")
                    .addSerializer(Double.class, new Whole())
                    .addSerializer(double.class, new Whole())
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(CharSequence.class, ToStringSerializer.instance))
            .build();

    /** Writes one answer piece by piece. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Whole numbers without a point. */
    private static final class Whole extends JsonSerializer<Double> {
        /** Below it, every whole double is exact. */
        private static final double EXACT = 1L << 53;

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider unused) throws IOException {
            if (value == Math.rint(value) && Math.abs(value) < EXACT) {
                json.writeNumber(value.longValue());
            } else {
                json.writeNumber(value);
            }
        }
    }

    private Json() {}

    /** Answers with a record, or with an array of them. */
    public static void answer(Context request, Object response) {
        stream(request, json -> json.writePOJO(response));
    }

    /** Answers with what is written as it is made, so that the answer for a nation needs no more memory than one figure. */
    public static void stream(Context request, Writing writing) {
        request.contentType("application/json; charset=utf-8");
        write(request.outputStream(), writing);
    }

    /** What {@link #answer} would send. */
    public static String text(Object response) {
        var out = new ByteArrayOutputStream();
        write(out, json -> json.writePOJO(response));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, Writing writing) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
