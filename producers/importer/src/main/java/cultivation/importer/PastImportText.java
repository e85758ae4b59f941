package cultivation.importer;

import cultivation.importer.sending.PastImports.PastImport;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import that was, in one line. */
final class PastImportText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private PastImportText() {}

    /** In Beijing. */
    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /**
     * {@code 8f2c…  2020-07-01 09:30  毕业  毕业.xlsx  新增 120，更正 3，撤回 0}.
     *
     * @param file null where this machine does not know it
     */
    static String of(PastImport past, @Nullable String file) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s  %s  新增 %,d，更正 %,d，撤回 %,d%s%s",
                past.id(),
                minute(past.at()),
                past.type().nameZh(),
                nameOf(past, file),
                past.added(),
                past.changed(),
                past.retracted(),
                past.undoes() == null ? "" : "  撤销导入 " + past.undoes(),
                past.undone() ? "  （已撤销）" : "");
    }

    private static String nameOf(PastImport past, @Nullable String file) {
        if (file != null) {
            return file;
        }
        return past.undoes() == null ? "（在别处导入，文件名不详）" : "—";
    }
}
