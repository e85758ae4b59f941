package cultivation.college;

import cultivation.connection.Connection;
import cultivation.reference.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes, replaces and revokes the colleges' tokens for HTTPS intake.
 *
 * <pre>{@code
 * String token = new TokenRegistrar(connection, Clock.systemUTC()).issue(List.of("4111010853")).get("4111010853");
 * }</pre>
 *
 * A token is 32 random bytes and is told once; on {@value Topics#TOKENS} lies its hash alone, so every instance of the
 * app knows it and nobody can read it there. A college has one token: a new one replaces the old at once.
 */
public final class TokenRegistrar {
    /** What tokens begin with, so that one which was let out by mistake is known as what it is. */
    public static final String PREFIX = "cultivation_";

    private static final int RANDOM_BYTES = 32;

    private final Connection connection;
    private final Clock clock;

    public TokenRegistrar(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Makes a new token for each college, replacing the one it had.
     *
     * @return the tokens by college code, which are kept nowhere else
     */
    public Map<String, String> issue(Collection<String> collegeCodes) {
        var random = new SecureRandom();
        var tokens = new LinkedHashMap<String, String>();
        var records = new LinkedHashMap<String, AccessToken>();
        for (String code : collegeCodes) {
            var bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            tokens.put(code, token);
            records.put(
                    code,
                    new AccessToken(
                            code,
                            HexFormat.of().formatHex(hash(token)),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
        ReferenceTopic.write(connection, Topics.TOKENS, AccessToken.getClassSchema(), records);
        return tokens;
    }

    /** Takes a college's token away; it is refused from then on. */
    public void revoke(String collegeCode) {
        Map<String, @Nullable AccessToken> gone = Collections.singletonMap(collegeCode, null);
        ReferenceTopic.write(connection, Topics.TOKENS, AccessToken.getClassSchema(), gone);
    }

    /** SHA-256: enough for a token that is random itself, and quick enough for every request. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
