package cultivation.importer.table;

import static cultivation.importer.table.Column.Presence.EXTRA;
import static cultivation.importer.table.Column.Presence.OPTIONAL;
import static cultivation.importer.table.Column.Presence.REQUIRED;

import cultivation.importer.table.Column.Presence;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one record's files: the table that templates, the published specification and the reader share.
 *
 * <pre>{@code
 * var layout = Layout.of(RecordType.TECH_SERVICE_PAYMENT);
 * layout.heading("到款额(万元)")   // column amountFen, unit 万元
 * layout.heading("amountFen")    // column amountFen, unit 分
 * }</pre>
 */
public final class Layout {
    /** A header that was understood; {@code unit} is null where there is none, or none is named. */
    public record Heading(Column column, @Nullable MoneyUnit unit) {}

    private static final Map<RecordType, Layout> LAYOUTS = new EnumMap<>(RecordType.class);

    static {
        for (RecordType type : RecordType.values()) {
            LAYOUTS.put(type, new Layout(type, columns(type)));
        }
    }

    private final RecordType type;
    private final List<Column> columns;
    private final Map<String, Heading> bySpelling = new HashMap<>();

    private Layout(RecordType type, List<Column> columns) {
        this.type = type;
        this.columns = List.copyOf(columns);
        for (Column column : columns) {
            understand(column.headerZh(), column, null);
            column.others().forEach(other -> understand(other, column, null));
            understand(column.field(), column, column.kind() == CellKind.MONEY ? MoneyUnit.FEN : null);
        }
    }

    private void understand(String header, Column column, @Nullable MoneyUnit unit) {
        var earlier = bySpelling.put(TextNormalizer.plain(header), new Heading(column, unit));
        if (earlier != null && !earlier.column().equals(column)) {
            throw new IllegalStateException("header '" + header + "' of " + type.recordName()
                    + " must be of one column, got: " + earlier.column().field() + " and " + column.field());
        }
    }

    public static Layout of(RecordType type) {
        var layout = LAYOUTS.get(type);
        if (layout == null) {
            throw new IllegalStateException("every record has a layout, got none for " + type);
        }
        return layout;
    }

    public RecordType type() {
        return type;
    }

    /** In the order of templates; the last ones are {@link Presence#EXTRA}. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns of a template. */
    public List<Column> templateColumns() {
        return columns.stream().filter(column -> column.presence() != EXTRA).toList();
    }

    /** The column of a field, null where files have none for it. */
    public @Nullable Column columnOf(String field) {
        for (Column column : columns) {
            if (column.field().equals(field)) {
                return column;
            }
        }
        return null;
    }

    /** What a header stands for, null when it is none of this layout's. */
    public @Nullable Heading heading(String header) {
        var whole = bySpelling.get(TextNormalizer.plain(header));
        if (whole != null) {
            return whole;
        }
        // What stands in brackets or after a slash at the end is a unit or a remark: 到款金额（万元）, 月收入/元, 报到日期（选填）.
        var half = TextNormalizer.half(header).replace('【', '[').replace('】', ']');
        for (int cut = half.length() - 1; cut > 0; cut--) {
            if ("([/".indexOf(half.charAt(cut)) >= 0) {
                var named = bySpelling.get(TextNormalizer.plain(half.substring(0, cut)));
                if (named != null) {
                    return withUnit(named, unitOf(half.substring(cut)));
                }
            }
        }
        // 到款金额万元
        for (MoneyUnit unit : new MoneyUnit[] {MoneyUnit.TEN_THOUSAND_YUAN, MoneyUnit.THOUSAND_YUAN, MoneyUnit.YUAN}) {
            var plain = TextNormalizer.plain(half);
            if (plain.endsWith(unit.zh())) {
                return withUnit(
                        bySpelling.get(
                                plain.substring(0, plain.length() - unit.zh().length())),
                        unit);
            }
        }
        return null;
    }

    private static @Nullable Heading withUnit(@Nullable Heading named, @Nullable MoneyUnit unit) {
        return named == null || named.column().kind() != CellKind.MONEY ? named : new Heading(named.column(), unit);
    }

    private static @Nullable MoneyUnit unitOf(String remark) {
        if (remark.contains("万元")) {
            return MoneyUnit.TEN_THOUSAND_YUAN;
        }
        if (remark.contains("千元")) {
            return MoneyUnit.THOUSAND_YUAN;
        }
        if (remark.contains("元")) {
            return MoneyUnit.YUAN;
        }
        return remark.contains("分") ? MoneyUnit.FEN : null;
    }

