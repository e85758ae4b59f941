package cultivation.importer.event;

import cultivation.events.StaffMember;
import cultivation.importer.cell.CellError;
import cultivation.importer.cell.Remark;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settles the days of a person's record by what other columns of the row say: a personnel system writes 最高学位 and the
 * day of whatever degree that is, 是否双师 without a day, and for who is in service the day of retirement to come.
 */
public final class StaffDays {
    /** Is told what was found. */
    public interface Notes {
        /** What cannot be, by the field of the column that says so. */
        void mistake(String field, CellError wrong);

        /** What was settled, and to which day. */
        void remark(String field, Remark remark, LocalDate day);
    }

    private final StaffMember event;
    private final Map<String, LocalDate> ofWhatever;
    private final Notes notes;

    private StaffDays(StaffMember event, Map<String, LocalDate> ofWhatever, Notes notes) {
        this.event = event;
        this.ofWhatever = ofWhatever;
        this.notes = notes;
    }

    /**
     * Settles them.
     *
     * @param said by field whether it holds: of {@code leftOn}, whether the person has left
     * @param ofWhatever by field the day of whatever degree or title the row names, which counts where that one holds
     * @param today the Beijing day on which the file is read
     */
    public static void settle(
            StaffMember event,
            Map<String, Boolean> said,
            Map<String, LocalDate> ofWhatever,
            LocalDate today,
            Notes notes) {
        var days = new StaffDays(event, ofWhatever, notes);
        said.forEach((field, holds) -> days.settle(field, holds, today));
    }

    private void settle(String field, boolean holds, LocalDate today) {
        switch (field) {
            case "leftOn" -> settleLeaving(holds, today);
            case "fullTimeTeacherFrom" -> {
                if (holds) {
                    event.setFullTimeTeacherFrom(orJoining(field, event.getFullTimeTeacherFrom()));
                } else if (event.getFullTimeTeacherFrom() != null && event.getFullTimeTeacherUntil() == null) {
                    notes.mistake(field, CellError.cell("不是专任教师，而有专任教师起始日期。", "请核对；曾是专任教师的，请填专任教师终止日期。"));
                }
            }
            case "postgraduateDegreeOn" ->
                event.setPostgraduateDegreeOn(holds ? orJoining(field, event.getPostgraduateDegreeOn()) : null);
            case "seniorTitleOn" -> event.setSeniorTitleOn(holds ? orJoining(field, event.getSeniorTitleOn()) : null);
            case "dualQualifiedOn" -> {
                if (holds) {
                    event.setDualQualifiedOn(orJoining(field, event.getDualQualifiedOn()));
                } else if (event.getDualQualifiedOn() != null) {
                    notes.mistake(field, CellError.cell("不是双师素质，而有双师素质认定日期。", "请核对这两列。"));
                }
            }
            default -> throw new IllegalStateException("no column says whether " + field + " holds");
        }
    }

    private void settleLeaving(boolean hasLeft, LocalDate today) {
        var leftOn = event.getLeftOn();
        if (hasLeft && leftOn == null) {
            notes.mistake("leftOn", CellError.cell("已离职（退休），而没有离职日期。", "请填离职日期：自该日起不再计入在册人数。"));
        } else if (!hasLeft && leftOn != null) {
            if (leftOn.isAfter(today)) {
                notes.remark("leftOn", Remark.STILL_THERE, leftOn);
                event.setLeftOn(null);
            } else {
                notes.mistake("leftOn", CellError.cell("是在职，而离职日期已到。", "请核对状态和离职日期。"));
            }
        }
    }

    private LocalDate orJoining(String field, @Nullable LocalDate day) {
        var known = day == null ? ofWhatever.get(field) : day;
        if (known != null) {
            return known;
        }
        notes.remark(field, Remark.FROM_JOINING, event.getJoinedOn());
        return event.getJoinedOn();
    }
}
