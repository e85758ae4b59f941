package cultivation.importer.code;

import cultivation.events.ResourceItem;
import cultivation.importer.code.CodeList.Code;
import cultivation.rule.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of {@code ResourceItem} as the sheets of asset, academic and student systems call them. */
@SuppressWarnings("ImmutableEnumChecker") // records of words, which do not change
public enum ResourceItems {
    LAND_AREA(Measured.AREA, "占地面积", "land", "学校占地面积", "校园占地面积", "土地面积", "校园面积"),
    BUILDING_AREA(Measured.AREA, "校舍建筑面积", "buildings", "校舍总建筑面积", "总建筑面积", "学校建筑面积", "建筑面积"),
    TEACHING_ADMIN_AREA(
            Measured.AREA,
            "教学行政用房面积",
            "teaching and office rooms",
            "教学行政用房",
            "教学及辅助、行政办公用房面积",
            "教学及辅助行政办公用房",
            "教学科研及辅助用房和行政办公用房面积",
            "教学科研行政用房面积"),
    DORMITORY_AREA(Measured.AREA, "学生宿舍面积", "dormitories", "学生宿舍", "宿舍面积", "学生公寓面积", "学生宿舍建筑面积"),
    PRACTICE_AREA(
            Measured.AREA,
            "实践教学场所面积",
            "places of practice",
            "实践场所面积",
            "实践场所",
            "校内实践基地面积",
            "校内实训基地面积",
            "实验室、实习场所面积",
            "实习实训场所面积",
            "实训用房面积"),
    FIXED_ASSETS(Measured.MONEY, "固定资产总值", "fixed assets", "固定资产值", "固定资产总额", "固定资产原值", "固定资产"),
    EQUIPMENT_VALUE(
            Measured.MONEY,
            "教学科研仪器设备值",
            "teaching and research equipment",
            "教学科研仪器设备总值",
            "教学、科研仪器设备资产值",
            "教学科研仪器设备资产总值",
            "教学、实习仪器设备资产值",
            "教学科研实习仪器设备资产值",
            "教学仪器设备值",
            "教学仪器设备总值"),
    ENTERPRISE_EQUIPMENT_VALUE(
            Measured.MONEY,
            "企业提供的校内实践教学设备值",
            "practice equipment from enterprises",
            "企业提供校内实践教学设备值",
            "企业提供的实践教学设备值",
            "企业提供设备值"),
    BOOKS(Measured.of("册"), "图书册数", "books", "图书", "图书总册数", "馆藏图书", "图书藏量", "纸质图书", "馆藏纸质图书", "纸质图书册数", "一般图书"),
    COMPUTERS(Measured.of("台"), "计算机数", "computers", "计算机台数", "计算机总数", "计算机总台数", "计算机"),
    TEACHING_COMPUTERS(Measured.of("台"), "教学用计算机数", "teaching computers", "教学用计算机台数", "教学用计算机", "教学计算机数", "教学计算机台数"),
    PRACTICE_SEATS(Measured.of("个"), "校内实践教学工位数", "practice seats", "实践教学工位数", "校内实训工位数", "校内实践基地工位数", "实训工位数", "工位数"),
    OFF_CAMPUS_BASES(Measured.of("个"), "校外实习实训基地数", "bases off campus", "校外实训基地数", "校外实习基地数", "校外实践基地数", "校外实践教学基地数"),
    SKILL_TEST_STATIONS(
            Measured.of("个"),
            "职业技能鉴定站（所）数",
            "skill test stations",
            "职业技能鉴定站数",
            "职业技能鉴定所数",
            "职业技能鉴定机构数",
            "技能鉴定站数",
            "职业技能鉴定站所"),
    COURSES(Measured.of("门"), "教学计划内课程总数", "courses", "教学计划内课程数", "教学计划内课程", "开设课程总数", "课程总数"),
    COURSES_ONLINE(Measured.of("门"), "线上开设课程数", "courses online", "线上课程数", "在线课程数", "网络课程数", "其中：线上开设课程数"),
    ONLINE_COURSE_LEARNERS(
            Measured.of("人次"), "线上课程学习人次", "learners of courses online", "线上课程学生数", "线上课程选课人次", "在线课程学习人次", "线上课程学生总数"),
    STAFF_QUOTA(Measured.of("人"), "教职员工额定编制数", "staff quota", "额定编制数", "核定编制数", "教职工编制数", "编制数"),
    CLUBS(Measured.of("个"), "学生社团数", "student clubs", "社团数", "学生社团", "社团总数"),
    SCIENCE_CLUBS(Measured.of("个"), "科技社团数", "science clubs", "科技类社团数", "其中：科技社团数", "科技社团"),
    CLUB_MEMBERS(Measured.of("人"), "参与社团学生数", "club members", "参加社团学生数", "参与学生社团的学生数", "社团学生数", "参与社团学生"),
    SCIENCE_CLUB_MEMBERS(
            Measured.of("人"), "参与科技社团学生数", "science club members", "参加科技社团学生数", "科技社团学生数", "科技社团学生", "其中：科技社团学生数"),
    STUDENTS_OF_GRADE(Measured.of("人"), "年级在校生数", "students of a grade", "各年级在校生数", "全日制在校生人数", "全日制在校生数", "在校生数"),
    TEACHERS_IN_OVERSEAS_BODIES(
            Measured.of("人"),
            "国（境）外组织任职教师数",
            "teachers in overseas bodies",
            "在国（境）外组织担任职务的专任教师人数",
            "在国（境）外组织担任职务的专任教师数",
            "境外组织任职教师数"),
    OVERSEAS_SITE_STUDENTS(
            Measured.of("人"), "国（境）外办学点学生数", "students of overseas sites", "国（境）外办学点在校生数", "境外办学点学生数", "海外办学点学生数"),
    EVENING_STUDENTS(Measured.of("人"), "夜大（业余）学生数", "evening students", "夜大学生数", "夜大生数", "业余学生数", "夜大（业余）在校生数"),
    CORRESPONDENCE_STUDENTS(Measured.of("人"), "函授学生数", "correspondence students", "函授生数", "函授在校生数");

