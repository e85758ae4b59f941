package cultivation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortLeaseTest {
    /** A process of its own that leases what it is told, and says whether it could. */
    static final class Other {
        public static void main(String[] arguments) {
            System.out.println(PortLease.of(Integer.parseInt(arguments[0])));
        }
    }

    @Test
    void ports_differ_though_nothing_listens_there_yet() {
        var ports = IntStream.range(0, 100).map(i -> PortLease.any()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(PortLease::isFree);
    }

    @Test
    void no_outgoing_connection_takes_one() {
        assertThat(PortLease.any()).isBetween(20_000, 32_000);
    }

    @Test
    void a_leased_port_is_not_had_by_another_process_though_nothing_listens_there() throws Exception {
        // given
        int port = PortLease.any();
        // when
        boolean another = otherGets(port);
        // then
        assertThat(another).isFalse();
        assertThat(PortLease.of(port)).as("again is harmless").isTrue();
    }

    @Test
    void a_port_where_something_listens_is_not_had() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortLease.of(taken.getLocalPort())).isFalse();
        }
    }

    private static boolean otherGets(int port) throws Exception {
        var other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        Other.class.getName(),
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .start();
        try (var said = other.inputReader()) {
            return Boolean.parseBoolean(said.readLine());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
