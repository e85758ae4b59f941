package cultivation.importer;

import cultivation.importer.file.RecordFile;
import cultivation.importer.file.RowError;
import cultivation.importer.file.ValidationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a person what was found in a file: the summary first, then the mistakes by line. */
final class ValidationPrinter {
    private static final int SHOWN_MISTAKES = 100;

    private final PrintWriter out;

    ValidationPrinter(PrintWriter out) {
        this.out = out;
    }

    void printFile(RecordFile file) {
        out.printf(
                Locale.ROOT,
                "%s：%s（%s%s），%s，表头在第 %d 行%n",
                file.path().getFileName(),
                file.type().nameZh(),
                file.type().recordName(),
                file.isGuessed() ? "，按列名判断" : "",
                file.form(),
                file.headerLine());
    }

    void printValidation(Path path, ValidationReport validation, @Nullable Path errors) {
        out.printf(
                Locale.ROOT,
                "共 %,d 行：正确 %,d 行，有错 %,d 行%s%n",
                validation.rows(),
                validation.accepted(),
                validation.refused(),
                validation.isFaulty() ? "；错误 " + validation.mistakeCount() + " 处：" : "");
        validation.counts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(kind -> out.printf(Locale.ROOT, "%8d 处  %s%n", kind.getValue(), kind.getKey()));
        if (validation.isFaulty()) {
            out.println();
            validation.mistakes().stream().limit(SHOWN_MISTAKES).forEach(mistake -> out.println(told(path, mistake)));
            long more = validation.mistakeCount() - SHOWN_MISTAKES;
            if (more > 0) {
                out.printf(Locale.ROOT, "……另有 %,d 处%s%n", more, errors == null ? "，加 --errors 文件.xlsx 可写出全部" : "");
            }
        }
        validation.hints().forEach(hint -> out.println("提示：" + hint));
        if (errors != null && validation.isFaulty()) {
            out.println("全部错误已写入 " + errors + "：请在其中改正，再导入该文件。");
        }
    }

    /** {@code plans.csv:7: 第 7 行，列“计划数”，值“12x”：不是整数。…}. */
    private static String told(Path path, RowError mistake) {
        return path.getFileName() + ":" + Math.max(1, mistake.line()) + ": " + mistake.told();
    }
}
