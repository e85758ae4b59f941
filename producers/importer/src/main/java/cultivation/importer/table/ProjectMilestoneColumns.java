package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import java.util.List;

/** The columns of files of {@code ProjectMilestone}, in the order of templates. */
final class ProjectMilestoneColumns {
    private ProjectMilestoneColumns() {}

    static List<Column> columns() {
        return List.of(
                required("milestoneId", "任务编号", CellKind.PLAIN_ID)
                        .example("SG-03-07")
                        .means("任务书中任务的编号，校内唯一", "id of the task, unique within the college")
                        .also("建设任务编号", "任务ID", "任务号", "任务序号", "子任务编号"),
                required("project", "建设项目", CellKind.CODE)
                        .codes(FactCodes.PROJECT_KIND)
                        .example("双高计划")
                        .means("任务所属的项目", "project of the task")
                        .also("项目类别", "项目类型", "建设项目类别", "所属项目"),
                required("projectId", "项目编号", CellKind.PLAIN_ID)
                        .example("SG-03")
                        .means("所属专业群、工程师学院等建设项目的编号", "id of the programme group or college that is built")
                        .also("建设项目编号", "项目ID", "项目代码", "专业群编号"),
                optional("weight", "权重", CellKind.COUNT)
                        .example("1")
                        .means("任务的权重，1 至 1000 的整数，空白为 1", "weight, 1 to 1000; 1 when empty")
                        .also("任务权重", "分值"),
                required("dueOn", "计划完成日期", CellKind.DAY)
                        .example("2020-06-30")
                        .means("任务书规定的完成日期，可在七年之内的将来", "day on which it is due, up to seven years ahead")
                        .also("应完成日期", "计划完成时间", "应完成时间", "完成期限", "完成时限", "截止日期", "计划结束日期"),
                optional("completedOn", "实际完成日期", CellKind.DAY)
                        .example("2020-05-28")
                        .means("完成之日，没有完成为空", "day on which it was done; empty while it is not")
                        .also("实际完成时间", "完成日期", "完成时间", "验收日期"),
                optional("budgetFen", "预算金额", CellKind.MONEY)
                        .example("500000")
                        .means("任务的预算，空白为 0", "budget of the task; 0 when empty")
                        .also("预算", "任务预算", "经费预算", "预算经费", "预算额"));
    }
}
