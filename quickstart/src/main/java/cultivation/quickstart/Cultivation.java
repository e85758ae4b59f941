package cultivation.quickstart;

import cultivation.app.RunCommand;
import cultivation.cli.CollegeCommand;
import cultivation.cli.ResetCommand;
import cultivation.cli.StatusCommand;
import cultivation.cli.Verb;
import cultivation.cli.Verbs;
import cultivation.importer.ImportCommand;
import cultivation.importer.TemplateCommand;
import cultivation.importer.ValidateCommand;
import cultivation.importer.page.UploadCommand;
import cultivation.importer.redrive.RedriveCommand;
import cultivation.report.CloseCommand;
import cultivation.report.ReconcileCommand;
import cultivation.report.ReportCommand;
import cultivation.simulator.SimulateCommand;
import cultivation.trial.CatalogueCommand;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The launcher's main class: one program, one verb a call. */
@Command(
        name = "cultivation",
        version = "cultivation 1.0.0",
        description = "The talent-cultivation monitor: vocational colleges' events in, live indicators out.",
        subcommands = {
            QuickstartCommand.class,
            RunCommand.class,
            SimulateCommand.class,
            ImportCommand.class,
            ValidateCommand.class,
            TemplateCommand.class,
            UploadCommand.class,
            RedriveCommand.class,
            StatusCommand.class,
            CollegeCommand.class,
            CatalogueCommand.class,
            ReportCommand.class,
            ReconcileCommand.class,
            CloseCommand.class,
            ResetCommand.class
        },
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

    @Spec
    CommandSpec spec;

    private Cultivation() {}

    /** The whole command line, for the launcher and for tests. */
    public static CommandLine commandLine() {
        var commandLine = Verbs.commandLine(new Cultivation());
        ServiceLoader.load(Verb.class).forEach(verb -> commandLine.addSubcommand(Verbs.commandLine(verb)));
        return commandLine;
    }

    public static void main(String[] arguments) {
        REGISTRY_CLIENT.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a verb");
    }
}
