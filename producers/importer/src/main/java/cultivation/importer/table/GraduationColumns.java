package cultivation.importer.table;

import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import java.util.List;

/** The columns of files of {@code Graduation}, in the order of templates. */
final class GraduationColumns {
    private GraduationColumns() {}

    static List<Column> columns() {
        return List.of(
                CommonColumns.studentId(),
                required("graduatedOn", "毕业日期", CellKind.DAY)
                        .example("2019-07-01")
                        .means("毕业或结业之日", "day of graduation or completion")
                        .also("毕业时间", "毕（结）业日期", "结业日期"),
                required("majorClass", "专业大类", CellKind.CODE)
                        .codes(CodeList.MAJOR_CLASS)
                        .example("工")
                        .means("理、工、农、医或其他", "science, engineering, agriculture, medicine or other")
                        .also("专业类别", "学科大类", "学科门类", "专业科类"),
                required("completion", "毕结业结论", CellKind.CODE)
                        .codes(CodeList.COMPLETION)
                        .example("毕业")
                        .means("毕业或结业", "graduated, or completed without a diploma")
                        .also("毕（结）业结论", "毕业结论", "结业结论", "毕业类型", "毕结业类别"));
    }
}
