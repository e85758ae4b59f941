package cultivation.serving.http;

import io.javalin.http.Context;

/** A page of somebody else's may not set anything through a reader's browser. */
public final class SameOrigin {
    private SameOrigin() {}

    public static void require(Context request) {
        var origin = request.header("Origin");
        if (origin != null
                && !origin.equals("http://" + request.host())
                && !origin.equals("https://" + request.host())) {
            throw Problem.forbidden("不接受来自其他网站的修改。", "Changes from another site are not accepted.");
        }
    }
}
