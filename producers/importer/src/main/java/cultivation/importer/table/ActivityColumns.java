package cultivation.importer.table;

import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code Activity}, in the order of templates. */
final class ActivityColumns {
    private ActivityColumns() {}

    static List<Column> columns() {
        return List.of(
                required("activityId", "活动编号", CellKind.PLAIN_ID)
                        .example("V2019-031")
                        .means("活动、培训、实习或授课记录的编号，校内唯一", "the activity's id, unique within the college")
                        .also("活动ID", "活动代码", "实习编号", "实习任务编号", "教师培训编号", "培训项目编号", "授课任务编号", "教学任务编号", "咨询编号"),
                required("kind", "活动类别", CellKind.CODE)
                        .codes(FactCodes.ACTIVITY_KIND)
                        .example("志愿者活动")
                        .means("活动的类别", "kind of activity")
                        .also("活动类型", "工作量类别", "工作量类型"),
                required("endedOn", "结束日期", CellKind.DAY)
                        .example("2019-11-30")
                        .means("活动结束之日（多日活动为最后一日）", "last day of the activity")
                        .also("活动结束日期", "活动日期", "活动时间", "完成日期", "结束时间", "实习结束日期"),
                CommonColumns.grade(),
                required("people", "人数", CellKind.COUNT)
                        .example("46")
                        .means("参加的人数；教师授课为教师人数与周数之积", "people; of class teaching, teachers times weeks")
                        .also("参加人数", "参与人数", "活动人数", "学生人数", "教师人数", "人次", "人次数", "参加人次"),
                required("hundredths", "工作量", CellKind.HUNDREDTHS)
                        .example("92.5")
                        .means(
                                "人日，最多两位小数；校外实训基地实习为人时，授课为课时",
                                "person-days; of off-campus practice person-hours, of teaching class hours")
                        .also("数量", "人日", "人日数", "人天", "人天数", "人时", "人时数", "课时", "课时数", "学时", "学时数", "活动量", "培训量"));
    }
}
