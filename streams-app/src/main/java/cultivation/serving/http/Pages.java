package cultivation.serving.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The pages: plain files under {@code /web} of the class path and the chart library's, compressed once.
 *
 * <p>Files are served under an address with a hash over all of them, and kept by browsers for ever; the one HTML file,
 * which names that address, is asked for each time and answered 304 while nothing changed. A page {@code /flow} is there
 * when the module {@code pages/flow.js} is.
 */
public final class Pages {
    /** A file as it goes over the wire. */
    private static final class Asset {
        final String contentType;
        final byte[] plain;
        final byte[] gzip;

        Asset(String name, byte[] plain) {
            this.contentType = Objects.requireNonNull(CONTENT_TYPES.get(ending(name)));
            this.plain = plain;
            this.gzip = gzip(plain);
        }
    }

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
    private static final Pattern PAGE_NAME = Pattern.compile("[a-z][a-z-]*");
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "html", "text/html; charset=utf-8");

    private final Map<String, Asset> assets;
    private final Asset shell;
    private final String version;

    private Pages(Map<String, byte[]> files) {
        version = hash(files);
        var html = new String(Objects.requireNonNull(files.remove("index.html")), StandardCharsets.UTF_8);
        var pages = files.keySet().stream()
                .filter(name -> name.startsWith("pages/"))
                .map(name -> name.substring("pages/".length(), name.lastIndexOf('.')))
                .collect(Collectors.joining(" "));
        shell = new Asset(
                "index.html",
                html.replace("{version}", version).replace("{pages}", pages).getBytes(StandardCharsets.UTF_8));
        assets = new TreeMap<>();
        files.forEach((name, bytes) -> assets.put(name, new Asset(name, bytes)));
    }

    /** Reads the files of the class path. */
    public static Pages ofClassPath() {
        var files = new TreeMap<String, byte[]>();
        try {
            var web = Objects.requireNonNull(Pages.class.getResource("/web")).toURI();
            if (web.getScheme().equals("jar")) {
                var jar = URI.create(web.toString().substring(0, web.toString().indexOf('!')));
                try (var system = FileSystems.newFileSystem(jar, Map.of())) {
                    read(system.getPath("/web"), files);
                }
            } else {
                read(Path.of(web), files);
            }
            try (InputStream charts = Objects.requireNonNull(Pages.class.getResourceAsStream(CHARTS))) {
                files.put("echarts.js", charts.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the pages cannot be found", e);
        }
        return new Pages(files);
    }

    private static void read(Path web, Map<String, byte[]> files) throws IOException {
        try (var walk = Files.walk(web)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                var name = web.relativize(file).toString().replace('\\', '/');
                if (CONTENT_TYPES.containsKey(ending(name))) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
    }

    /** The one HTML file, at the address of any page; what is no page is 404, in HTML for a browser. */
    public Handler shell() {
        return request -> {
            var page = request.pathParamMap().getOrDefault("page", "city");
            boolean known = PAGE_NAME.matcher(page).matches() && assets.containsKey("pages/" + page + ".js");
            if (!known
                    && !Objects.requireNonNullElse(request.header("Accept"), "").contains("text/html")) {
                throw new NotFoundResponse("There is nothing at " + request.path());
            }
            request.header("Cache-Control", "no-cache");
            answer(request.status(known ? 200 : 404), shell, known);
        };
    }

    /** Answers where something is, by whatever method; elsewhere there is nothing. */
    public Handler only(Handler answering) {
        return request -> {
            var parts = request.pathParamMap();
            boolean known = parts.containsKey("file")
                    ? assets.containsKey(parts.get("file"))
                    : assets.containsKey("pages/" + parts.getOrDefault("page", "city") + ".js");
            if (!known) {
                throw new NotFoundResponse("There is nothing at " + request.path());
            }
            answering.handle(request);
        };
    }

    /** A file below {@code /assets/<version>/}; another version's address is answered with this one's file, unkept. */
    public Handler asset() {
        return request -> {
            var asset = assets.get(request.pathParam("file"));
            if (asset == null) {
                throw new NotFoundResponse("There is no file " + request.path());
            }
            boolean current = request.pathParam("version").equals(version);
            request.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-store");
            answer(request, asset, current);
        };
    }

    private void answer(Context request, Asset asset, boolean unchanging) {
        if (unchanging) {
            var tag = '"' + version + '"';
            request.header("ETag", tag);
            if (tag.equals(request.header("If-None-Match"))) {
                request.status(304);
                return;
            }
        }
        request.contentType(asset.contentType).header("Vary", "Accept-Encoding");
        if (Objects.requireNonNullElse(request.header("Accept-Encoding"), "").contains("gzip")) {
            request.header("Content-Encoding", "gzip").result(asset.gzip);
        } else {
            request.result(asset.plain);
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