    private static List<Column> columns(RecordType type) {
        var columns = new ArrayList<Column>(
                switch (type) {
                    case ENROLLMENT_PLAN ->
                        List.of(
                                plainId(
                                        "planId",
                                        "计划编号",
                                        "P2019-01",
                                        "招生计划的编号，校内唯一",
                                        "the plan's id, unique within the college",
                                        "招生计划编号",
                                        "计划号",
                                        "计划ID"),
                                cohortYear(),
                                channel(),
                                column(
                                        "places",
                                        "计划数",
                                        CellKind.COUNT,
                                        REQUIRED,
                                        null,
                                        "120",
                                        "计划招生人数",
                                        "places planned",
                                        "计划人数",
                                        "招生计划数",
                                        "计划招生数",
                                        "招生人数"),
                                column(
                                        "effectiveOn",
                                        "计划生效日期",
                                        CellKind.DAY,
                                        REQUIRED,
                                        null,
                                        "2019-05-20",
                                        "计划自该日起生效，可在一年之内的将来",
                                        "the day from which the plan holds, up to a year ahead",
                                        "生效日期",
                                        "下达日期",
                                        "计划下达日期"));
                    case ENROLLMENT ->
                        List.of(
                                studentId(),
                                cohortYear(),
                                channel(),
                                column(
                                        "majorCode",
                                        "专业代码",
                                        CellKind.TEXT,
                                        OPTIONAL,
                                        null,
                                        "610201",
                                        "录取专业的代码",
                                        "code of the major",
                                        "专业编号",
                                        "录取专业代码"),
                                column(
                                        "admittedOn",
                                        "录取日期",
                                        CellKind.DAY,
                                        REQUIRED,
                                        null,
                                        "2019-08-10",
                                        "录取之日",
                                        "day of admission",
                                        "录取时间"),
                                column(
                                        "registeredOn",
                                        "报到日期",
                                        CellKind.DAY,
                                        OPTIONAL,
                                        null,
                                        "2019-09-01",
                                        "报到之日，未报到为空",
                                        "day of registration; empty when not registered",
                                        "报到时间",
                                        "注册日期",
                                        "入学日期"),
                                column(
                                        "leftOn",
                                        "离校日期",
                                        CellKind.DAY,
                                        OPTIONAL,
                                        null,
                                        "",
                                        "退学、转学等离校之日，在校为空",
                                        "day of leaving without graduation; empty while in school",
                                        "离校时间",
                                        "退学日期",
                                        "退学时间"));
                    case GRADUATION ->
                        List.of(
                                studentId(),
                                column(
                                        "graduatedOn",
                                        "毕业日期",
                                        CellKind.DAY,
                                        REQUIRED,
                                        null,
                                        "2019-07-01",
                                        "毕业或结业之日",
                                        "day of graduation or completion",
                                        "毕业时间",
                                        "毕（结）业日期",
                                        "结业日期"),
                                column(
                                        "majorClass",
                                        "专业大类",
                                        CellKind.CODE,
                                        REQUIRED,
                                        CodeList.MAJOR_CLASS,
                                        "工",
                                        "理、工、农、医或其他",
                                        "science, engineering, agriculture, medicine or other",
                                        "专业类别",
                                        "学科大类",
                                        "学科门类",
                                        "专业科类"),
                                column(
                                        "completion",
                                        "毕结业结论",
                                        CellKind.CODE,
                                        REQUIRED,
                                        CodeList.COMPLETION,
                                        "毕业",
                                        "毕业或结业",
                                        "graduated, or completed without a diploma",
                                        "毕（结）业结论",
                                        "毕业结论",
                                        "结业结论",
                                        "毕业类型",
                                        "毕结业类别"));
                    case EMPLOYMENT_OUTCOME ->
                        List.of(
                                studentId(),
                                column(
                                        "outcomeOn",
                                        "去向落实日期",
                                        CellKind.DAY,
                                        REQUIRED,
                                        null,
                                        "2019-06-20",
                                        "毕业去向落实之日",
                                        "day on which the outcome is known",
                                        "落实日期",
                                        "就业日期",
                                        "就业时间",
                                        "签约日期",
                                        "去向日期"),
                                column(
                                        "destination",
                                        "毕业去向",
                                        CellKind.CODE,
                                        REQUIRED,
                                        CodeList.DESTINATION,
                                        "签就业协议或劳动合同",
                                        "毕业去向类别",
                                        "kind of outcome",
                                        "去向",
                                        "去向类别",
                                        "毕业去向类别",
                                        "就业去向",
                                        "就业形式"),
                                column(
                                        "workplaceProvince",
                                        "就业地省份",
                                        CellKind.PROVINCE,
                                        OPTIONAL,
                                        CodeList.PROVINCE,
                                        "北京市",
                                        "工作单位所在省份",
                                        "province of the workplace",
                                        "单位所在省份",
                                        "就业省份",
                                        "单位所在地",
                                        "单位所在省",
                                        "就业所在地"),
                                column(
                                        "smeOrGrassroots",
                                        "中小微企业或基层",
                                        CellKind.YES_NO,
                                        REQUIRED,
                                        CodeList.YES_NO,
                                        "是",
                                        "是否到中小微企业等基层服务",
                                        "whether at a small enterprise or at the grass roots",
                                        "中小微企业等基层",
                                        "是否中小微企业等基层服务",
                                        "到中小微企业等基层服务",
                                        "是否基层",
                                        "是否中小微企业或基层"),
                                column(
                                        "top500",
                                        "500强企业",
                                        CellKind.YES_NO,
                                        REQUIRED,
                                        CodeList.YES_NO,
                                        "否",
                                        "是否到 500 强企业就业",
                                        "whether at one of the top 500 enterprises",
                                        "500强",
                                        "是否500强",
                                        "到500强企业就业",
                                        "是否500强企业",
                                        "五百强"),
                                column(
                                        "monthlyIncomeFen",
                                        "月收入",
                                        CellKind.MONEY,
                                        OPTIONAL,
                                        null,
                                        "5500",
                                        "税前月收入，未知为空",
                                        "monthly income before tax; empty when unknown",
                                        "月薪",
                                        "月工资",
                                        "税前月收入",
                                        "薪酬"),
                                column(
                                        "majorRelevant",
                                        "专业相关",
                                        CellKind.YES_NO,
                                        OPTIONAL,
                                        CodeList.YES_NO,
                                        "是",
                                        "工作与所学专业是否相关，未知为空",
                                        "whether the work is related to the major; empty when unknown",
                                        "专业对口",
                                        "是否专业相关",
                                        "是否对口",
                                        "专业相关度",
                                        "是否专业对口"),
                                column(
                                        "evidence",
                                        "核实状态",
                                        CellKind.CODE,
                                        OPTIONAL,
                                        CodeList.EVIDENCE,
                                        "自报",
                                        "缺省为自报；不影响指标",
                                        "declared unless said otherwise; of no influence on figures",
                                        "证明状态",
                                        "核验状态"));
                    case TRAINING_SESSION ->
                        List.of(
                                plainId(
                                        "sessionId",
                                        "班次编号",
                                        "T2019-001",
                                        "培训班次的编号，校内唯一",
                                        "the session's id, unique within the college",
                                        "培训班编号",
                                        "班次ID",
                                        "班次号",
                                        "培训班次编号"),
                                column(
                                        "heldOn",
                                        "培训日期",
                                        CellKind.DAY,
                                        REQUIRED,
                                        null,
                                        "2019-10-12",
                                        "举办之日（多日班次为结束日）",
                                        "day it was held (the last of several)",
                                        "举办日期",
                                        "开班日期",
                                        "培训时间",
                                        "结束日期"),
                                column(
                                        "trainingClass",
                                        "培训类别",
                                        CellKind.CODE,
                                        REQUIRED,
                                        CodeList.TRAINING_CLASS,
                                        "技术技能培训",
                                        "非学历培训的类别",
                                        "class of non-degree training",
                                        "培训类型",
                                        "培训项目类别"),
                                column(
                                        "participants",
                                        "参训人数",
                                        CellKind.COUNT,
                                        REQUIRED,
                                        null,
                                        "45",
                                        "参加培训的人数",
                                        "people trained",
                                        "培训人数",
                                        "人数",
                                        "学员人数"),
                                column(
                                        "personDays",
                                        "培训量（人日）",
                                        CellKind.COUNT,
                                        REQUIRED,
                                        null,
                                        "225",
                                        "人数乘以天数之和",
                                        "sum of days over the people trained",
                                        "培训量",
                                        "人日",
                                        "人日数",
                                        "培训人日",
                                        "培训人日数",
                                        "培训人天",
                                        "人天"),
                                column(
                                        "overseasTrainees",
                                        "国（境）外人员",
                                        CellKind.YES_NO,
                                        REQUIRED,
                                        CodeList.YES_NO,
                                        "否",
                                        "是否国（境）外人员培训",
                                        "whether the trainees come from abroad",
                                        "是否国（境）外人员",
                                        "境外人员",
                                        "国（境）外人员培训",
                                        "是否境外"));
                    case TECH_SERVICE_PAYMENT ->
                        List.of(
                                plainId(
                                        "paymentId",
                                        "到款编号",
                                        "D2019-0007",
                                        "到款的编号（凭证号），校内唯一",
                                        "the payment's id, unique within the college",
                                        "凭证号",
                                        "凭证编号",
                                        "到款ID",
                                        "流水号",
                                        "到款凭证号"),
                                column(
                                        "receivedOn",
                                        "到款日期",
                                        CellKind.DAY,
                                        REQUIRED,
                                        null,
                                        "2019-11-05",
                                        "款项到账之日",
                                        "day of receipt",
                                        "到账日期",
                                        "到款时间",
                                        "收款日期"),
                                column(
                                        "kind",
                                        "到款类别",
                                        CellKind.CODE,
                                        REQUIRED,
                                        CodeList.PAYMENT_KIND,
                                        "横向技术服务",
                                        "到款的类别",
                                        "kind of payment",
                                        "到款类型",
                                        "款项类别",
                                        "项目类别"),
                                column(
                                        "amountFen",
                                        "到款金额",
                                        CellKind.MONEY,
                                        REQUIRED,
                                        null,
                                        "128000.50",
                                        "到账金额，退款为负数",
                                        "amount received; negative for a refund",
                                        "到款额",
                                        "金额",
                                        "到账金额",
                                        "收款金额"),
                                column(
                                        "economicBenefitFen",
                                        "经济效益",
                                        CellKind.MONEY,
                                        OPTIONAL,
                                        null,
                                        "0",
                                        "技术服务为委托方产生的经济效益，空白为 0",
                                        "benefit declared by the client; 0 when empty",
                                        "技术服务产生的经济效益",
                                        "产生的经济效益"));
                });
        columns.add(column(
                "head.collegeCode",
                "学校代码",
                CellKind.COLLEGE_CODE,
                EXTRA,
                null,
                "",
                "必须是本校代码",
                "must be the college's own",
                "collegeCode",
                "院校代码",
                "学校标识码",
                "办学单位代码"));
        columns.add(column(
                "head.operation",
                "操作",
                CellKind.OPERATION,
                EXTRA,
                CodeList.OPERATION,
                "",
                "撤回时其余各列不看",
                "of a withdrawal, no other column is looked at",
                "operation",
                "操作类型"));
        return columns;
    }

