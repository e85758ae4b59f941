package cultivation.live;

import org.jspecify.annotations.Nullable;

/** Which college a token for HTTPS intake was given to. */
public interface TokenStore {
    /** The college's code; null when no college has this token, or no more. */
    @Nullable
    String collegeOf(String token);
}
