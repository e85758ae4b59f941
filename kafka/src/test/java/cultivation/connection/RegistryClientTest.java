package cultivation.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import cultivation.events.Graduation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer means; the real registry is in the integration tests. */
class RegistryClientTest {
    private HttpServer server;
    private RegistryClient registry;
    private volatile int status = 200;
    private volatile String body = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/apis/ccompat/v7/", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        registry = new RegistryClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_schema_is_found_by_its_id() {
        body = "{\"schema\":\"\\\"string\\\"\"}";
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void only_the_registrys_own_word_makes_an_id_unknown() {
        // the registry says so
        answers(404, "{\"error_code\":40403,\"message\":\"no\"}");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unknown.class);
        // a proxy before it says so
        answers(404, "<html>not found</html>");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unreachable.class);
        answers(404, "{\"message\":\"no such path\"}");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unreachable.class);
        // it is ill
        answers(500, "{\"error_code\":50001,\"message\":\"storage\"}");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unreachable.class);
        answers(503, "");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unreachable.class);
    }

    @Test
    void a_schema_of_another_kind_is_unknown() {
        answers(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unknown.class);
        answers(200, "{\"schema\":\"{no schema\"}");
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void a_schema_that_avro_refuses_for_whatever_reason_is_unknown() {
        answers(200, json("{'name':'a','type':'int','default':'text'}"));
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unknown.class);
        answers(200, json("{'name':'a','type':'int'},{'name':'a','type':'int'}"));
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unknown.class);
        answers(200, json("{'name':'a','type':['int','int']}"));
        assertThat(registry.schemaOf(7)).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void a_registry_that_is_away_is_unreachable() {
        server.stop(0);
        assertThat(registry.idOf(Graduation.getClassSchema())).isInstanceOf(Lookup.Unreachable.class);
        assertThat(registry.isUp()).isFalse();
    }

    @Test
    void what_the_registry_does_not_know_is_never_said_to_be_out_of_reach() {
        answers(404, "{\"error_code\":40403,\"message\":\"no\"}");

        assertThatThrownBy(() -> registry.requireIdOf(Graduation.getClassSchema()))
                .isInstanceOf(SchemaNotRegisteredException.class)
                .hasMessageContaining(registry.base().toString())
                .hasMessageContaining("cultivation.events.Graduation")
                .hasMessageContaining("cultivation college add");
        assertThatThrownBy(() -> registry.requireSchemaOf(7))
                .isInstanceOf(SchemaNotRegisteredException.class)
                .hasMessageContaining(registry.base().toString())
                .hasMessageContaining("schema id 7")
                .hasMessageContaining("restore its archive");
    }

    @Test
    void what_is_out_of_reach_is_never_said_to_be_unknown() {
        answers(503, "");

        assertThatThrownBy(() -> registry.requireIdOf(Graduation.getClassSchema()))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining(registry.base().toString());
        assertThatThrownBy(() -> registry.requireSchemaOf(7)).isInstanceOf(RegistryUnreachableException.class);
    }

    @Test
    void what_the_registry_knows_is_had() {
        answers(200, "{\"id\":7,\"schema\":\"\\\"string\\\"\"}");

        assertThat(registry.requireIdOf(Graduation.getClassSchema())).isEqualTo(7);
        assertThat(registry.requireSchemaOf(7)).isEqualTo(Schema.create(Schema.Type.STRING));
    }

    private void answers(int status, String body) {
        this.status = status;
        this.body = body;
    }

    /** An answer with a record of these fields. */
    private static String json(String fields) {
        return "{\"schema\":\"{'type':'record','name':'R','fields':[%s]}\"}"
                .formatted(fields)
                .replace("'", "\\\"");
    }
}
