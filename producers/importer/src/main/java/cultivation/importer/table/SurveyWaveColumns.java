package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import cultivation.importer.table.Column.Lookalike;
import java.util.List;
import java.util.regex.Pattern;

/** The columns of files of {@code SurveyWave}, in the order of templates. */
final class SurveyWaveColumns {
    private SurveyWaveColumns() {}

    private static final Lookalike RATE =
            new Lookalike(Pattern.compile("满意度|满意率|比例|百分比"), "满意度是比例，不能据以推算人数。请另加一列“满意数”，填满意（或晋升）的回答数。");

    static List<Column> columns() {
        return List.of(
                required("waveId", "调查编号", CellKind.PLAIN_ID)
                        .example("S2019-01-1")
                        .means("一次调查中一项内容的编号，校内唯一", "id of one subject of one survey, unique within the college")
                        .also("问卷编号", "调研编号", "问卷ID", "调查ID", "调查批次编号"),
                required("subject", "调查内容", CellKind.CODE)
                        .codes(FactCodes.SURVEY_SUBJECT)
                        .example("课堂育人")
                        .means("调查的内容", "what was asked about")
                        .also("调研内容", "调查项目", "调查类别", "问卷类型", "测评内容"),
                CommonColumns.grade().example("一年级"),
                optional("cohortYear", "毕业届别", CellKind.CLASS_YEAR)
                        .means(
                                "母校、雇主满意度和三年晋升所问的毕业生是哪一届；其他为空",
                                "class that left in this year, of alma mater, employers and promotion; empty otherwise")
                        .also("届别", "届", "毕业届", "毕业年份", "毕业年度"),
                required("closedOn", "调查截止日期", CellKind.DAY)
                        .example("2019-12-10")
                        .means("调查结束之日", "last day of the survey")
                        .also("截止日期", "调查结束日期", "调研日期", "调查日期", "调查时间", "截止时间", "结束日期"),
                required("surveyed", "调研人次", CellKind.COUNT)
                        .example("1860")
                        .means("调研人次；思政课、公共基础课、专业课为课次", "people asked; of courses, lessons looked at")
                        .also("调研课次", "课次", "调研人次（课次）", "调查人数", "调查人次", "发放问卷数", "发放数", "样本数"),
                required("answers", "有效回答数", CellKind.COUNT)
                        .example("1860")
                        .means("有效回答的份数", "valid answers")
                        .also("有效问卷数", "有效答卷数", "有效样本数", "回答数", "答卷数", "评价数", "回收有效问卷数"),
                required("satisfied", "满意数", CellKind.COUNT)
                        .example("1770")
                        .means("其中表示满意的份数；三年晋升为有晋升的份数", "answers that are satisfied; of promotion, those promoted")
                        .also("满意人数", "满意人次", "满意回答数", "满意答卷数", "满意份数", "晋升人数")
                        .notToBeTakenFor(RATE));
    }
}
