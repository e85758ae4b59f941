package cultivation.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens in memory; a college has one at most. */
public final class InMemoryTokenStore implements TokenStore {
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** Gives a college a token, which replaces the one it had. */
    public void give(String college, String token) {
        tokens.put(college, token);
    }

    public void revoke(String college) {
        tokens.remove(college);
    }

    @Override
    public @Nullable String collegeOf(String token) {
        return tokens.entrySet().stream()
                .filter(each -> each.getValue().equals(token))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
