package cultivation.live;

import org.jspecify.annotations.Nullable;

/** Which college a token for HTTPS intake was given to. */
public interface TokenStore {
    /**
     * The college's code, at once; null when no college has this token, or no more.
     *
     * @throws cultivation.connection.UnreachableException when that is not known now
     */
    @Nullable
    String collegeOf(String token);
}
