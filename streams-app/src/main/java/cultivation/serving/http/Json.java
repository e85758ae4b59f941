package cultivation.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes answers as they are made, so that the answer for a nation needs no more memory than one figure. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** Below it, every whole double is exact. */
    private static final double EXACT = 1L << 53;

    /** Writes one value. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private Json() {}

    public static void answer(Context request, Writing writing) {
        request.contentType("application/json; charset=utf-8");
        write(request.outputStream(), writing);
    }

    static void write(OutputStream out, Writing writing) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Writing writing) {
        var out = new ByteArrayOutputStream();
        write(out, writing);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A number or null; whole ones without a point. */
    public static void number(JsonGenerator json, String field, @Nullable Double value) throws IOException {
        json.writeFieldName(field);
        number(json, value);
    }

    /** A number or null in an array; whole ones without a point. */
    public static void number(JsonGenerator json, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            json.writeNumber(value.longValue());
        } else {
            json.writeNumber(value);
        }
    }

    public static void number(JsonGenerator json, String field, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, value);
        }
    }

    public static void decimal(JsonGenerator json, String field, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, value);
        }
    }

    public static void text(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, value.toString());
        }
    }
}
