package cultivation.serving.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate under which the app answers, read once at the start.
 *
 * @param certificate PEM, the server's own first, then those between it and the root
 * @param key its private key in PEM, PKCS #8 without a password
 */
public record Tls(Path certificate, Path key) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /**
     * @throws IllegalArgumentException naming the file that cannot be used
     */
    public Connector connector(Server server, HttpConfiguration configuration, String host, int port) {
        var secured = new HttpConfiguration(configuration);
        var customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false); // by address, through a proxy: the certificate is the client's to check
        secured.addCustomizer(customizer);
        var context = new SslContextFactory.Server();
        context.setKeyStore(keyStore());
        context.setKeyStorePassword("");
        context.setKeyManagerPassword("");
        var connector = new ServerConnector(server, context, new HttpConnectionFactory(secured));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    private KeyStore keyStore() {
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)));
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("no certificate in it");
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("app", privateKey(), new char[0], chain.toArray(Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "certificate " + certificate + " (cultivation.http.certificate) cannot be used: " + e, e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        byte[] encoded;
        try {
            var text = Files.readString(key, StandardCharsets.US_ASCII);
            int from = text.indexOf(BEGIN);
            int to = text.indexOf(END);
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("it must hold a key between " + BEGIN + " and " + END);
            }
            encoded = Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "private key " + key + " (cultivation.http.key) cannot be used: " + e.getMessage(), e);
        }
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // of another kind
            }
        }
        throw new IllegalArgumentException(
                "private key " + key + " (cultivation.http.key) is neither an RSA nor an EC key");
    }
}
