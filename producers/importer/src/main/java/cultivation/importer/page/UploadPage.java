package cultivation.importer.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cultivation.cli.FailedException;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.page.FileVerbs.Agreed;
import cultivation.importer.page.FileVerbs.Reading;
import cultivation.importer.table.Template;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    /** As ids of imports are written. */
    private static final Pattern IMPORT_ID = Pattern.compile("[0-9a-f]{1,16}");

    private static final int SECRET_BYTES = 16;
    private static final int SHOWN_MISTAKES = 200;
    private static final Map<String, String> FILES = Map.of(
            "", "index.html",
            "upload.js", "upload.js",
            "words.js", "words.js",
            "upload.css", "upload.css");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private final Uploads uploads;
    private final FileVerbs verbs;
    private final HttpServer server;
    private final String secret;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Semaphore sending = new Semaphore(1);

    private UploadPage(HttpServer server, Uploads uploads, FileVerbs verbs) {
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
    static UploadPage serve(int port, Uploads uploads, FileVerbs verbs) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IOException("端口 " + port + " 不能使用，请用 --port 换一个；原话：" + e.getMessage() + "。", e);
        }
        var page = new UploadPage(server, uploads, verbs);
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
                Answers.problem(exchange, 404, "没有这个页面。请用命令 upload 显示的地址。");
                return;
            }
            answer(exchange, exchange.getRequestMethod() + " " + path.substring(prefix.length()));
        } catch (IOException e) {
            LOG.log(Level.FINE, "the browser went away", e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the page failed", e);
            if (exchange.getResponseCode() < 0) {
                Answers.problem(exchange, 500, "本机程序出错，命令行窗口中有说明。");
            }
        }
    }

    private void answer(HttpExchange exchange, String what) throws IOException {
        switch (what) {
            case "POST check" -> check(exchange);
            case "POST send" -> send(exchange);
            case "GET errors" -> errors(exchange);
            case "GET college" -> college(exchange);
            case "GET template" -> template(exchange);
            case "GET imports" -> imports(exchange);
            case "POST undo" -> undo(exchange);
            default -> file(exchange, what);
        }
    }

    private void college(HttpExchange exchange) throws IOException {
        var known = verbs.studentNumber();
        Answers.json(
                exchange,
                200,
                Map.of(
                        "code", verbs.college().code(),
                        "nameZh", verbs.college().nameZh(),
                        "studentNumber", known == null ? "" : known.name()));
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
            Answers.problem(exchange, 404, "没有这个页面。");
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
            id = uploads.keep(Answers.query(exchange).getOrDefault("name", "file"), exchange.getRequestBody());
        } catch (Uploads.TooLargeException e) {
            Answers.problem(exchange, 413, "文件超过 " + Uploads.MOST_BYTES / 1024 / 1024 + " MiB，请拆分，或用命令 import。");
            return;
        }
        try {
            var file = Objects.requireNonNull(uploads.file(id));
            Answers.json(exchange, 200, told(id, file, verbs.check(file, reading(exchange))));
        } catch (UnreadableFileException | FailedException e) {
            Answers.problem(exchange, 422, String.valueOf(e.getMessage()));
        }
    }

    private static Reading reading(HttpExchange exchange) {
        var query = Answers.query(exchange);
        return new Reading(
                one(RecordType.values(), query.get("type")),
                one(StudentNumber.values(), query.get("studentNumber")),
                isTrue(query, "visibleRowsOnly"));
    }

    private static <E extends Enum<E>> @Nullable E one(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> told(String id, Path file, FileVerbs.Checked checked) {
        var validation = checked.validation();
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("college", verbs.college().nameZh());
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
        var compared = verbs.compare(checked);
        told.put(
                "effect",
                Map.of(
                        "lines", compared.lines(),
                        "takesAway", compared.takesAway(),
                        "newKey", compared.newKey(),
                        "problem", compared.problem()));
        told.put("correctionsName", correctionsName(file));
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
        var query = Answers.query(exchange);
        var file = uploads.file(query.getOrDefault("id", ""));
        if (file == null) {
            Answers.problem(exchange, 404, "没有这个文件，请重新拖入。");
            return;
        }
        var agreed = new Agreed(isTrue(query, "validRowsOnly"), isTrue(query, "takeAway"), isTrue(query, "newKey"));
        alone(exchange, out -> {
            var ended = verbs.send(file, reading(exchange), agreed, out);
            return END + ended.exit() + " sent=" + ended.sent();
        });
    }

    private static boolean isTrue(Map<String, String> query, String name) {
        return "true".equals(query.get(name));
    }

    private interface Work {
        /** Prints what it does, and returns the last line. */
        String run(PrintWriter out);
    }

    /** One at a time sends: two would find the same revisions. */
    private void alone(HttpExchange exchange, Work work) throws IOException {
        if (!sending.tryAcquire()) {
            Answers.problem(exchange, 409, "上一次发送还没有结束，请等它结束。");
            return;
        }
        try {
            var out = Answers.text(exchange);
            out.println(work.run(out));
            out.flush();
        } finally {
            sending.release();
        }
    }

    /** What was imported, as import list prints it. */
    private void imports(HttpExchange exchange) throws IOException {
        var out = Answers.text(exchange);
        out.println(END + verbs.list(out));
        out.flush();
    }

    /** Takes an import back, or says what that would do. */
    private void undo(HttpExchange exchange) throws IOException {
        var query = Answers.query(exchange);
        var id = query.getOrDefault("id", "");
        if (!IMPORT_ID.matcher(id).matches()) {
            Answers.problem(exchange, 400, "导入编号应为列表中的一个，收到“" + id + "”。");
            return;
        }
        alone(exchange, out -> END + verbs.undo(id, isTrue(query, "takeAway"), out));
    }

    private static void template(HttpExchange exchange) throws IOException {
        var name = Answers.query(exchange).getOrDefault("type", "");
        for (RecordType type : RecordType.values()) {
            if (type.recordName().equals(name)) {
                var bytes = new ByteArrayOutputStream();
                Template.of(type).xlsx(bytes);
                Answers.beginSheet(exchange, type.nameZh() + ".xlsx", bytes.size());
                bytes.writeTo(exchange.getResponseBody());
                return;
            }
        }
        Answers.problem(exchange, 404, "没有记录类型“" + name + "”。");
    }

    private void errors(HttpExchange exchange) throws IOException {
        var file = uploads.file(Answers.query(exchange).getOrDefault("id", ""));
        if (file == null) {
            Answers.problem(exchange, 404, "没有这个文件，请重新拖入。");
            return;
        }
        Path target = Files.createTempFile(file.getParent(), "errors", ".xlsx");
        try {
            verbs.writeCorrections(file, reading(exchange), target);
            Answers.beginSheet(exchange, correctionsName(file), Files.size(target));
            Files.copy(target, exchange.getResponseBody());
        } catch (UnreadableFileException | FailedException e) {
            Answers.problem(exchange, 422, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(target);
        }
    }

    /** {@code 毕业.csv}: {@code 毕业-错误.xlsx}. */
    private static String correctionsName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "") + "-错误.xlsx";
    }
}
