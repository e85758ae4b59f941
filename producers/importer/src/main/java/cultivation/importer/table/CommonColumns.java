package cultivation.importer.table;

import static cultivation.importer.table.Column.extra;
import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.CodeList;
import cultivation.importer.table.Column.Lookalike;
import cultivation.rule.StudentNumber;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Columns that files of several record types have. */
final class CommonColumns {
    private static final Pattern OWN = Pattern.compile("(学生|校内|本校|在校)*学号(码)?|学生编号");
    private static final Pattern NATIONAL = Pattern.compile("(学生|全国|国家|国网|省级|省|中职|高职|电子|注册|个人)*学籍(号|号码|编号)");

    private CommonColumns() {}

    /** Which of a student's numbers a header names; null when none, or either. */
    static @Nullable StudentNumber numberOf(String plainHeader) {
        if (OWN.matcher(plainHeader).matches()) {
            return StudentNumber.OWN;
        }
        return NATIONAL.matcher(plainHeader).matches() ? StudentNumber.NATIONAL : null;
    }

    static Column studentId() {
        return required("studentId", "学号", CellKind.STUDENT_ID)
                .example("2019010101")
                .means(
                        "学号（或本校建立密钥时选定的学籍号）；在本校变成假名后才发送",
                        "the student's number, or the national one (学籍号) where the college's key was made for it; becomes "
                                + "a pseudonym before it leaves the college")
                .also("学生假名", "学生标识");
    }

    static Column cohortYear() {
        return required("cohortYear", "入学年份", CellKind.YEAR)
                .example("2019")
                .means("招生的年份（级）", "year of the cohort")
                .also("年级", "级", "入学年级", "招生年份", "招生年度", "入学年度")
                .notToBeTakenFor(new Lookalike(
                        Pattern.compile("届|毕业年"), "“届”是毕业的年份，不是入学的年份（级），不能互相推算。请另加一列“入学年份”，如 2019 级填 2019。"));
    }

    static Column channel() {
        return required("channel", "招生类型", CellKind.CODE)
                .codes(CodeList.ADMISSION_CHANNEL)
                .example("统一高考")
                .means("招生录取的类型", "admission channel")
                .also("招生方式", "录取类型", "录取方式", "考试类型", "招生类别", "生源类型");
    }

    static Column grade() {
        return optional("grade", "年级", CellKind.GRADE)
                .means("分年级的，哪个年级", "grade, where it is of one")
                .also("所在年级", "学生年级");
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
