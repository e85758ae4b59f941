package cultivation.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/** A page of somebody else's may not set anything through a reader's browser. */
public final class SameOrigin {
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    /** What a browser says of a page of ours, and of a person who typed the address. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private SameOrigin() {}

    /**
     * Lets pass what only asks, what a page of this server sends, and what no browser sends. Under which names this server
     * is asked, {@link HostNames} has looked before.
     *
     * @throws Problem 403 otherwise
     */
    public static void require(Context request) {
        if (READING.contains(request.method())) {
            return;
        }
        var origin = request.header("Origin");
        var site = request.header("Sec-Fetch-Site");
        boolean elsewhere = origin != null
                && !origin.equals("http://" + request.host())
                && !origin.equals("https://" + request.host());
        if (elsewhere || (site != null && !OWN_SITE.contains(site))) {
            throw Problem.forbidden("不接受来自其他网站的修改。", "Changes from another site are not accepted.");
        }
    }
}
