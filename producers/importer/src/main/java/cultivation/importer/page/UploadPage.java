package cultivation.importer.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cultivation.importer.file.UnreadableFileException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The page and what it calls, on loopback alone.
 *
 * <p>Other users of the machine and other sites in the browser must not reach it: its address holds a secret, a request
 * must name this host (else a site could point a name of its own here), and a change must come from the page itself.
 */
final class UploadPage implements AutoCloseable {
    /** A line of {@code send}'s answer that tells the exit code of the import. */
    static final String END = "#exit=";

    private static final Logger LOG = Logger.getLogger(UploadPage.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECRET_BYTES = 16;
    private static final int SHOWN_MISTAKES = 200;
    private static final Map<String, String> FILES = Map.of(
            "", "index.html",
            "upload.js", "upload.js",
            "upload.css", "upload.css");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private final String college;
    private final Uploads uploads;
    private final FileVerbs verbs;
    private final HttpServer server;
    private final String secret;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Semaphore sending = new Semaphore(1);

    private UploadPage(String college, HttpServer server, Uploads uploads, FileVerbs verbs) {
        this.college = college;
        this.server = server;
        this.uploads = uploads;
        this.verbs = verbs;
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.secret = HexFormat.of().formatHex(bytes);
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any free one
     */
    static UploadPage serve(String college, int port, Uploads uploads, FileVerbs verbs) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IOException("port " + port + " (--port) cannot be used: " + e.getMessage(), e);
        }
        var page = new UploadPage(college, server, uploads, verbs);
        server.createContext("/", page::answer);
        server.setExecutor(page.threads);
        server.start();
        return page;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + secret + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        uploads.forget();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
                            + "form-action 'none'; frame-ancestors 'none'");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            var prefix = "/" + secret + "/";
            var path = exchange.getRequestURI().getPath();
            if (!path.startsWith(prefix) || !isFromHere(exchange)) {
                problem(exchange, 404, "没有这个页面。请用命令 upload 显示的地址。");
                return;
            }
            answer(exchange, exchange.getRequestMethod() + " " + path.substring(prefix.length()));
        } catch (IOException e) {
            LOG.log(Level.FINE, "the browser went away", e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the page failed", e);
            if (exchange.getResponseCode() < 0) {
                problem(exchange, 500, "本机程序出错，命令行窗口中有说明。");
            }
        }
    }

    private void answer(HttpExchange exchange, String what) throws IOException {
        switch (what) {
            case "POST check" -> check(exchange);
            case "POST send" -> send(exchange);
            case "GET errors" -> errors(exchange);
            default -> file(exchange, what);
        }
    }

    private boolean isFromHere(HttpExchange exchange) {
        int port = server.getAddress().getPort();
        var here = Set.of("127.0.0.1:" + port, "localhost:" + port);
        var host = exchange.getRequestHeaders().getFirst("Host");
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        return host != null && here.contains(host) && (origin == null || origin.equals("http://" + host));
    }

    private static void file(HttpExchange exchange, String what) throws IOException {
        var name = what.startsWith("GET ") ? FILES.get(what.substring("GET ".length())) : null;
        if (name == null) {
            problem(exchange, 404, "没有这个页面。");
            return;
        }
        try (var in = Objects.requireNonNull(UploadPage.class.getResourceAsStream(name), name)) {
            var bytes = in.readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)) + "; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void check(HttpExchange exchange) throws IOException {
        String id;
        try {
            id = uploads.keep(query(exchange).getOrDefault("name", "file"), exchange.getRequestBody());
        } catch (Uploads.TooLargeException e) {
            problem(exchange, 413, "文件超过 " + Uploads.MOST_BYTES / 1024 / 1024 + " MiB，请拆分，或用命令 import。");
            return;
        }
        try {
            json(exchange, 200, told(id, verbs.check(Objects.requireNonNull(uploads.file(id)))));
        } catch (UnreadableFileException e) {
            problem(exchange, 422, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> told(String id, FileVerbs.Checked checked) {
        var validation = checked.validation();
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("college", college);
        told.put("type", checked.file().type().recordName());
        told.put("typeZh", checked.file().type().nameZh());
        told.put("form", checked.file().form());
        told.put("rows", validation.rows());
        told.put("accepted", validation.accepted());
        told.put("refused", validation.refused());
        told.put("faulty", validation.isFaulty());
        told.put("mistakeCount", validation.mistakeCount());
        told.put(
                "mistakes",
                validation.mistakes().stream()
                        .limit(SHOWN_MISTAKES)
                        .map(mistake -> Map.of(
                                "line", mistake.line(),
                                "column", mistake.column(),
                                "value", mistake.value(),
                                "sentence", mistake.sentence(),
                                "advice", mistake.advice()))
                        .toList());
        told.put("hints", validation.hints());
        told.put("headers", checked.headers());
        told.put(
                "preview",
                checked.rows().stream()
                        .map(row -> Map.of("line", row.line(), "cells", row.cells(), "wrong", row.wrong()))
                        .toList());
        return told;
    }

    /** What import prints, as it prints it, and at the end how it ended. */
    private void send(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var file = uploads.file(query.getOrDefault("id", ""));
        if (file == null) {
            problem(exchange, 404, "没有这个文件，请重新拖入。");
            return;
        }
        if (!sending.tryAcquire()) {
            problem(exchange, 409, "上一个文件还在发送，请等它结束。");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            // The import goes on when the browser goes away: a writer notes that and is silent.
            var out = new PrintWriter(new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8), true);
            int exit = verbs.send(file, "true".equals(query.get("validRowsOnly")), out);
            out.println(END + exit);
            out.flush();
        } finally {
            sending.release();
        }
    }

    private void errors(HttpExchange exchange) throws IOException {
        var file = uploads.file(query(exchange).getOrDefault("id", ""));
        if (file == null) {
            problem(exchange, 404, "没有这个文件，请重新拖入。");
            return;
        }
        Path target = Files.createTempFile(file.getParent(), "errors", ".xlsx");
        try {
            verbs.writeCorrections(file, target);
            exchange.getResponseHeaders()
                    .set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"errors.xlsx\"");
            exchange.sendResponseHeaders(200, Files.size(target));
            Files.copy(target, exchange.getResponseBody());
        } catch (UnreadableFileException e) {
            problem(exchange, 422, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private static void problem(HttpExchange exchange, int status, String sentence) throws IOException {
        json(exchange, status, Map.of("status", status, "detail", sentence));
    }

    private static void json(HttpExchange exchange, int status, Object answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
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
