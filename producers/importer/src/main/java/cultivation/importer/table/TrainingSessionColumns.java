package cultivation.importer.table;

import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import java.util.List;

/** The columns of files of {@code TrainingSession}, in the order of templates. */
final class TrainingSessionColumns {
    private TrainingSessionColumns() {}

    static List<Column> columns() {
        return List.of(
                required("sessionId", "班次编号", CellKind.PLAIN_ID)
                        .example("T2019-001")
                        .means("培训班次的编号，校内唯一", "the session's id, unique within the college")
                        .also("培训班编号", "班次ID", "班次号", "培训班次编号"),
                required("heldOn", "培训日期", CellKind.DAY)
                        .example("2019-10-12")
                        .means("举办之日（多日班次为结束日）", "day it was held (the last of several)")
                        .also("举办日期", "开班日期", "培训时间", "结束日期"),
                required("trainingClass", "培训类别", CellKind.CODE)
                        .codes(CodeList.TRAINING_CLASS)
                        .example("技术技能培训")
                        .means("非学历培训的类别", "class of non-degree training")
                        .also("培训类型", "培训项目类别"),
                required("participants", "参训人数", CellKind.COUNT)
                        .example("45")
                        .means("参加培训的人数", "people trained")
                        .also("培训人数", "人数", "学员人数"),
                required("personDays", "培训量（人日）", CellKind.COUNT)
                        .example("225")
                        .means("人数乘以天数之和", "sum of days over the people trained")
                        .also("培训量", "人日", "人日数", "培训人日", "培训人日数", "培训人天", "人天"),
                required("overseasTrainees", "国（境）外人员", CellKind.YES_NO)
                        .codes(CodeList.YES_NO)
                        .example("否")
                        .means("是否国（境）外人员培训", "whether the trainees come from abroad")
                        .also("是否国（境）外人员", "境外人员", "国（境）外人员培训", "是否境外"));
    }
}
