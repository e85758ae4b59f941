package cultivation.importer.table;

import static cultivation.importer.table.Column.required;

import java.util.List;

/** The columns of files of {@code EnrollmentPlan}, in the order of templates. */
final class EnrollmentPlanColumns {
    private EnrollmentPlanColumns() {}

    static List<Column> columns() {
        return List.of(
                required("planId", "计划编号", CellKind.PLAIN_ID)
                        .example("P2019-01")
                        .means("招生计划的编号，校内唯一", "the plan's id, unique within the college")
                        .also("招生计划编号", "计划号", "计划ID"),
                CommonColumns.cohortYear().also("年级", "级", "入学年级", "招生年份", "招生年度", "入学年度", "年份"),
                CommonColumns.channel(),
                required("places", "计划数", CellKind.COUNT)
                        .example("120")
                        .means("计划招生人数", "places planned")
                        .also("计划人数", "招生计划数", "计划招生数", "招生人数"),
                required("effectiveOn", "计划生效日期", CellKind.DAY)
                        .example("2019-05-20")
                        .means("计划自该日起生效，可在一年之内的将来", "the day from which the plan holds, up to a year ahead")
                        .also("生效日期", "下达日期", "计划下达日期"));
    }
}
