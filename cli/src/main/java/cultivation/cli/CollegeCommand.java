package cultivation.cli;

import cultivation.college.CollegeAccess;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Colleges;
import cultivation.college.SchemaRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code college}: registers colleges, lists them, expects no more of one. */
@Command(
        name = "college",
        description = "Registers a college: its topics and its record; lists and retires colleges; makes their tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "add|list|retire|token",
        subcommands = {
            CollegeCommand.Add.class,
            CollegeCommand.ListAll.class,
            CollegeCommand.Retire.class,
            CollegeTokenCommand.class
        })
public final class CollegeCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "请说明要做什么：college add（登记）、list（列出）、retire（不再上报）或 token（令牌）。");
    }

    /** {@code college add}. */
    @Command(
            name = "add",
            description = {
                "Registers a college: its rejections topic, its events topic, and its record; on a secured broker also "
                        + "its principal, what it may do, its quota, and the file of its credentials.",
                "May be run again; other particulars replace the earlier ones."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--all-beijing", description = "the city's 25 colleges")
        private boolean allBeijing;

        @Parameters(
                paramLabel = "CODE",
                description = "national code, which names the college's topics (1 to 32 letters, digits, hyphens)",
                arity = "0..1")
        private @Nullable String positional;

        @Option(names = "--code", description = "the same")
        private @Nullable String code;

        @Option(names = "--name", description = "name (default for the city's 25: the name in the annual report)")
        private @Nullable String name;

        @Option(names = "--name-en", description = "English name")
        private @Nullable String nameEn;

        @Option(names = "--group", description = "ownership: municipal_commission, other_bureau, district or private")
        private @Nullable String group;

        @Option(names = "--owner", description = "the body that runs it")
        private @Nullable String owner;

        @Option(
                names = "--partitions",
                description =
                        "partitions of every events topic of this deployment (default: CULTIVATION_PARTITIONS, or "
                                + Topics.DEFAULT_PARTITIONS + ")",
                defaultValue = "${env:CULTIVATION_PARTITIONS:-" + Topics.DEFAULT_PARTITIONS + "}",
                showDefaultValue = CommandLine.Help.Visibility.NEVER)
        private int partitions;

        @Option(
                names = "--replication-factor",
                description = "copies of every topic (default: the broker's)",
                defaultValue = "-1",
                showDefaultValue = CommandLine.Help.Visibility.NEVER)
        private short replicationFactor;

        @Option(
                names = "--credentials",
                paramLabel = "DIR",
                description = "where CODE.properties is written, the Kafka client properties that a college is handed "
                        + "(default: the folder that the endpoints file names, CULTIVATION_CREDENTIALS)")
        private @Nullable Path credentials;

        @Mixin
        private Endpoints endpoints;

        @Override
        public Integer call() throws IOException {
            if (partitions < 1) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--partitions 应为 1 或更大，收到 " + partitions + "。");
            }
            var given = code != null ? code : positional;
            if (allBeijing == (given != null)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "请说明是哪所学校：--code 代码，或 --all-beijing（全市 25 所）。");
            }
            var colleges = given == null ? Colleges.beijing() : List.of(college(given));
            Connection connection = endpoints.connection();
            PrintWriter out = spec.commandLine().getOut();
            try (var registrar = CollegeRegistrar.open(connection, partitions, replicationFactor)) {
                registrar.createSharedTopics();
                new SchemaRegistrar(connection.registryClient()).register();
                registrar.add(colleges);
            }
            grant(connection, colleges, out);
            for (College college : colleges) {
                out.println("registered " + college.getCode() + " " + college.getName() + " ("
                        + Colleges.groupId(college.getOwnership()) + "): publishes to "
                        + Topics.events(college.getCode().toString()) + ", rejections come on "
                        + Topics.rejections(college.getCode().toString()));
            }
            return ExitCodes.DONE;
        }

        private void grant(Connection connection, List<College> colleges, PrintWriter out) throws IOException {
            try (var access = CollegeAccess.open(connection)) {
                if (!access.isSecured()) {
                    return;
                }
                var folder = credentials != null ? credentials : endpoints.credentials();
                if (folder == null) {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(), "消息服务要求凭据，登记时要写出学校的凭据文件：请用 --credentials 文件夹 说明写到哪里。");
                }
                var codes = colleges.stream()
                        .map(college -> college.getCode().toString())
                        .toList();
                access.grant(codes, folder)
                        .forEach((code, file) -> out.println("wrote the credentials of " + code + " to " + file
                                + ": hand the file over safely, and keep no copy"));
            }
        }

        private College college(String given) {
            Verbs.requireCollege(spec, "--code", given);
            var known = Colleges.ofBeijing(given).orElse(null);
            if (known == null && (name == null || group == null)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "不是本市 25 所学校之一的，请用 --name 和 --group 说明校名和隶属。");
            }
            var college = known != null ? known : Colleges.of(given, "", null, Ownership.UNKNOWN, null);
            if (name != null) {
                college.setName(name);
            }
            if (nameEn != null) {
                college.setNameEn(nameEn);
            }
            if (group != null) {
                college.setOwnership(ownership(group));
            }
            if (owner != null) {
                college.setOwner(owner);
            }
            return college;
        }

        private Ownership ownership(String groupId) {
            return Colleges.ownershipOf(groupId)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            spec.commandLine(),
                            "--group 应为 municipal_commission（市教委）、other_bureau（其他委办局）、district（区）或 private（民办），收到“"
                                    + groupId + "”。"));
        }
    }

    /** {@code college list}. */
    @Command(
            name = "list",
            description = "Lists the registered colleges: code, group, whether expected to report, name.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Endpoints endpoints;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (var registrar = CollegeRegistrar.open(endpoints.connection(), Topics.DEFAULT_PARTITIONS)) {
                var colleges = registrar.list();
                for (College college : colleges) {
                    out.printf(
                            "%-12s %-20s %-8s %s%n",
                            college.getCode(),
                            Colleges.groupId(college.getOwnership()),
                            college.getExpected() ? "expected" : "retired",
                            college.getName());
                }
                out.println(colleges.size() + " colleges");
            }
            return ExitCodes.DONE;
        }
    }

    /** {@code college retire}. */
    @Command(
            name = "retire",
            description = "Expects no more events of a college; its events and its figures stay.",
            mixinStandardHelpOptions = true)
    static final class Retire implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CODE", description = "national code of the college", arity = "0..1")
        private @Nullable String positional;

        @Option(names = "--code", description = "the same")
        private @Nullable String code;

        @Mixin
        private Endpoints endpoints;

        @Override
        public Integer call() {
            var retired = code != null ? code : positional;
            if (retired == null) {
                throw new CommandLine.ParameterException(spec.commandLine(), "请说明是哪所学校：--code 代码。");
            }
            try (var registrar = CollegeRegistrar.open(endpoints.connection(), Topics.DEFAULT_PARTITIONS)) {
                if (registrar.list().stream().noneMatch(known -> retired.contentEquals(known.getCode()))) {
                    throw new FailedException("没有代码为 " + retired + " 的学校；./cultivation college list 列出各校代码。");
                }
                var college = registrar.retire(retired);
                spec.commandLine()
                        .getOut()
                        .println("retired " + college.getCode() + " " + college.getName()
                                + ": no events are expected of it; its events and figures stay");
            }
            return ExitCodes.DONE;
        }
    }
}
