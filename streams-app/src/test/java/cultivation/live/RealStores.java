package cultivation.live;

import static org.awaitility.Awaitility.await;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.CollegeRegistrar;
import cultivation.college.SchemaRegistrar;
import cultivation.connection.Connection;
import cultivation.connection.RealServices;
import cultivation.ledger.Disagreements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A real broker and registry with every schema and shared topic, and a board that reads them: one for all tests of a run. */
final class RealStores implements AutoCloseable {
    /** Hands the one to whoever has it as a parameter. */
    static final class Provided implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RealStores.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(RealStores.class, type -> RealStores.start(), RealStores.class);
        }
    }

    private final RealServices services;
    final LiveBoard board;
    final LedgerTail tail;

    private RealStores(RealServices services) {
        this.services = services;
        var connection = services.connection();
        new SchemaRegistrar(connection.registryClient()).register();
        try (var registrar = CollegeRegistrar.open(connection, 1)) {
            registrar.createSharedTopics();
        }
        board = new LiveBoard(CatalogueFile.shipped(), AsOf.WALL, Clock.systemUTC());
        tail = new LedgerTail(connection, connection.registryClient()::schemaOf, board, new Disagreements());
        tail.start();
        await().atMost(Duration.ofSeconds(60)).until(tail::hasCaughtUp);
    }

    private static RealStores start() {
        try {
            return new RealStores(RealServices.start(
                    Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stores")));
        } catch (IOException e) {
            throw new IllegalStateException("no real services", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("no real services", e);
        }
    }

    Connection connection() {
        return services.connection();
    }

    @Override
    public void close() {
        tail.close();
        services.close();
    }
}
