package cultivation.cli;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The launcher's main class: one program, one verb a call. The verbs are those of the modules on the class path. */
@Command(
        name = "cultivation",
        version = "cultivation 1.0.0",
        description = "The talent-cultivation monitor: vocational colleges' events in, live indicators out.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the work failed or found errors in the data",
            "2:wrong usage",
            "3:a needed service is unreachable"
        },
        footer = {
            "",
            "./cultivation VERB --help tells more about a verb. The verb bench measures; it is built on first use."
        },
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true)
public final class Cultivation implements Callable<Integer> {
    /** The registry's client logs whole schemas through the JDK, under its short name. Held: the JDK forgets unheld levels. */
    private static final Logger REGISTRY_CLIENT = Logger.getLogger("DefaultSchemaResolver");

    /** In the order in which people meet them; a verb not named here stands behind these, by its name. */
    private static final List<String> ORDER = List.of(
            "quickstart",
            "run",
            "simulate",
            "import",
            "validate",
            "template",
            "upload",
            "redrive",
            "status",
            "college",
            "catalogue",
            "report",
            "reconcile",
            "close",
            "archive",
            "restore",
            "reset");

    @Spec
    CommandSpec spec;

    private Cultivation() {}

    /** The whole command line, for the launcher and for tests. */
    public static CommandLine commandLine() {
        var commandLine = Verbs.commandLine(new Cultivation());
        ServiceLoader.load(Verb.class).stream()
                .map(verb -> Verbs.commandLine(verb.get()))
                .sorted(comparingInt(Cultivation::place).thenComparing(CommandLine::getCommandName))
                .forEach(commandLine::addSubcommand);
        return commandLine;
    }

    private static int place(CommandLine verb) {
        int place = ORDER.indexOf(verb.getCommandName());
        return place < 0 ? ORDER.size() : place;
    }

    public static void main(String[] arguments) {
        REGISTRY_CLIENT.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "请说明要做什么，如 ./cultivation import 文件；全部命令见 ./cultivation --help。");
    }
}
