package cultivation.simulator.sequence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of 64 hex digits out of the seed: nobody's own id stands behind them. */
public final class Pseudonym {
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(Pseudonym::sha256);

    private Pseudonym() {}

    public static String of(String text) {
        return HEX.formatHex(SHA.get().digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
