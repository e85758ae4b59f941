package cultivation.serving.http;

import io.javalin.http.Context;

/** What every answer says to a browser: nothing from elsewhere, no script in the text, no foreign frame. */
public final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private SecurityHeaders() {}

    public static void set(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        if (request.path().startsWith("/api/")) {
            request.header("Cache-Control", "no-store");
        }
    }
}
