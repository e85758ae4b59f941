package cultivation.serving.http;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.serving.Serving;
import cultivation.serving.ServingHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {
    private static final HostNames NAMES = HostNames.of("127.0.0.1", List.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"RSA,2048", "EC,256"})
    void the_app_answers_under_its_certificate(String algorithm, int size) throws Exception {
        // given
        var store = keys(algorithm, size);
        var tls = pem(store);
        try (var serving = new Serving();
                var http = ServingHttp.start("127.0.0.1", 0, NAMES, tls, serving.sources())) {
            var client = HttpClient.newBuilder().sslContext(trusting(store)).build();
            // when
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "https://127.0.0.1:" + http.port() + "/api/v1/colleges/" + FIRST + "/overview"))
                            .build(),
                    BodyHandlers.ofString());
            // then
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_key_that_cannot_be_used_is_named() throws Exception {
        // given
        var tls = pem(keys("EC", 256));
        Files.writeString(tls.key(), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        try (var serving = new Serving()) {
            // then
            assertThatThrownBy(() -> ServingHttp.start("127.0.0.1", 0, NAMES, tls, serving.sources()))
                    .hasStackTraceContaining("private key " + tls.key())
                    .hasStackTraceContaining("BEGIN PRIVATE KEY");
        }
    }

    private KeyStore keys(String algorithm, int size) throws Exception {
        var file = folder.resolve(algorithm + ".p12");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "app",
                        "-keyalg",
                        algorithm,
                        "-keysize",
                        Integer.toString(size),
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    private Tls pem(KeyStore store) throws Exception {
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", store.getCertificate("app").getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", store.getKey("app", "changeit".toCharArray()).getEncoded()));
        return new Tls(certificate, key);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("app", store.getCertificate("app"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
