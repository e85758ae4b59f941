package cultivation.serving.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that cannot be answered, as RFC 9457 tells it: with a sentence that a person understands, Chinese first. */
public final class Problem extends RuntimeException {
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    private Problem(int status, String title, String chinese, String english) {
        super(chinese + " " + english);
        this.status = status;
        this.title = title;
    }

    public static Problem badRequest(String chinese, String english) {
        return new Problem(400, "Bad Request", chinese, english);
    }

    public static Problem wrongField(String field, String chinese, String english) {
        return badRequest("字段“" + field + "”" + chinese + "。", "The field '" + field + "' " + english + ".");
    }

    public static Problem forbidden(String chinese, String english) {
        return new Problem(403, "Forbidden", chinese, english);
    }

    public static Problem notFound(String chinese, String english) {
        return new Problem(404, "Not Found", chinese, english);
    }

    /** The answer's header {@code Allow} has to name the others. */
    public static Problem methodNotAllowed(String method, String path, String allowed) {
        return new Problem(
                405,
                "Method Not Allowed",
                "此处不接受 " + method + "，可用：" + allowed + "。",
                "There is no " + method + " of " + path + "; it takes " + allowed + ".");
    }

    public static Problem conflict(String chinese, String english) {
        return new Problem(409, "Conflict", chinese, english);
    }

    public static Problem unavailable(String chinese, String english) {
        return new Problem(503, "Service Unavailable", chinese, english);
    }

    public static Problem of(int status, String title, String chinese, String english) {
        return new Problem(status, title, chinese, english);
    }

    public int status() {
        return status;
    }

    public Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        details.put("type", "about:blank");
        details.put("title", title);
        details.put("status", status);
        details.put("detail", getMessage());
        return details;
    }
}
