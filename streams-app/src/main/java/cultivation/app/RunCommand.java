package cultivation.app;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.catalogue.file.CatalogueMistake;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.connection.UnreachableException;
import cultivation.topology.OtherLedgerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb that runs one instance until it is told to stop. */
@Command(
        name = "run",
        description = "Starts one instance of the app from a configuration file and CULTIVATION_* variables.",
        footer = {
            "",
            "Variables: CULTIVATION_KAFKA, CULTIVATION_REGISTRY, CULTIVATION_HTTP_HOST, CULTIVATION_HTTP_PORT,",
            "CULTIVATION_STATE_DIR, CULTIVATION_INSTANCE_ID, CULTIVATION_PARTITIONS, CULTIVATION_CLOCK (wall or",
            "events), CULTIVATION_CATALOGUE, CULTIVATION_HOLIDAYS (a file of days without reports),",
            "CULTIVATION_PROBE_SECONDS (between synthetic events; 10, 0 for none), CULTIVATION_INTAKE_RATE (records a",
            "second of a college over HTTP; 1000), CULTIVATION_HTTP_CERTIFICATE and CULTIVATION_HTTP_KEY (PEM files, to",
            "answer under HTTPS). In the file the same in lower case with dots: cultivation.http.port=8080; keys that",
            "begin with kafka. go to every Kafka client. docs/configuration.md lists all, with defaults and ranges."
        },
        mixinStandardHelpOptions = true)
public final class RunCommand implements Verb {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    /** Some ten seconds are enough where the broker answers; the deployment grants thirty. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "properties file; CULTIVATION_* variables win over it")
    private @Nullable Path config;

    @Override
    public Integer call() throws Exception {
        Settings settings;
        Catalogue catalogue;
        try {
            settings = Settings.of(config, System.getenv());
            catalogue =
                    settings.catalogue() == null ? CatalogueFile.shipped() : CatalogueFile.read(settings.catalogue());
        } catch (CatalogueMistake | IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            return ExitCodes.USAGE;
        }
        try {
            return run(settings, catalogue);
        } catch (UnreachableException e) {
            LOG.error("{}", e.getMessage());
            return ExitCodes.UNREACHABLE;
        } catch (OtherLedgerException e) {
            LOG.error("{}", e.getMessage());
            return ExitCodes.FAILED;
        }
    }

    private static int run(Settings settings, Catalogue catalogue) throws Exception {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        // A start may wait for the registry or the broker; it is given up when the process is to stop.
        var starting = new AtomicReference<@Nullable Thread>(Thread.currentThread());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            var waiting = starting.getAndSet(null);
                            if (waiting != null) {
                                waiting.interrupt();
                            }
                            await(stopped);
                        },
                        "stop"));
        try (var instance = Instance.start(settings, catalogue)) {
            if (starting.getAndSet(null) == null) {
                // Told to stop at the last moment: what was interrupted is the start alone, not the stopping.
                var unused = Thread.interrupted();
            }
            LOG.info(
                    "Instance {} answers on {}://{}:{}",
                    settings.topology().instance(),
                    settings.http().tls() == null ? "http" : "https",
                    settings.http().host(),
                    instance.port());
            while (!stop.await(500, TimeUnit.MILLISECONDS)) {
                if (instance.hasFailed()) {
                    LOG.error("The topology has failed for good; see the log above. Stopping.");
                    return ExitCodes.FAILED;
                }
            }
        } catch (InterruptedException e) {
            LOG.info("Told to stop before it had started");
        } finally {
            stopped.countDown();
        }
        return ExitCodes.DONE;
    }

    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Not everything stopped within {}", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
