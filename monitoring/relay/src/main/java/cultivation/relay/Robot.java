package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A group robot: where it listens and how it wants its message. Its address is a secret, and read anew for each message. */
sealed interface Robot {
    /** For metrics and logs; never the address. */
    String name();

    /** Where to post, now: DingTalk's address carries a signature of the time. */
    URI address(Instant now) throws IOException;

    /** The body, before it is JSON. */
    Map<String, Object> body(Message message);

    /** Whether the robot would take the same message a little later. */
    boolean passing(int errcode);

    /** The secret files, for the health check. */
    Set<Path> files();

    /** WeCom (企业微信) group robot: {@code markdown.content} of at most 4,096 bytes. */
    record WeCom(Path urlFile) implements Robot {
        static final int LIMIT = 4_096;

        @Override
        public String name() {
            return "wecom";
        }

        @Override
        public URI address(Instant now) throws IOException {
            return URI.create(secret(urlFile));
        }

        @Override
        public Map<String, Object> body(Message message) {
            return Map.of("msgtype", "markdown", "markdown", Map.of("content", message.markdown(LIMIT)));
        }

        @Override
        public boolean passing(int errcode) {
            // System busy; more than 20 messages a minute; API calls too frequent.
            return errcode == -1 || errcode == 45009 || errcode == 45033;
        }

        @Override
        public Set<Path> files() {
            return Set.of(urlFile);
        }
    }

    /** DingTalk (钉钉) group robot with 加签: at most 20,000 bytes, signed with HMAC-SHA-256 of the time. */
    record DingTalk(Path urlFile, Path secretFile) implements Robot {
        /** The robot counts the whole body; so much is left for JSON around the text. */
        static final int LIMIT = 20_000 - 1_000;

        @Override
        public String name() {
            return "dingtalk";
        }

        @Override
        public URI address(Instant now) throws IOException {
            var url = secret(urlFile);
            long timestamp = now.toEpochMilli();
            return URI.create(url + (url.contains("?") ? "&" : "?") + "timestamp=" + timestamp + "&sign="
                    + URLEncoder.encode(sign(timestamp, secret(secretFile)), UTF_8));
        }

        /** Base64 of HMAC-SHA-256 under the secret of {@code timestamp\nsecret}, as DingTalk documents it. */
        static String sign(long timestamp, String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
                return Base64.getEncoder().encodeToString(mac.doFinal((timestamp + "\n" + secret).getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }

        @Override
        public Map<String, Object> body(Message message) {
            // DingTalk wants a blank line where a line ends.
            return Map.of(
                    "msgtype",
                    "markdown",
                    "markdown",
                    Map.of("title", message.title(), "text", message.markdown(LIMIT)));
        }

        @Override
        public boolean passing(int errcode) {
            // System busy; more than 20 messages a minute, by either of its two codes.
            return errcode == -1 || errcode == 130101 || errcode == 410100;
        }

        @Override
        public Set<Path> files() {
            return Set.of(urlFile, secretFile);
        }
    }

    private static String secret(Path file) throws IOException {
        var secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new IOException("the secret file " + file + " must not be empty");
        }
        return secret;
    }
}
