package cultivation.serving.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import cultivation.producer.json.EventReader;
import cultivation.producer.json.EventReader.Read;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The records of one request: JSON Lines or a JSON array, as they came or in gzip, within bounds. */
final class EventBody {
    /** The most that a body may have, as it comes and unpacked. */
    static final int MOST_BYTES = 4 * 1024 * 1024;
    /** The most records of one request. */
    static final int MOST_RECORDS = 5_000;

    private enum Form {
        LINES,
        ARRAY
    }

    /**
     * One value of the body.
     *
     * @param number its line, or its place in the array, the first being 1
     */
    record Numbered(int number, Read read) {}

    private final Form form;
    private final boolean packed;

    private EventBody(Form form, boolean packed) {
        this.form = form;
        this.packed = packed;
    }

    /** Looks at the headers alone; a body that could not be read is a {@link Problem} before any of it is. */
    static EventBody of(Context request) {
        var encoding = lower(request.header("Content-Encoding"));
        if (!List.of("", "identity", "gzip").contains(encoding)) {
            throw unsupported("Content-Encoding 应为 gzip 或不给出", "Content-Encoding must be gzip or left out");
        }
        var body = new EventBody(formOf(request), encoding.equals("gzip"));
        if (request.req().getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        return body;
    }

    private static Form formOf(Context request) {
        var parts = lower(request.header("Content-Type")).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.startsWith("charset=")
                    && !parameter
                            .substring("charset=".length())
                            .replace("\"", "")
                            .equals("utf-8")) {
                throw unsupported("字符集应为 UTF-8", "the charset must be UTF-8");
            }
        }
        return switch (parts[0].strip()) {
            case "application/json" -> Form.ARRAY;
            case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines" ->
                Form.LINES;
            default ->
                throw unsupported(
                        "Content-Type 应为 application/x-ndjson（每行一条记录）或 application/json（数组）",
                        "Content-Type must be application/x-ndjson for one record a line, or application/json for an array");
        };
    }

    /** Reads the body: all of it, or a {@link Problem} and nothing. */
    List<Numbered> read(InputStream body, EventReader reader) throws IOException {
        var bytes = bytes(body);
        int from = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        var records = form == Form.LINES ? lines(bytes, from, reader) : array(bytes, from, reader);
        if (records.isEmpty()) {
            throw Problem.badRequest("内容为空，没有任何记录。", "The body is empty, there is no record in it.");
        }
        return records;
    }

    private byte[] bytes(InputStream body) throws IOException {
        try {
            var bytes = (packed ? new GZIPInputStream(new Bounded(body)) : body).readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge();
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw Problem.badRequest("内容不是完整的 gzip。", "The body is no whole gzip.");
        }
    }

    private static List<Numbered> lines(byte[] bytes, int from, EventReader reader) {
        var records = new ArrayList<Numbered>();
        int number = 0;
        int begin = from;
        while (begin < bytes.length) {
            int end = begin;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            if (!isBlank(bytes, begin, end)) {
                requireRoom(records);
                records.add(new Numbered(number, line(bytes, begin, end - begin, reader)));
            }
            begin = end + 1;
        }
        return records;
    }

    private static Read line(byte[] bytes, int from, int length, EventReader reader) {
        try (JsonParser parser = EventReader.parser(bytes, from, length)) {
            parser.nextToken();
            var read = reader.read(parser);
            return parser.nextToken() == null ? read : new Read.Refused(EventReader.unreadable());
        } catch (IOException e) {
            return new Read.Refused(EventReader.unreadable());
        }
    }

    private static List<Numbered> array(byte[] bytes, int from, EventReader reader) {
        var records = new ArrayList<Numbered>();
        try (JsonParser parser = EventReader.parser(bytes, from, bytes.length - from)) {
            var first = parser.nextToken();
            if (first == null) {
                return records;
            }
            if (first != JsonToken.START_ARRAY) {
                throw Problem.badRequest(
                        "内容应为 JSON 数组；每行一条记录时，Content-Type 应为 application/x-ndjson。",
                        "The body must be a JSON array; for one record a line, Content-Type must be application/x-ndjson.");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                requireRoom(records);
                records.add(new Numbered(records.size() + 1, reader.read(parser)));
            }
            if (parser.nextToken() == null) {
                return records;
            }
        } catch (IOException e) {
            // said below
        }
        throw Problem.badRequest(
                "第 " + (records.size() + 1) + " 条记录处不是有效的 JSON，或嵌套过深、文字过长。没有发送任何记录。",
                "At record " + (records.size() + 1)
                        + " the body is no JSON, or nests too deep, or has too long a text. Nothing was sent.");
    }

    private static void requireRoom(List<Numbered> records) {
        if (records.size() == MOST_RECORDS) {
            throw Problem.of(
                    413,
                    "Content Too Large",
                    "一次最多 " + MOST_RECORDS + " 条记录，请分批发送。没有发送任何记录。",
                    "A request has " + MOST_RECORDS + " records at most; send them in parts. Nothing was sent.");
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String lower(@Nullable String header) {
        return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    }

    private static Problem tooLarge() {
        return Problem.of(
                413,
                "Content Too Large",
                "内容（解压后）最多 " + MOST_BYTES / 1024 / 1024 + " MiB，请分批发送。没有发送任何记录。",
                "The body has " + MOST_BYTES / 1024 / 1024
                        + " MiB at most, unpacked too; send it in parts. Nothing was sent.");
    }

    private static Problem unsupported(String chinese, String english) {
        return Problem.of(415, "Unsupported Media Type", chinese + "。", english + ".");
    }

    /** Ends where no body may go on, so that one without a length is not read for ever. */
    private static final class Bounded extends InputStream {
        private final InputStream body;
        private int left = MOST_BYTES;

        Bounded(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = body.read(bytes, from, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw tooLarge();
            }
            return read;
        }
    }
}
