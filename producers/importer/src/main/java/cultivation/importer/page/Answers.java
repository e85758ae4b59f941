package cultivation.importer.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the page's program answers, and how it is asked. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Answers() {}

    static void problem(HttpExchange exchange, int status, String sentence) throws IOException {
        json(exchange, status, Map.of("status", status, "detail", sentence));
    }

    static void json(HttpExchange exchange, int status, Object answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Begins to answer what a verb prints, as it prints it; it goes on when the browser goes away. */
    static PrintWriter text(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return new PrintWriter(new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8), true);
    }

    /** Says that an XLSX of this name follows. */
    static void beginSheet(HttpExchange exchange, String name, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", SHEET);
        exchange.getResponseHeaders()
                .set(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
        exchange.sendResponseHeaders(200, length);
    }

    static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? List.<String>of() : List.of(raw.split("&", -1))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
