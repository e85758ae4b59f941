package cultivation.cli;

import cultivation.college.CollegeRegistrar;
import cultivation.college.TokenRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code college token}: the secret with which a college sends over HTTPS. */
@Command(
        name = "token",
        description = {
            "Makes a college's token for HTTPS intake, in place of the one it had, and shows it this once.",
            "Only its hash is kept, on the topic " + Topics.TOKENS + ", so that every instance of the app knows it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CollegeTokenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "national code of the college")
    private String code = "";

    @Option(names = "--revoke", description = "take the token away and make none")
    private boolean revoke;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write the token to a new file that its owner alone can read, and do not show it")
    private @Nullable Path target;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException {
        if (target != null && Files.exists(target)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--out：“" + target + "”已存在，不覆盖；请换一个文件名。");
        }
        var connection = endpoints.connection();
        requireRegistered(connection);
        var tokens = new TokenRegistrar(connection, Clock.systemUTC());
        var out = spec.commandLine().getOut();
        if (revoke) {
            tokens.revoke(code);
            out.println("revoked the token of college " + code + ": it is refused from now on");
            return ExitCodes.DONE;
        }
        var token = Objects.requireNonNull(tokens.issue(List.of(code)).get(code));
        if (target == null) {
            out.println(token);
            spec.commandLine()
                    .getErr()
                    .println("the token of college " + code
                            + ", shown this once; an earlier one is refused from now on. Hand it over safely.");
        } else {
            SecretFile.create(target, token + "\n");
            out.println(
                    "wrote the token of college " + code + " to " + target + "; an earlier one is refused from now on");
        }
        return ExitCodes.DONE;
    }

    private void requireRegistered(Connection connection) {
        try (var registrar = CollegeRegistrar.open(connection, Topics.DEFAULT_PARTITIONS)) {
            registrar.createSharedTopics();
            if (registrar.list().stream().noneMatch(college -> code.contentEquals(college.getCode()))) {
                throw new FailedException("没有代码为 " + code
                        + " 的学校：请核对代码（./cultivation college list），或先登记：./cultivation college add --code " + code + "。");
            }
        }
    }
}
