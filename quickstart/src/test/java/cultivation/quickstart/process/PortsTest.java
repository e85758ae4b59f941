package cultivation.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.connection.PortLease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final List<Part> PARTS = List.of(Part.KAFKA, Part.KAFKA_CONTROLLER, Part.REGISTRY, Part.app(1));

    @TempDir
    Path folder;

    @Test
    void a_taken_port_is_an_error_that_names_the_port_the_part_and_the_flag() throws IOException {
        try (var taken = listener(0)) {
            var part = new Part("kafka", "Kafka broker", taken.getLocalPort());

            assertThatThrownBy(() -> Ports.usual(List.of(part)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContainingAll("端口 " + taken.getLocalPort(), "Kafka broker", "--ports auto");
        }
    }

    @Test
    void free_ports_differ_from_each_other() {
        var ports = Ports.free(PARTS, folder.resolve("ports"));

        assertThat(PARTS.stream().map(ports::of)).doesNotHaveDuplicates().allMatch(PortLease::isFree);
    }

    @Test
    void free_ports_are_the_same_as_before() {
        var before = Ports.free(PARTS, folder.resolve("ports"));

        var after = Ports.free(PARTS, folder.resolve("ports"));

        assertThat(PARTS.stream().map(after::of))
                .containsExactlyElementsOf(PARTS.stream().map(before::of).toList());
    }

    @Test
    void another_port_is_picked_where_the_one_of_before_is_taken() throws IOException {
        var before = Ports.free(PARTS, folder.resolve("ports"));
        try (var taken = listener(before.of(Part.REGISTRY))) {
            var after = Ports.free(PARTS, folder.resolve("ports"));

            assertThat(after.of(Part.REGISTRY)).isNotEqualTo(taken.getLocalPort());
            assertThat(after.of(Part.KAFKA)).isEqualTo(before.of(Part.KAFKA));
        }
    }

    @Test
    void the_port_of_a_part_that_does_not_run_today_is_remembered() {
        var before = Ports.free(List.of(Part.KAFKA, Part.PROMETHEUS), folder.resolve("ports"));
        Ports.free(List.of(Part.KAFKA), folder.resolve("ports"));

        var after = Ports.free(List.of(Part.KAFKA, Part.PROMETHEUS), folder.resolve("ports"));

        assertThat(after.of(Part.PROMETHEUS)).isEqualTo(before.of(Part.PROMETHEUS));
    }

    @Test
    void a_memory_that_cannot_be_read_is_no_memory() throws IOException {
        Files.writeString(folder.resolve("ports"), "kafka=soon\n");

        assertThat(Ports.free(PARTS, folder.resolve("ports")).of(Part.KAFKA)).isPositive();
    }

    private static ServerSocket listener(int port) throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
