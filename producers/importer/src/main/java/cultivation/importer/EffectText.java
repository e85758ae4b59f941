package cultivation.importer;

import cultivation.entity.Measure;
import cultivation.importer.code.CodeList;
import cultivation.importer.code.FactCodes;
import cultivation.importer.sending.Effect;
import cultivation.importer.sending.Effect.Change;
import cultivation.importer.table.Layout;
import cultivation.rule.RecordType;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a file would do, in sentences for the person who is about to send it. */
public final class EffectText {
    /** So many figures tell enough; a file over many years has more. */
    private static final int SHOWN_CHANGES = 40;

    /** To the fen where it is not whole, so that no change is hidden. */
    private static final String TEN_THOUSAND_YUAN = "#,##0.00#### 万元";

    private EffectText() {}

    /** How many records of which kind, then what changes, figure by figure. */
    public static List<String> of(RecordType type, Effect effect) {
        var lines = new ArrayList<String>();
        var tally = effect.tally();
        lines.add(String.format(
                Locale.ROOT,
                "将发送 %,d 条：新增 %,d，更正 %,d，撤回 %,d；未变 %,d 条不发送",
                tally.sent(),
                tally.added(),
                tally.changed(),
                tally.retracted(),
                tally.unchanged()));
        lines.addAll(UnnamedText.of(type, effect.unnamed()));
        if (tally.sent() == 0) {
            return lines;
        }
        lines.add(String.format(
                Locale.ROOT,
                "本校已报%s记录：%,d 条 → %,d 条",
                type.nameZh(),
                effect.before().records(),
                effect.after().records()));
        var changes = effect.changes();
        changes.stream().limit(SHOWN_CHANGES).forEach(change -> lines.add("  " + told(change)));
        if (changes.size() > SHOWN_CHANGES) {
            lines.add("  ……另有 " + (changes.size() - SHOWN_CHANGES) + " 项");
        }
        return lines;
    }

    /** What is taken away, or changes by more than a third; empty when nothing needs a word. */
    public static List<String> takesAway(RecordType type, Effect effect) {
        var lines = new ArrayList<String>();
        effect.cleared()
                .forEach((field, count) -> lines.add(String.format(
                        Locale.ROOT, "%,d 条记录此前填过的“%s”会被清空：这个文件没有这一列，或这些行是空的", count, headerOf(type, field))));
        if (effect.withdrawn() > 0) {
            lines.add(String.format(Locale.ROOT, "%,d 条已报的%s记录会被撤回", effect.withdrawn(), type.nameZh()));
        }
        effect.jumps().forEach(change -> lines.add(told(change) + "，变动超过三分之一"));
        return lines;
    }

    private static String headerOf(RecordType type, String field) {
        var column = Layout.of(type).columnOf(field);
        return column == null ? field : column.headerZh();
    }

    private static String told(Change change) {
        var year = change.year();
        return (year == null ? "" : year + " 年")
                + nameOf(change)
                + "：" + amount(change, change.before())
                + " → " + amount(change, change.after())
                + "（" + share(change) + "）";
    }

    private static String amount(Change change, long amount) {
        return change.isMoney()
                ? new DecimalFormat(TEN_THOUSAND_YUAN, DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(BigDecimal.valueOf(amount, 6))
                : change.measure() == Measure.ACTIVITY_HUNDREDTHS
                        ? new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(BigDecimal.valueOf(amount, 2))
                        : String.format(Locale.ROOT, "%,d", amount);
    }

    private static String share(Change change) {
        if (change.before() == 0) {
            return "此前没有";
        }
        return String.format(
                Locale.ROOT,
                "%+,.0f%%",
                100.0 * (change.after() - change.before()) / Math.abs((double) change.before()));
    }

    private static String nameOf(Change change) {
        return switch (change.measure()) {
            case RESOURCE -> {
                var item = change.slice().split("\\.", 2);
                yield "末" + wordOf(FactCodes.RESOURCE_ITEM, item[0]) + (item.length > 1 ? "（" + item[1] + " 年级）" : "");
            }
            case ACTIVITY_HUNDREDTHS -> wordOf(FactCodes.ACTIVITY_KIND, change.slice()) + "工作量";
            case FUNDING_FEN -> {
                var parts = change.slice().split("\\.", 2);
                yield wordOf(FactCodes.FUNDING_KIND, parts[0]) + "（" + wordOf(FactCodes.FUNDING_SOURCE, parts[1]) + "）";
            }
            default -> nameOf(change.measure());
        };
    }

    private static String wordOf(CodeList codes, String symbol) {
        return codes.codes().stream()
                .filter(code -> code.symbol().equals(symbol))
                .map(code -> code.zh())
                .findFirst()
                .orElse(symbol);
    }

    private static String nameOf(Measure measure) {
        return switch (measure) {
            case PLANNED_PLACES -> "计划招生数";
            case ADMITTED -> "录取人数";
            case REGISTERED -> "报到人数";
            case IN_SCHOOL -> "已报到且未离校的学生（不计毕业）";
            case GRADUATED -> "毕业人数";
            case OUTCOME_KNOWN -> "有毕业去向的人数";
            case EMPLOYED -> "就业人数";
            case SELF_EMPLOYED -> "自主创业人数";
            case EMPLOYED_LOCAL -> "在京就业人数";
            case EMPLOYED_WEST_NORTHEAST -> "到西部和东北就业人数";
            case EMPLOYED_SME_GRASSROOTS -> "到中小微企业和基层就业人数";
            case EMPLOYED_TOP500 -> "到 500 强企业就业人数";
            case INCOME_STATED -> "填有月收入的人数";
            case RELEVANCE_ASKED -> "填有专业相关的人数";
            case TRAINING_PERSON_DAYS -> "培训人日";
            case TRAINING_PARTICIPANTS -> "培训人次";
            case OVERSEAS_PERSON_DAYS -> "境外人员培训人日";
            case TECH_SERVICE_FEN -> "技术服务到款额";
            case VERTICAL_RESEARCH_FEN -> "纵向科研经费到款额";
            case TECH_TRADE_FEN -> "技术交易到款额";
            case TRAINING_FEN -> "培训服务到款额";
            case ECONOMIC_BENEFIT_FEN -> "产生的经济效益";
            case STAFF -> "在岗教职工";
            case FULL_TIME_TEACHERS -> "专任教师";
            case POSTGRADUATE_TEACHERS -> "有研究生学位的专任教师";
            case SENIOR_TITLE_TEACHERS -> "副高级及以上的专任教师";
            case DUAL_QUALIFIED_TEACHERS -> "双师素质专任教师";
            case EXTERNAL_TEACHERS -> "校外兼职教师";
            case MASTER_TEACHERS -> "教学名师";
            case ESTABLISHMENTS -> "仍在的专业、项目和机构";
            case ACHIEVEMENTS -> "成果数";
            case ACHIEVEMENT_PEOPLE -> "获奖和取证人数";
            case SURVEY_UNITS -> "调研人次（课次）";
            case SURVEY_ANSWERS -> "有效回答数";
            case SURVEY_SATISFIED -> "满意数";
            case MILESTONES_DUE -> "应完成任务（权重）";
            case MILESTONES_COMPLETED -> "已完成任务（权重）";
            case PROJECT_BUDGET_FEN -> "任务预算";
            default -> measure.id();
        };
    }
}