    private static Column studentId() {
        return column(
                "studentId",
                "学号",
                CellKind.STUDENT_ID,
                REQUIRED,
                null,
                "2019010101",
                "学号；在本校变成假名后才发送",
                "the student's number; becomes a pseudonym before it leaves the college",
                "学生学号",
                "学籍号",
                "学生编号",
                "学生假名",
                "学生标识");
    }

    private static Column cohortYear() {
        return column(
                "cohortYear",
                "入学年份",
                CellKind.YEAR,
                REQUIRED,
                null,
                "2019",
                "招生的年份（级）",
                "year of the cohort",
                "年级",
                "招生年份",
                "招生年度",
                "入学年度",
                "届别",
                "年份");
    }

    private static Column channel() {
        return column(
                "channel",
                "招生类型",
                CellKind.CODE,
                REQUIRED,
                CodeList.ADMISSION_CHANNEL,
                "统一高考",
                "招生录取的类型",
                "admission channel",
                "招生方式",
                "录取类型",
                "录取方式",
                "考试类型",
                "招生类别",
                "生源类型");
    }

    private static Column plainId(String field, String header, String example, String zh, String en, String... others) {
        return column(field, header, CellKind.PLAIN_ID, REQUIRED, null, example, zh, en, others);
    }

    private static Column column(
            String field,
            String header,
            CellKind kind,
            Presence presence,
            @Nullable CodeList codes,
            String example,
            String zh,
            String en,
            String... others) {
        return new Column(field, header, kind, presence, codes, example, zh, en, Arrays.asList(others));
    }
}
