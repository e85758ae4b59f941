package cultivation.entity;

import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one person's work at a college contributes. */
final class StaffContributions {
    private static final int TENTHS_OF_FULL_TIME = 10;
    private static final int TENTHS_OF_EXTERNAL = 5;

    private StaffContributions() {}

    static void of(StaffMember staff, Contributions ledger) {
        var joinedOn = staff.getJoinedOn();
        var leftOn = staff.getLeftOn();
        if (staff.getKind() == StaffKind.EMPLOYEE) {
            during(Measure.STAFF, "", 1, joinedOn, leftOn, ledger);
        } else {
            var slice = staff.getFromEnterprise() ? "ENTERPRISE" : "OTHER";
            during(Measure.EXTERNAL_TEACHERS, slice, 1, joinedOn, leftOn, ledger);
            during(Measure.TEACHER_TENTHS, "", TENTHS_OF_EXTERNAL, joinedOn, leftOn, ledger);
        }
        var from = staff.getFullTimeTeacherFrom();
        if (from != null) {
            // the rules have it no later than leftOn
            var until = staff.getFullTimeTeacherUntil();
            var end = until != null ? until : leftOn;
            during(Measure.FULL_TIME_TEACHERS, "", 1, from, end, ledger);
            during(Measure.TEACHER_TENTHS, "", TENTHS_OF_FULL_TIME, from, end, ledger);
            qualified(Measure.POSTGRADUATE_TEACHERS, staff.getPostgraduateDegreeOn(), from, end, ledger);
            qualified(Measure.SENIOR_TITLE_TEACHERS, staff.getSeniorTitleOn(), from, end, ledger);
            qualified(Measure.DUAL_QUALIFIED_TEACHERS, staff.getDualQualifiedOn(), from, end, ledger);
        }
        qualified(Measure.MASTER_TEACHERS, staff.getMasterTeacherOn(), joinedOn, leftOn, ledger);
    }

    /** From the later of the qualification and {@code from}; what came no earlier than the end, never counted here. */
    private static void qualified(
            Measure measure,
            @Nullable LocalDate qualifiedOn,
            LocalDate from,
            @Nullable LocalDate end,
            Contributions ledger) {
        if (qualifiedOn == null) {
            return;
        }
        var first = qualifiedOn.isAfter(from) ? qualifiedOn : from;
        if (end == null || first.isBefore(end)) {
            during(measure, "", 1, first, end, ledger);
        }
    }

    private static void during(
            Measure measure, String slice, long amount, LocalDate from, @Nullable LocalDate end, Contributions ledger) {
        ledger.add(measure, slice, from, amount);
        if (end != null) {
            ledger.add(measure, slice, end, -amount);
        }
    }
}
