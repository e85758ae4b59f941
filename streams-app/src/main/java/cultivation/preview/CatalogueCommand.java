package cultivation.preview;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.catalogue.file.CatalogueMistake;
import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.live.LiveBoard.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code catalogue}: tries a catalogue before it is put in force. */
@Command(
        name = "catalogue",
        description = "Tries a catalogue of indicators and checks before it is put in force.",
        subcommands = {CatalogueCommand.Verify.class, CatalogueCommand.Diff.class},
        synopsisSubcommandLabel = "check|diff",
        footer = {
            "",
            "A catalogue is put in force with CULTIVATION_CATALOGUE=FILE (or cultivation.catalogue=FILE) and a restart."
        },
        mixinStandardHelpOptions = true)
public final class CatalogueCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "请说明要做什么：catalogue check 文件（检查）或 diff 文件（对比）。");
    }

    /** The catalogue of a file; its mistakes are printed, and then there is none. */
    private static @Nullable Catalogue read(CommandSpec spec, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "没有可读的文件“" + file + "”，请核对文件名。");
        }
        try {
            return CatalogueFile.read(file);
        } catch (CatalogueMistake mistake) {
            long number = mistake.sentences().lines().count();
            spec.commandLine().getOut().println(mistake.sentences());
            spec.commandLine().getOut().println(number == 1 ? "1 mistake" : number + " mistakes");
            spec.commandLine().getOut().flush();
            return null;
        }
    }

    /** {@code catalogue check}. */
    @Command(
            name = "check",
            description = "Reads a catalogue as the app would, and tells each mistake with file, line and what to do.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "the catalogue")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            var catalogue = read(spec, file);
            if (catalogue == null) {
                return ExitCodes.FAILED;
            }
            spec.commandLine()
                    .getOut()
                    .println(file + ": good; version " + catalogue.version() + ", "
                            + catalogue.indicators().size() + " indicators, "
                            + catalogue.checks().size() + " checks, "
                            + catalogue.employedPeriods().size() + " employed sets");
            return ExitCodes.DONE;
        }
    }

    /** {@code catalogue diff}. */
    @Command(
            name = "diff",
            description = {
                "Shows which values, names and checks a changed catalogue would change, over the real ledger,",
                "and whether the ledger must be rebuilt."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Diff implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "the changed catalogue")
        private Path file = Path.of("");

        @Option(
                names = "--in-force",
                paramLabel = "FILE",
                description = "compare with this catalogue (default: that of the app at --api, else the shipped one)")
        private @Nullable Path inForce;

        @Option(
                names = "--as-of",
                paramLabel = "DAY",
                description =
                        "day of the values, such as 2019-12-31 (default: the app's day, else the latest of the ledger)")
        private @Nullable LocalDate asOf;

        @Option(names = "--all", description = "print the figures of every college too")
        private boolean all;

        @Mixin
        private Endpoints endpoints;

        @Override
        public Integer call() throws InterruptedException {
            var changed = read(spec, file);
            if (changed == null) {
                return ExitCodes.FAILED;
            }
            Catalogue before;
            LocalDate day = asOf;
            String name;
            var api = inForce == null ? endpoints.apiOrNull() : null;
            if (inForce != null) {
                var given = read(spec, inForce);
                if (given == null) {
                    return ExitCodes.FAILED;
                }
                before = given;
                name = inForce.toString();
            } else if (api != null) {
                var asked = CatalogueInForce.of(api);
                before = asked.catalogue();
                day = day == null ? asked.asOf() : day;
                name = "the one in force at " + api;
            } else {
                before = CatalogueFile.shipped();
                name = "the shipped one";
            }
            var board = RealLedger.read(endpoints.connection(), before);
            LocalDate given = day;
            var out = spec.commandLine().getOut();
            board.read(view -> {
                var diff = of(view, before, changed, given == null ? view.asOf() : given);
                new DiffReport(out, diff, all)
                        .print(file + " (version " + changed.version() + ") against " + name + " (version "
                                + before.version() + "), as of " + diff.asOf() + ", over the ledger of "
                                + view.board().roster().counted().size() + " colleges");
                return diff;
            });
            out.flush();
            return ExitCodes.DONE;
        }

        private static CatalogueDiff of(View view, Catalogue before, Catalogue changed, LocalDate day) {
            return CatalogueDiff.of(
                    before, changed, view.board().ledger(), view.board().roster(), day);
        }
    }
}
