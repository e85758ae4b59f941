package cultivation.college;

import cultivation.connection.Connection;
import cultivation.connection.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a college may do on a secured broker: its principal, what it is allowed, how fast, and the file that it is handed.
 *
 * <pre>{@code
 * try (var access = CollegeAccess.open(connection)) {
 *     access.grant(List.of("4111010853"), credentials);    // writes 4111010853.properties, mode 0600
 * }
 * }</pre>
 *
 * The principal of college CODE is {@code college-CODE}: it writes and reads its own events topic, reads its own rejections,
 * uses groups and transactional ids that begin with its name, and sees how far the app is. It has no access to anything
 * else. On a broker without an authorizer nothing is granted, since nothing is refused.
 */
public final class CollegeAccess implements AutoCloseable {
    /** Some 100,000 records a second as an import packs them: more than any college has, too little to drown the others. */
    private static final double BYTES_A_SECOND = 16 * 1024 * 1024;

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
    private static final int ITERATIONS = 8192;
    private static final int PASSWORD_BYTES = 32;

    private final Connection connection;
    private final Admin admin;

    private CollegeAccess(Connection connection) {
        this.connection = connection;
        this.admin = connection.admin();
    }

    public static CollegeAccess open(Connection connection) {
        return new CollegeAccess(connection);
    }

    /** The name of a college's principal, with which its groups and transactional ids begin. */
    public static String principal(String collegeCode) {
        return "college-" + collegeCode;
    }

    /** The file of a college's credentials in a folder. */
    public static Path file(Path credentials, String collegeCode) {
        return credentials.resolve(collegeCode + ".properties");
    }

    /** Whether the broker refuses what is not granted. */
    public boolean isSecured() {
        try {
            var unused =
                    connection.answerOf(admin.describeAcls(AclBindingFilter.ANY).values());
            return true;
        } catch (SecurityDisabledException e) {
            return false;
        }
    }

    /**
     * Grants each college its own, and writes the credentials of those that have none yet; may be done again.
     *
     * @return the files that were written, by college; empty on a broker without an authorizer
     * @throws IllegalArgumentException when one code begins with another: their groups could not be told apart
     */
    public Map<String, Path> grant(List<String> collegeCodes, Path credentials) throws IOException {
        if (!isSecured()) {
            return Map.of();
        }
        requireNoPrefix(collegeCodes);
        connection.answerOf(admin.createAcls(collegeCodes.stream()
                        .flatMap(code -> acls(code).stream())
                        .toList())
                .all());
        connection.answerOf(admin.alterClientQuotas(
                        collegeCodes.stream().map(CollegeAccess::quota).toList())
                .all());
        var known = connection.answerOf(admin.describeUserScramCredentials().users());
        var written = new LinkedHashMap<String, Path>();
        for (String code : collegeCodes) {
            if (!known.contains(principal(code))) {
                written.put(code, issue(code, credentials));
            }
        }
        return written;
    }

    @Override
    public void close() {
        admin.close();
    }

    /** The file first: a password that is in force and that nobody knows would have to be replaced. */
    private Path issue(String code, Path credentials) throws IOException {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var file = file(credentials, code);
        Files.deleteIfExists(file);
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        SecretFile.create(file, properties(code, password));
        connection.answerOf(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        principal(code), new ScramCredentialInfo(MECHANISM, ITERATIONS), password)))
                .all());
        return file;
    }

    private String properties(String code, String password) {
        var lines = new ArrayList<>(List.of(
                "# What Kafka clients of college " + code
                        + " connect with. Whoever has this file is the college: keep it safe.",
                "bootstrap.servers=" + connection.kafka(),
                "security.protocol=SASL_SSL",
                "sasl.mechanism=" + MECHANISM.mechanismName(),
                "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                        + principal(code) + "\" password=\"" + password + "\";"));
        // The certificate that the caller trusts is the one that the college has to trust.
        for (String setting : List.of("ssl.truststore.type", "ssl.truststore.location")) {
            var value = connection.kafkaSettings().get(setting);
            if (value != null) {
                lines.add(setting + "=" + value.replace("\\", "\\\\"));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<AclBinding> acls(String code) {
        var events = new ResourcePattern(ResourceType.TOPIC, Topics.events(code), PatternType.LITERAL);
        var rejections = new ResourcePattern(ResourceType.TOPIC, Topics.rejections(code), PatternType.LITERAL);
        var groups = new ResourcePattern(ResourceType.GROUP, principal(code), PatternType.PREFIXED);
        var transactions = new ResourcePattern(ResourceType.TRANSACTIONAL_ID, principal(code), PatternType.PREFIXED);
        var app = new ResourcePattern(ResourceType.GROUP, Topics.APPLICATION_ID, PatternType.LITERAL);
        return List.of(
                allowed(code, events, AclOperation.WRITE),
                allowed(code, events, AclOperation.READ),
                allowed(code, rejections, AclOperation.READ),
                allowed(code, groups, AclOperation.READ),
                allowed(code, transactions, AclOperation.WRITE),
                allowed(code, app, AclOperation.DESCRIBE));
    }

    private static AclBinding allowed(String code, ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + principal(code), "*", operation, AclPermissionType.ALLOW));
    }

    private static ClientQuotaAlteration quota(String code) {
        var entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, principal(code)));
        return new ClientQuotaAlteration(
                entity,
                List.of(
                        new ClientQuotaAlteration.Op("producer_byte_rate", BYTES_A_SECOND),
                        new ClientQuotaAlteration.Op("consumer_byte_rate", BYTES_A_SECOND)));
    }

    private void requireNoPrefix(List<String> codes) {
        var all = new TreeSet<>(codes);
        connection.answerOf(admin.listTopics().names()).stream()
                .filter(Topics::isEvents)
                .forEach(topic -> all.add(Topics.collegeOf(topic).orElseThrow()));
        for (String code : codes) {
            for (String other : all) {
                if (!other.equals(code) && (other.startsWith(code) || code.startsWith(other))) {
                    throw new IllegalArgumentException(
                            "学校代码“" + code + "”与已有的“" + other + "”开头相同：在要求认证的消息服务上，两校能动用彼此的消费者组；请换一个不这样开头的代码。");
                }
            }
        }
    }
}
