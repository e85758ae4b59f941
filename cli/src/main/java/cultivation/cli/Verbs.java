package cultivation.cli;

import cultivation.college.Topics;
import cultivation.configuration.Configuration;
import cultivation.connection.UnreachableException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/**
 * Makes a command line of verbs: our exit codes, one line for an error, UTF-8 whatever the locale.
 *
 * <pre>{@code
 * System.exit(Verbs.commandLine(new Cultivation()).execute(args));
 * }</pre>
 *
 * With {@code CULTIVATION_DEBUG} set, an error comes with its stack trace. A verb prints through {@code
 * spec.commandLine().getOut()}.
 */
public final class Verbs {
    /** Held, since the JDK forgets the level of a logger that nobody holds. It tells of every schema it looks up. */
    private static final Logger SERDE = Logger.getLogger("io.apicurio");

    static {
        SERDE.setLevel(Level.WARNING);
    }

    private Verbs() {}

    /**
     * A command line of this picocli command, which writes to the process's own streams. An environment with an unknown
     * {@code CULTIVATION_*} variable ends every verb but help: what it was to change would silently stay as it is.
     */
    public static CommandLine commandLine(Object command) {
        return commandLine(command, System.getenv());
    }

    static CommandLine commandLine(Object command, Map<String, String> environment) {
        return new CommandLine(command)
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionStrategy(parsed -> execute(parsed, environment))
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    var cause = unwrapped(failure);
                    commandLine.getErr().println("错误：" + ErrorSentence.of(cause));
                    if (System.getenv("CULTIVATION_DEBUG") != null) {
                        cause.printStackTrace(commandLine.getErr());
                    }
                    commandLine.getErr().flush();
                    return exitCodeOf(cause);
                });
    }

    /**
     * The code of an option that names a college.
     *
     * @throws CommandLine.ParameterException when it cannot be one
     */
    public static String requireCollege(CommandLine.Model.CommandSpec spec, String option, String code) {
        if (!Topics.isCollegeCode(code)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    option + " 应为 1 至 32 个字母、数字或连字符，收到“" + code + "”。./cultivation college list 列出各校代码。");
        }
        return code;
    }

    private static int execute(CommandLine.ParseResult parsed, Map<String, String> environment) {
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        try {
            Configuration.requireKnownVariables(environment);
        } catch (IllegalArgumentException e) {
            parsed.commandSpec().commandLine().getErr().println("错误：" + e.getMessage());
            return ExitCodes.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** The exit code of a verb that ended with this exception. */
    static int exitCodeOf(Throwable failure) {
        if (failure instanceof UnreachableException) {
            return ExitCodes.UNREACHABLE;
        }
        return failure instanceof CommandLine.ParameterException ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    private static Throwable unwrapped(Throwable failure) {
        var inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