    private final Measured measured;
    private final Code code;

    ResourceItems(Measured measured, String zh, String en, String... others) {
        this.measured = measured;
        this.code = Code.of(name(), zh, en, others);
    }

    /** The symbol with its words. */
    public Code code() {
        return code;
    }

    public Measured measured() {
        return measured;
    }

    /** The same as records have it. */
    public ResourceItem item() {
        return ResourceItem.valueOf(name());
    }

    /** Whether it is stated for each grade by itself. */
    public boolean isGraded() {
        return Resources.isGraded(item());
    }

    /** All names, the one of templates first. */
    public List<String> names() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(code.zh()), code.others().stream())
                .toList();
    }

    /** The item that a cell names, as {@code 教学科研仪器设备值（万元）}; null when it is none. */
    public static @Nullable Named named(String cell) {
        var whole = of(cell);
        if (whole != null) {
            return new Named(whole, "");
        }
        var half = TextNormalizer.half(cell);
        for (int cut = half.length() - 1; cut > 0; cut--) {
            var item = "([/".indexOf(half.charAt(cut)) >= 0 ? of(half.substring(0, cut)) : null;
            if (item != null) {
                return new Named(item, half.substring(cut));
            }
        }
        return null;
    }

    private static @Nullable ResourceItems of(String name) {
        var symbol = FactCodes.RESOURCE_ITEM.symbolOf(name);
        return symbol == null ? null : valueOf(symbol);
    }

    /**
     * An item, and what stands behind it in brackets.
     *
     * @param remark empty where there is none
     */
    public record Named(ResourceItems item, String remark) {}
}
