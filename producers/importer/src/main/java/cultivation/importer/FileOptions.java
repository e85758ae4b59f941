package cultivation.importer;

import cultivation.college.Topics;
import cultivation.rule.RecordType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The mixin of what {@code import} and {@code validate} have in common: which files, of what, for whom. */
final class FileOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV or XLSX file, one record type each")
    private List<Path> files = List.of();

    @Option(
            names = "--college",
            paramLabel = "CODE",
            description = "the college's national code (default: the file's own column 学校代码)")
    private @Nullable String college;

    @Option(
            names = "--type",
            paramLabel = "RECORD",
            description = "record type: EnrollmentPlan, Enrollment, Graduation, EmploymentOutcome, TrainingSession or "
                    + "TechServicePayment (default: guessed from the headers, and said)")
    private @Nullable String type;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "the college's key, under which student numbers become pseudonyms (default: "
                    + "~/.cultivation/CODE.key; import makes it on first use)")
    private @Nullable Path keyFile;

    @Option(
            names = "--errors",
            paramLabel = "FILE.xlsx",
            description = "where to write the file back with its mistakes beside each row")
    private @Nullable Path errors;

    /** The files, each of which is there. */
    List<Path> files() {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw usage("there is no file '" + file + "'");
            }
        }
        if (errors != null && files.size() > 1) {
            throw usage("--errors takes one file at a time, got " + files.size());
        }
        return files;
    }

    @Nullable
    Path errors() {
        if (errors != null && !errors.toString().endsWith(".xlsx")) {
            throw usage("--errors must name an .xlsx file, got: '" + errors + "'");
        }
        return errors;
    }

    @Nullable
    RecordType type() {
        return type == null ? null : type(spec, type);
    }

    /** The college of the option; null when it is not given. */
    @Nullable
    String college() {
        if (college != null && !Topics.isCollegeCode(college)) {
            throw usage("--college must be 1 to 32 letters, digits or hyphens, got: '" + college + "'");
        }
        return college;
    }

    /** The college's key file, by default in the home folder: not beside files that are passed on. */
    Path keyFile(String collegeCode) {
        return keyFile != null
                ? keyFile
                : Path.of(System.getProperty("user.home"), ".cultivation", collegeCode + ".key");
    }

    boolean namesKeyFile() {
        return keyFile != null;
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** A record name of docs/reference/contract.md, in any case, or its Chinese name. */
    static RecordType type(CommandSpec spec, String name) {
        for (RecordType known : RecordType.values()) {
            if (known.recordName().equalsIgnoreCase(name) || known.nameZh().equals(name)) {
                return known;
            }
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "record type must be one of "
                        + Arrays.stream(RecordType.values())
                                .map(RecordType::recordName)
                                .collect(Collectors.joining(", "))
                        + ", got: '" + name + "'");
    }
}
