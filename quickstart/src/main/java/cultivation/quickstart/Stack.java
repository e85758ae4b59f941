package cultivation.quickstart;

import cultivation.college.CollegeAccess;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Colleges;
import cultivation.college.SchemaRegistrar;
import cultivation.connection.Connection;
import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Child;
import cultivation.quickstart.process.Console;
import cultivation.quickstart.process.Part;
import cultivation.quickstart.process.Ports;
import cultivation.quickstart.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A real broker, a real schema registry, app instances and monitoring, as child processes on 127.0.0.1.
 *
 * <pre>{@code
 * try (var stack = new Stack(StackSettings.forTest(), Console.silent())) {
 *     stack.start();
 *     stack.endpoints().kafka();          // 127.0.0.1:…
 *     stack.kill("app-1");                // as kill -9; it is started again
 * }
 * }</pre>
 */
public final class Stack implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final StackSettings settings;
    private final Console console;
    private final DataFolder data;
    private final Supervisor supervisor;
    private final @Nullable BrokerAccess access;
    private final List<AppInstance> apps = new ArrayList<>();
    private @Nullable KafkaBroker broker;
    private @Nullable SchemaRegistry registry;
    private @Nullable String prometheus;
    private @Nullable String alertmanager;
    private Consumer<Endpoints> changed = endpoints -> {};
    private Consumer<String> givenUp = reason -> {};

    /** Takes hold of the data folder; nothing runs yet. */
    public Stack(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        var folder = settings.data();
        this.data = folder == null ? DataFolder.ephemeral() : DataFolder.kept(folder);
        this.access = settings.secure() ? BrokerAccess.in(data.path()) : null;
        this.supervisor = new Supervisor(console, data.isEphemeral() ? data.path() : null);
    }

    /** Told of the endpoints again whenever a process was replaced; set before {@link #start}. */
    public Stack onChange(Consumer<Endpoints> listener) {
        this.changed = listener;
        return this;
    }

    /** Told why, when a process died too often and the stack is no longer whole; set before {@link #start}. */
    public Stack onGiveUp(Consumer<String> listener) {
        this.givenUp = listener;
        return this;
    }

    /** Returns when everything answers; {@link CannotStart} says what did not, and then {@link #close} cleans up. */
    public void start() {
        requireSameAccess();
        var ports = settings.freePorts() ? Ports.free(parts(), data.path().resolve("ports")) : Ports.usual(parts());
        console.say("data are kept in " + data.path() + (data.isEphemeral() ? ", which is deleted at the end" : ""));

        var archive = RegistryArchive.forThisMachine();
        var jar = archive.jar(supervisor, console);
        var theRegistry = new SchemaRegistry(
                data.folder("registry"), log("registry"), ports.of(Part.REGISTRY), ports.of(Part.REGISTRY_MANAGEMENT));
        registry = theRegistry;
        var registryChild = theRegistry.prepare(jar);
        supervisor.start(registryChild);
        starting(registryChild, "Apicurio " + archive.version());

        var theBroker = new KafkaBroker(
                data.folder("kafka"), log("kafka"), ports.of(Part.KAFKA), ports.of(Part.KAFKA_CONTROLLER), access);
        broker = theBroker;
        var brokerChild = theBroker.prepare();
        supervisor.start(brokerChild);
        starting(brokerChild, access == null ? "one node" : "one node, with access control");

        supervisor.awaitAnswer(brokerChild, theBroker::answers, LONGEST_START);
        answering(brokerChild, theBroker.address());
        supervisor.awaitAnswer(registryChild, theRegistry::answers, LONGEST_START);
        answering(registryChild, theRegistry.address());
        register(theBroker, theRegistry);

        var children = new ArrayList<Child>();
        for (int number = 1; number <= settings.instances(); number++) {
            var app = new AppInstance(number, ports.of(Part.app(number)));
            var child =
                    app.prepare(data.folder(app.id()), log(app.id()), appEnvironment(theBroker, theRegistry, ports));
            apps.add(app);
            children.add(child);
            supervisor.start(child);
            starting(child, "the topology, its REST interface and pages");
        }
        // While the apps start: each waits more than it works.
        startMonitoring(ports);
        for (int i = 0; i < apps.size(); i++) {
            supervisor.awaitAnswer(children.get(i), apps.get(i)::answers, LONGEST_START);
            answering(children.get(i), apps.get(i).address());
        }
        supervisor.keepAlive(child -> changed.accept(endpoints()), reason -> givenUp.accept(reason));
    }

    /** Where everything answers, and the ids of the processes as they are now. */
    public Endpoints endpoints() {
        var theBroker = broker;
        var theRegistry = registry;
        if (theBroker == null || theRegistry == null) {
            throw new IllegalStateException("the stack was not started");
        }
        return new Endpoints(
                theBroker.address(),
                theRegistry.address(),
                apps.isEmpty() ? "" : apps.get(0).address(),
                prometheus,
                alertmanager,
                new Endpoints.Pids(
                        supervisor.pid("kafka"),
                        supervisor.pid("registry"),
                        apps.stream().map(app -> supervisor.pid(app.id())).toList()),
                access == null ? null : access.certificate(),
                access == null ? null : access.credentials());
    }

    /** The broker and the registry, for clients of the project's own. */
    public Connection connection() {
        return connection(endpoints().kafka(), endpoints().registry());
    }

    /** The base address of each app instance. */
    public List<String> apis() {
        return apps.stream().map(AppInstance::address).toList();
    }

    /** The data folder. */
    public Path data() {
        return data.path();
    }

    /** A college's token for HTTPS intake. */
    public String token(String college) {
        return CollegeTokens.in(data.path()).of(college);
    }

    /** The file in which the replay tells how far it is. */
    public Path replayProgress() {
        return data.path().resolve("replay.json");
    }

    /** Kills a process as {@code kill -9} does: {@code kafka}, {@code registry}, {@code app-1} … */
    public void kill(String id) {
        ProcessHandle.of(supervisor.pid(id)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends everything within 10 s; a temporary data folder is deleted. */
    @Override
    public void close() {
        supervisor.close();
        data.close();
    }

    private List<Part> parts() {
        var parts =
                new ArrayList<>(List.of(Part.KAFKA, Part.KAFKA_CONTROLLER, Part.REGISTRY, Part.REGISTRY_MANAGEMENT));
        IntStream.rangeClosed(1, settings.instances()).mapToObj(Part::app).forEach(parts::add);
        prometheusProgram().ifPresent(program -> parts.add(Part.PROMETHEUS));
        alertmanagerProgram().ifPresent(program -> parts.addAll(List.of(Part.ALERTMANAGER, Part.RELAY)));
        return parts;
    }

    private Map<String, String> appEnvironment(KafkaBroker theBroker, SchemaRegistry theRegistry, Ports ports) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("CULTIVATION_KAFKA", theBroker.address());
        environment.put("CULTIVATION_REGISTRY", theRegistry.address());
        if (access != null) {
            environment.put("CULTIVATION_KAFKA_CONFIG", access.administrator().toString());
        }
        environment.put("CULTIVATION_PARTITIONS", Integer.toString(PARTITIONS));
        environment.put("CULTIVATION_CLOCK", settings.clock());
        environment.put("CULTIVATION_REPLAY_PROGRESS", replayProgress().toString());
        environment.put("CULTIVATION_PROBE_SECONDS", settings.testIntervals() ? "1" : "10");
        var holidays = ProjectFolder.find().resolve("monitoring").resolve("holidays.yaml");
        if (Files.exists(holidays)) {
            environment.put("CULTIVATION_HOLIDAYS", holidays.toString());
        }
        alertmanagerProgram()
                .ifPresent(program ->
                        environment.put("CULTIVATION_ALERTMANAGER", "http://127.0.0.1:" + ports.of(Part.ALERTMANAGER)));
        return environment;
    }

    private void startMonitoring(Ports ports) {
        if (!settings.monitoring()) {
            return;
        }
        boolean relayed = alertmanagerProgram().isPresent();
        int relayPort = relayed ? ports.of(Part.RELAY) : Part.RELAY.usualPort();
        var monitoring = new Monitoring(
                data.folder("monitoring"),
                ProjectFolder.find().resolve("monitoring"),
                settings.testIntervals(),
                "127.0.0.1:" + relayPort,
                apps.stream().map(AppInstance::hostAndPort).toList());
        var targets = new LinkedHashMap<String, List<String>>();
        targets.put("app", apps.stream().map(AppInstance::hostAndPort).toList());
        targets.put("alertmanager", List.of());
        targets.put("relay", relayed ? List.of("127.0.0.1:" + relayPort) : List.of());
        alertmanagerProgram().ifPresent(program -> {
            int port = ports.of(Part.ALERTMANAGER);
            targets.put("alertmanager", List.of("127.0.0.1:" + port));
            var robots = data.path().resolve("robots");
            startProgram(
                    monitoring.prepareRelay(relayPort, robots, log("relay")), relayPort, "/health", "hands alerts on");
            alertmanager = startProgram(
                    monitoring.prepareAlertmanager(program, port, log("alertmanager")),
                    port,
                    "/-/ready",
                    "routes the alerts");
        });
        if (Monitoring.prometheus().isEmpty()) {
            console.say("Prometheus is not installed here, so there are no alerts; all else goes on without it");
        }
        prometheusProgram().ifPresent(program -> {
            int port = ports.of(Part.PROMETHEUS);
            prometheus = startProgram(
                    monitoring.preparePrometheus(program, port, log("prometheus"), targets),
                    port,
                    "/-/ready",
                    "watches the figures");
        });
    }

    private String startProgram(Child child, int port, String health, String what) {
        var address = "http://127.0.0.1:" + port;
        supervisor.start(child);
        starting(child, what);
        supervisor.awaitAnswer(child, () -> Http.get(address + health) == 200, LONGEST_START);
        answering(child, address);
        return address;
    }

    private Optional<Path> prometheusProgram() {
        return wanted("prometheus/prometheus.yml") ? Monitoring.prometheus() : Optional.empty();
    }

    private Optional<Path> alertmanagerProgram() {
        return wanted("alertmanager/alertmanager.yml") ? Monitoring.alertmanager() : Optional.empty();
    }

    private boolean wanted(String configuration) {
        return settings.monitoring()
                && Files.exists(ProjectFolder.find().resolve("monitoring").resolve(configuration));
    }

    private void register(KafkaBroker theBroker, SchemaRegistry theRegistry) {
        var connection = connection(theBroker.address(), theRegistry.address());
        int schemas =
                new SchemaRegistrar(connection.registryClient()).register().size();
        try (var registrar = CollegeRegistrar.open(connection, PARTITIONS)) {
            registrar.createSharedTopics();
            registrar.add(Colleges.beijing());
        }
        grant(connection);
        CollegeTokens.in(data.path()).makeOnce(connection);
        console.say("registered " + schemas + " schemas and "
                + Colleges.beijing().size() + " colleges; their tokens for HTTPS intake are in "
                + CollegeTokens.in(data.path()).folder());
    }

    /** With the administrator's credentials where the broker asks for some. */
    private Connection connection(String kafka, String registryAddress) {
        return new Connection(kafka, URI.create(registryAddress), access == null ? Map.of() : access.clientSettings());
    }

    private void grant(Connection connection) {
        var theAccess = access;
        if (theAccess == null) {
            return;
        }
        var codes = Colleges.beijing().stream()
                .map(college -> college.getCode().toString())
                .toList();
        try (var colleges = CollegeAccess.open(connection)) {
            var unused = colleges.grant(codes, theAccess.credentials());
        } catch (IOException e) {
            throw new CannotStart(
                    "the colleges' credentials cannot be written to " + theAccess.credentials() + ": " + e.getMessage(),
                    e);
        }
        console.say("the administrator's and the colleges' credentials for Kafka are in " + theAccess.credentials());
    }

    /** What was begun without passwords has none to ask for, and the other way round. */
    private void requireSameAccess() {
        var made = BrokerAccess.in(data.path());
        boolean begun =
                Files.exists(data.path().resolve("kafka").resolve("storage").resolve("meta.properties"));
        if (begun && made.exists() != (access != null)) {
            throw new CannotStart("数据文件夹“" + data.path() + "”建立时"
                    + (made.exists() ? "用了 --secure，请加上它" : "没有用 --secure，请去掉它")
                    + "，或用 --data 另选文件夹 · begun " + (made.exists() ? "with" : "without") + " --secure");
        }
        if (access != null) {
            access.makeOnce();
        }
    }

    private Path log(String id) {
        return data.folder("logs").resolve(id + ".log");
    }

    private void starting(Child child, String what) {
        console.say("starting the " + child.title() + " (" + what + "), process " + supervisor.pid(child.id()));
    }

    private void answering(Child child, String address) {
        console.say("the " + child.title() + " answers at " + address);
    }
}
