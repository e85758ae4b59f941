package cultivation.quickstart;

import cultivation.connection.ClientProperties;
import cultivation.connection.SecretFile;
import cultivation.quickstart.process.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The secrets of a secured broker: its certificate, and the passwords of the administrator and of the controller.
 *
 * <p>Made with the first start on a data folder and kept there, readable by nobody else. The colleges' own credentials are
 * written beside the administrator's by {@code college add}.
 */
final class BrokerAccess {
    private static final String ADMINISTRATOR = "admin";
    private static final String CONTROLLER = "controller";
    private static final int PASSWORD_BYTES = 32;
    private static final int VALID_DAYS = 3650;

    private final Path folder;
    private final Path credentials;

    private BrokerAccess(Path data) {
        this.folder = data.resolve("access");
        this.credentials = data.resolve("credentials");
    }

    static BrokerAccess in(Path data) {
        return new BrokerAccess(data);
    }

    /** Whether these data were begun with access control. */
    boolean exists() {
        return Files.exists(administrator());
    }

    /** The certificate that clients have to trust, PEM. */
    Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** Where the administrator's and the colleges' credentials are. */
    Path credentials() {
        return credentials;
    }

    /** Kafka client properties of the administrator. */
    Path administrator() {
        return credentials.resolve(ADMINISTRATOR + ".properties");
    }

    /** Makes certificate and passwords where there are none. */
    void makeOnce() {
        if (exists()) {
            return;
        }
        // The administrator's file comes last: without it, an earlier start was cut off in the middle.
        if (Files.exists(folder)) {
            DataFolder.delete(folder);
        }
        try {
            SecretFile.createFolder(credentials);
            SecretFile.createFolder(folder);
            SecretFile.create(folder.resolve("keystore-password"), password());
            SecretFile.create(folder.resolve("controller-password"), password());
            keytool(
                    "-genkeypair",
                    "-alias",
                    "broker",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=dns:localhost,ip:127.0.0.1",
                    "-validity",
                    String.valueOf(VALID_DAYS));
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "broker",
                    "-file",
                    certificate().toString());
            var settings = new TreeMap<>(Map.of(
                    "security.protocol", "SASL_SSL",
                    "sasl.mechanism", "SCRAM-SHA-512",
                    "sasl.jaas.config", scram(password()),
                    "ssl.truststore.type", "PEM",
                    "ssl.truststore.location", certificate().toString()));
            var lines = new StringBuilder(
                    "# The administrator of this quickstart's broker: all is allowed. Keep it safe.\n");
            settings.forEach(
                    (key, value) -> lines.append(key).append('=').append(value).append('\n'));
            SecretFile.create(administrator(), lines.toString());
        } catch (IOException e) {
            throw new CannotStart(
                    "the secrets of the broker cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What the administrator's clients are opened with. */
    Map<String, String> clientSettings() {
        try {
            return ClientProperties.read(administrator());
        } catch (IOException e) {
            throw new CannotStart("the administrator's credentials cannot be read: " + e.getMessage(), e);
        }
    }

    /** The administrator as {@code kafka-storage format --add-scram} takes it. */
    String formatted() {
        var jaas = String.valueOf(clientSettings().get("sasl.jaas.config"));
        var password = jaas.replaceAll(".*password=\"([^\"]*)\".*", "$1");
        return "SCRAM-SHA-512=[name=" + ADMINISTRATOR + ",password=" + password + "]";
    }

    /** The broker's settings for its listeners CLIENT and CONTROLLER. */
    List<String> brokerSettings() {
        var controller = read("controller-password");
        return List.of(
                "inter.broker.listener.name=CLIENT",
                "listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:SASL_PLAINTEXT",
                "sasl.enabled.mechanisms=SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512",
                "sasl.mechanism.controller.protocol=PLAIN",
                "listener.name.client.scram-sha-512.sasl.jaas.config="
                        + clientSettings().get("sasl.jaas.config"),
                "listener.name.controller.sasl.enabled.mechanisms=PLAIN",
                "listener.name.controller.plain.sasl.jaas.config="
                        + "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + CONTROLLER
                        + "\" password=\"" + controller + "\" user_" + CONTROLLER + "=\"" + controller + "\";",
                "ssl.keystore.type=PKCS12",
                "ssl.keystore.location=" + keystore(),
                "ssl.keystore.password=" + read("keystore-password"),
                "ssl.truststore.type=PEM",
                "ssl.truststore.location=" + certificate(),
                "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users=User:" + ADMINISTRATOR + ";User:" + CONTROLLER,
                "allow.everyone.if.no.acl.found=false");
    }

    private Path keystore() {
        return folder.resolve("broker.p12");
    }

    private void keytool(String... arguments) throws IOException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore",
                keystore().toString(),
                "-storetype",
                "PKCS12",
                "-storepass:file",
                folder.resolve("keystore-password").toString()));
        var log = folder.resolve("keytool.log").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new CannotStart("keytool could not make the broker's certificate; it said in " + log + ": "
                        + Files.readString(log.toPath()).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", e);
        }
    }

    private static String scram(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + ADMINISTRATOR
                + "\" password=\"" + password + "\";";
    }

    private static String password() {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new CannotStart("the secret " + folder.resolve(name) + " cannot be read: " + e.getMessage(), e);
        }
    }
}
