package cultivation.importer;

import cultivation.events.Establishment;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.importer.sending.Effect.Unnamed;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a whole list leaves out: nobody is taken away because a list does not have them, and how to say that they left. Of a
 * person only days are told, by which the college finds whom it means.
 */
final class UnnamedText {
    private UnnamedText() {}

    static List<String> of(RecordType type, Unnamed unnamed) {
        if (unnamed.count() == 0) {
            return List.of();
        }
        boolean people = type == RecordType.STAFF_MEMBER;
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                people
                        ? "已报而仍在职的教职工中，有 %,d 人不在这个文件里：不撤回，也不算离职，仍计入在册人数"
                        : "已报而仍在的专业、项目和机构中，有 %,d 个不在这个文件里：不撤回，也不算终止，仍计入",
                unnamed.count()));
        if (unnamed.count() == unnamed.first().size()) {
            unnamed.first().forEach(each -> lines.add("  " + told(each)));
        }
        lines.add(
                people
                        ? "  已离职的，请保留该行并填“离职日期”，再导入；误报的，在“操作”列填“撤回”。文件只列部分人的，不必理会"
                        : "  已停办、撤销的，请保留该行并填“终止日期”，再导入；误报的，在“操作”列填“撤回”。文件只列一部分的，不必理会");
        return lines;
    }

    private static String told(SpecificRecord event) {
        if (event instanceof StaffMember person) {
            return person.getJoinedOn() + " 入职的" + (person.getKind() == StaffKind.EMPLOYEE ? "教职工" : "校外兼职教师")
                    + (person.getFullTimeTeacherFrom() == null
                            ? ""
                            : "，" + person.getFullTimeTeacherFrom() + " 起为专任教师");
        }
        var established = (Establishment) event;
        return established.getEstablishmentId() + "，" + established.getOpenedOn() + " 设立";
    }
}
