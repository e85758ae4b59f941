package cultivation.serving.http;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which this server answers: those of the loopback, the address that it is bound to, and what is set
 * besides. Under another name a page of somebody else's site, whose name leads here for a moment (DNS rebinding), could
 * read and set everything through a reader's browser.
 *
 * @param names host names and addresses in lower case, without ports
 */
public record HostNames(Set<String> names) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** A host name, an IPv4 address, or an IPv6 address in brackets, and nothing of an address's path or port. */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+]");

    private static final Pattern PORT = Pattern.compile(":\\d*$");

    public HostNames {
        names = Set.copyOf(names);
    }

    /**
     * Those of the loopback, and these.
     *
     * @param bound the host that the server listens on
     * @throws IllegalArgumentException when one of {@code further} is no host name
     */
    public static HostNames of(String bound, Collection<String> further) {
        var names = new HashSet<>(LOOPBACK);
        names.add(plain(bound));
        for (String name : further) {
            if (!NAME.matcher(plain(name)).matches()) {
                throw new IllegalArgumentException("'" + name
                        + "' is no host name; write it as monitor.example.cn, without scheme, port and path");
            }
            names.add(plain(name));
        }
        return new HostNames(names);
    }

    /** An IPv6 address stands in brackets where a port may follow. */
    private static String plain(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.contains(":") && !lower.startsWith("[") ? '[' + lower + ']' : lower;
    }

    /**
     * Lets pass what was asked under one of the names, under the address that the request came to, which no foreign name
     * is, or under none, which no browser does.
     *
     * @throws Problem 421 otherwise
     */
    public void require(Context request) {
        var asked = request.header("Host");
        if (asked == null || isKnown(asked, request.req().getLocalAddr())) {
            return;
        }
        throw Problem.of(
                421,
                "Misdirected Request",
                "本服务不以此主机名应答。请用配置的地址访问；如经代理或域名访问，请运维把该域名写入 cultivation.http.names。",
                "This server does not answer under this host name; use its own, or let operations add the name to"
                        + " cultivation.http.names.");
    }

    boolean isKnown(String host, String localAddress) {
        var name = plain(PORT.matcher(host).replaceFirst(""));
        return names.contains(name) || name.equals(plain(localAddress));
    }
}
