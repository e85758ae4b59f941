package cultivation.importer.table;

import static cultivation.importer.table.Column.extra;
import static cultivation.importer.table.Column.required;

import java.util.List;

/** Columns that files of several record types have. */
final class CommonColumns {
    private CommonColumns() {}

    static Column studentId() {
        return required("studentId", "学号", CellKind.STUDENT_ID)
                .example("2019010101")
                .means("学号；在本校变成假名后才发送", "the student's number; becomes a pseudonym before it leaves the college")
                .also("学生学号", "学籍号", "学生编号", "学生假名", "学生标识");
    }

    static Column cohortYear() {
        return required("cohortYear", "入学年份", CellKind.YEAR)
                .example("2019")
                .means("招生的年份（级）", "year of the cohort")
                .also("年级", "招生年份", "招生年度", "入学年度", "届别", "年份");
    }

    static Column channel() {
        return required("channel", "招生类型", CellKind.CODE)
                .codes(CodeList.ADMISSION_CHANNEL)
                .example("统一高考")
                .means("招生录取的类型", "admission channel")
                .also("招生方式", "录取类型", "录取方式", "考试类型", "招生类别", "生源类型");
    }

    /** What goes into the head of every record; the last ones of each layout. */
    static List<Column> ofHead() {
        return List.of(
                extra("head.collegeCode", "学校代码", CellKind.COLLEGE_CODE)
                        .means("必须是本校代码", "must be the college's own")
                        .also("collegeCode", "院校代码", "学校标识码", "办学单位代码"),
                extra("head.operation", "操作", CellKind.OPERATION)
                        .codes(CodeList.OPERATION)
                        .means("撤回时其余各列不看", "of a withdrawal, no other column is looked at")
                        .also("operation", "操作类型"));
    }
}
