package cultivation.importer;

import cultivation.cli.Endpoints;
import cultivation.college.Colleges;
import cultivation.college.Topics;
import cultivation.importer.code.CollegeCode;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.HomeFolder;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** The names of all records, for the descriptions of options. */
    static final String RECORDS = "EnrollmentPlan（招生计划）、Enrollment（录取报到）、Graduation（毕业）、EmploymentOutcome（毕业去向）、"
            + "TrainingSession（培训班次）、TechServicePayment（到款）、StaffMember（教职工）、ResourceLevel（办学条件）、"
            + "Establishment（专业与建设项目）、Activity（活动工作量）、Achievement（成果获奖）、FundingFlow（经费）、"
            + "SurveyWave（满意度调查）、ProjectMilestone（项目任务）";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "CSV 或 XLSX 文件，每个文件一种记录")
    private List<Path> files = List.of();

    @Option(names = "--college", paramLabel = "CODE", description = "学校的国标代码（默认：文件中的“学校代码”列）")
    private @Nullable String college;

    @Option(names = "--type", paramLabel = "RECORD", description = "记录类型：" + RECORDS + "；默认由表头判断并说明")
    private @Nullable String type;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "本校密钥，用来把学号、工号变成假名（默认：~/.cultivation/学校代码.key，首次导入时生成）")
    private @Nullable Path keyFile;

    @Option(names = "--student-number", paramLabel = "学号|学籍号", description = "新密钥用于哪种号：学号（默认）或学籍号；密钥一经生成不再改变")
    private @Nullable String studentNumber;

    @Option(names = "--errors", paramLabel = "FILE.xlsx", description = "把原文件连同每行的错误说明写到哪里")
    private @Nullable Path errors;

    @Option(names = "--visible-rows-only", description = "不读电子表格中隐藏的行和列（默认：照读，并予说明）")
    private boolean skipHidden;

    RecordFile open(Path file) throws IOException, UnreadableFileException {
        return RecordFile.open(file, type(), skipHidden);
    }

    /** The files, each of which is there. */
    List<Path> files() {
        if (files.isEmpty()) {
            throw usage("请写明要处理的文件，如：毕业.xlsx。");
        }
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw usage("没有文件“" + file + "”，请核对文件名和所在的文件夹。");
            }
        }
        if (errors != null && files.size() > 1) {
            throw usage("--errors 一次只能写一个文件的错误，收到 " + files.size() + " 个文件；请逐个检查。");
        }
        return files;
    }

    /** Where mistakes are written; null when they are not. */
    @Nullable
    Path errors(Endpoints endpoints) {
        if (errors != null) {
            var inputs = new ArrayList<>(files);
            if (keyFile != null) {
                inputs.add(keyFile);
            }
            endpoints.requireOther("--errors", errors, inputs);
        }
        if (errors != null && !errors.toString().endsWith(".xlsx")) {
            throw usage("--errors 应是 .xlsx 文件，收到“" + errors + "”。");
        }
        return errors;
    }

    @Nullable
    RecordType type() {
        return type == null ? null : type(spec, type);
    }

    /** The college of the option, else the one that the file names; null when neither does. */
    @Nullable
    String collegeOrNull(RecordFile file) {
        var code = nationalCode(college != null ? college : file.namedCollege());
        if (code != null && !Topics.isCollegeCode(code)) {
            throw usage((college != null ? "--college " : "文件的“学校代码”列") + "应为 1 至 32 个字母、数字或连字符，收到“" + code
                    + "”。./cultivation college list 列出各校代码。");
        }
        return code;
    }

    /** The college that a file is for. */
    String college(RecordFile file) {
        var code = collegeOrNull(file);
        if (code == null) {
            throw usage("请用 --college 代码 说明是哪所学校（文件中没有“学校代码”列）；./cultivation college list 列出各校代码。");
        }
        if (college == null && CollegeCode.isFive(code)) {
            throw usage("文件的“学校代码”是教育部的五位代码 " + code + "，而这里要的是监测系统中的代码（十位的学校标识码，末五位即它）。请加 --college 代码；"
                    + "./cultivation college list 列出各校代码。");
        }
        return code;
    }

    /** The ten digits for the ministry's five, where one of the city's colleges has them; else what is written. */
    private static @Nullable String nationalCode(@Nullable String written) {
        if (written == null) {
            return null;
        }
        var half = TextNormalizer.half(written);
        var alike = Colleges.beijing().stream()
                .map(known -> known.getCode().toString())
                .filter(code -> CollegeCode.names(half, code))
                .toList();
        return alike.size() == 1 ? alike.get(0) : half;
    }

    /** Which of a student's numbers this college's files have to have. */
    StudentNumber studentNumber(String collegeCode) {
        return CollegeKey.studentNumber(keyFile(collegeCode), saidNumber());
    }

    private @Nullable StudentNumber saidNumber() {
        if (studentNumber == null) {
            return null;
        }
        for (StudentNumber known : StudentNumber.values()) {
            if (known.nameZh().equals(studentNumber) || known.name().equalsIgnoreCase(studentNumber)) {
                return known;
            }
        }
        throw usage("--student-number 应为 学号 或 学籍号，收到“" + studentNumber + "”。");
    }

    /** The college's key file, by default in the home folder: not beside files that are passed on. */
    Path keyFile(String collegeCode) {
        return keyFile != null ? keyFile : HomeFolder.key(collegeCode);
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
                "没有“" + name + "”这种记录，应为："
                        + Arrays.stream(RecordType.values())
                                .map(type -> type.recordName() + "（" + type.nameZh() + "）")
                                .collect(Collectors.joining("、"))
                        + "。");
    }
}
