package cultivation.importer.cell;

import cultivation.importer.workbook.Serial;
import cultivation.rule.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a day: as people write it, as programs do, or an instant that says its zone, of which the day is Beijing's. */
final class DayText {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final Pattern TIMED =
            Pattern.compile("(?<day>[^ T:]{6,11})[ T](?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})"
                    + "(:(?<second>[0-9]{2})([.,][0-9]+)?)? ?(?<zone>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?");
    private static final Pattern SERIAL = Pattern.compile("(?<day>[0-9]{5})\\.(?<fraction>[0-9]+)");
    private static final Pattern WITHOUT_DAY = Pattern.compile("[0-9]{4}[-/.年][0-9]{1,2}月?");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("[0-9]{1,2}月([0-9]{1,2}[日号]?)?");
    private static final Pattern YEAR_LAST = Pattern.compile("[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{2}|[0-9]{4})");

    private final boolean from1904;

    DayText(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Whether it says a moment and its zone, so that its day depends on where one is. */
    static boolean isInstant(String half) {
        if (half.indexOf(':') < 0) {
            return false;
        }
        var timed = TIMED.matcher(half);
        return timed.matches() && timed.group("zone") != null;
    }

    /** A {@link LocalDate}, or what is a {@link CellError}. */
    Object read(String half) {
        var timed = TIMED.matcher(half);
        if (timed.matches()) {
            var day = day(timed.group("day"));
            return day instanceof LocalDate date ? ofTime(date, timed) : day;
        }
        var serial = SERIAL.matcher(half);
        if (serial.matches()) {
            return serial.group("fraction").matches("0+") ? day(serial.group("day")) : timeWithoutZone();
        }
        return day(half);
    }

    private static Object ofTime(LocalDate day, Matcher timed) {
        int hour = Integer.parseInt(timed.group("hour"));
        int minute = Integer.parseInt(timed.group("minute"));
        int second = timed.group("second") == null ? 0 : Integer.parseInt(timed.group("second"));
        var zone = timed.group("zone");
        try {
            var time = LocalDateTime.of(day, java.time.LocalTime.of(hour, minute, second));
            if (zone != null) {
                return time.atOffset(offset(zone)).atZoneSameInstant(BEIJING).toLocalDate();
            }
            return hour == 0 && minute == 0 && second == 0 ? day : timeWithoutZone();
        } catch (DateTimeException e) {
            return CellError.cell("没有这个时刻。", "请只填日期，如 2019-07-01。");
        }
    }

    private static ZoneOffset offset(String zone) {
        return ZoneOffset.of(zone.equals("z") ? "Z" : zone);
    }

    private static CellError timeWithoutZone() {
        return CellError.cell(
                "日期带有时刻而没有时区，分不清是哪一天：有的程序把北京时间的零点写成前一天的 16:00。",
                "请核对后只填日期，如 2019-09-01；由程序导出的，请写明时区，如 2019-08-31T16:00:00Z。");
    }

    private Object day(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (text.length() == 8) {
                return civil(text.substring(0, 4), text.substring(4, 6), text.substring(6));
            }
            var serial = text.length() == 5 ? Serial.dayOf(Long.parseLong(text), from1904) : null;
            return serial == null ? notADay() : serial;
        }
        var parts = text.replaceFirst("[日号]$", "").split("[-/.年月]", -1);
        if (parts.length == 3
                && parts[0].matches("[0-9]{4}")
                && parts[1].matches("[0-9]{1,2}")
                && parts[2].matches("[0-9]{1,2}")) {
            return civil(parts[0], parts[1], parts[2]);
        }
        var incomplete = incomplete(text);
        return incomplete == null ? notADay() : incomplete;
    }

    private static @Nullable CellError incomplete(String text) {
        if (WITHOUT_DAY.matcher(text).matches()) {
            return CellError.cell("日期缺少“日”。", "请填完整日期，如 2019-07-01；表格软件自动补的“日”未必是对的。");
        }
        if (WITHOUT_YEAR.matcher(text).matches()) {
            return CellError.cell("日期缺少年份。", "请填完整日期，如 2019-07-01；表格软件自动补的年份未必是对的，请把单元格格式设为年月日后核对。");
        }
        if (YEAR_LAST.matcher(text).matches()) {
            return CellError.cell("分不清年、月、日。", "请把四位年份写在最前，如 2019-07-01。");
        }
        return null;
    }

    private static Object civil(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return new CellError(Reason.INVALID_FIELD, "没有这一天。", "请核对日期，如 2019-07-01。");
        }
    }

    private static CellError notADay() {
        return CellError.cell("不是日期。", "请填日期，如 2019-07-01、2019/7/1 或 2019年7月1日。");
    }
}
