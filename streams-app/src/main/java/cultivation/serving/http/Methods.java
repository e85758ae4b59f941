package cultivation.serving.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The methods of HTTP, of which each path takes some. */
public final class Methods {
    /** All that somebody may send; what asks with GET may ask with HEAD. */
    public static final List<HandlerType> ALL = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS);

    private Methods() {}

    /** Those that a path takes, and HEAD where it takes GET. */
    public static Set<HandlerType> taken(Collection<HandlerType> handled) {
        return ALL.stream()
                .filter(method -> handled.contains(method)
                        || (method.equals(HandlerType.HEAD) && handled.contains(HandlerType.GET)))
                .collect(Collectors.toSet());
    }

    /** Answers 405 to every other method, with what the path takes in {@code Allow}. */
    public static Handler otherThan(Collection<HandlerType> taken) {
        var allowed = String.join(
                ", ", new TreeSet<>(taken.stream().map(HandlerType::name).toList()));
        return request -> refuse(request, allowed);
    }

    private static void refuse(Context request, String allowed) {
        request.header("Allow", allowed);
        throw Problem.methodNotAllowed(request.method().name(), request.path(), allowed);
    }
}
