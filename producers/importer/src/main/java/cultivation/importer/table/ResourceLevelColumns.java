package cultivation.importer.table;

import static cultivation.importer.table.Column.optional;
import static cultivation.importer.table.Column.required;

import cultivation.importer.code.FactCodes;
import cultivation.importer.code.ResourceItems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of files of {@code ResourceLevel}: one item a row, in the order of templates, or one day a row with a column
 * for each item.
 */
public final class ResourceLevelColumns {
    /** The field of the column with the unit of a row's amounts, which the record does not have. */
    public static final String UNIT = "unit";

    private static final String[] GRADES = {"一年级", "二年级", "三年级", "四年级", "五年级"};
    private static final String[] ADDED = {"新增", "当年新增", "本年新增", "年新增", "其中新增"};

    /**
     * What a column of the form with a column for each item states.
     *
     * @param grade 0 where the row says it, or the item has none
     * @param added whether it is what was added, not what there is
     */
    public record Stated(ResourceItems item, int grade, boolean added) {}

    private static final Map<String, Stated> BY_FIELD = new HashMap<>();
    private static final List<Column> WIDE = wideColumns();

    private ResourceLevelColumns() {}

    static List<Column> columns() {
        return List.of(
                asOfOn(),
                required("item", "项目", CellKind.CODE)
                        .codes(FactCodes.RESOURCE_ITEM)
                        .example("教学科研仪器设备值")
                        .means("什么的数量", "what there is so much of")
                        .also("指标", "指标名称", "统计项目", "办学条件", "办学条件项目"),
                CommonColumns.grade().means("社团和年级在校生数须填，其他项目为空", "of clubs and students of a grade; empty otherwise"),
                required("amount", "数量", CellKind.QUANTITY)
                        .example("4711.48")
                        .means("统计之日有多少；平方米四舍五入取整", "how much there was on that day; square metres are rounded")
                        .also("数值", "总数", "总量", "存量", "期末数", "期末数量", "合计数"),
                optional(UNIT, "计量单位", CellKind.UNIT)
                        .example("万元")
                        .means("金额须填元、千元或万元", "of money 元, 千元 or 万元")
                        .also("单位"),
                optional("added", "其中新增", CellKind.QUANTITY)
                        .example("356")
                        .means(
                                "自上次统计以来新增的总量，减少的不扣；没有统计新增的为空",
                                "gross, added since the day stated before; empty when nobody counts it")
                        .also("新增", "当年新增", "本年新增", "新增数", "新增数量"),
                levelId()
                        .means(
                                "同一项目分几处统计（如分校区）的，各处的编号；空白为全校一个数",
                                "of an item that is counted in several places, which; the item's own name when empty"));
    }

    private static Column asOfOn() {
        return required("asOfOn", "统计日期", CellKind.DAY)
                .example("2019-08-31")
                .means("哪一天的数", "day of which it is the level")
                .also("统计时点", "统计时间", "截止日期", "截至日期", "时点", "数据日期", "盘点日期", "截止时间");
    }

    private static Column levelId() {
        return optional("levelId", "统计编号", CellKind.PLAIN_ID).also("校区编号", "校区代码", "统计单位编号");
    }

    /** Whether a layout is the one with a column for each item. */
    static boolean isWide(List<Column> columns) {
        return columns.stream().anyMatch(column -> stated(column) != null);
    }

    /** The columns of the form with one day a row: none of its items has to be there, but one. */
    static List<Column> wide() {
        return WIDE;
    }

    /** What a column of that form states; null for its others. */
    public static @Nullable Stated stated(Column column) {
        return BY_FIELD.get(column.field());
    }

    private static List<Column> wideColumns() {
        var columns = new ArrayList<Column>();
        columns.add(asOfOn());
        columns.add(levelId().means("分几处统计（如分校区）的，该处的编号", "place, where an item is counted in several"));
        columns.add(CommonColumns.grade().means("这一行的社团和在校生数是哪个年级的", "grade of the row's clubs and students"));
        for (ResourceItems item : ResourceItems.values()) {
            add(columns, new Stated(item, 0, false), item.names());
            add(columns, new Stated(item, 0, true), addedNames(item));
            for (int grade = 1; item.isGraded() && grade <= GRADES.length; grade++) {
                add(columns, new Stated(item, grade, false), gradeNames(item, GRADES[grade - 1]));
            }
        }
        return List.copyOf(columns);
    }

    private static void add(List<Column> columns, Stated stated, List<String> names) {
        var field = stated.item().name()
                + (stated.grade() == 0 ? "" : "-" + stated.grade())
                + (stated.added() ? "-added" : "");
        BY_FIELD.put(field, stated);
        columns.add(optional(field, names.get(0), CellKind.QUANTITY)
                .also(names.stream().skip(1).toArray(String[]::new)));
    }

    private static List<String> addedNames(ResourceItems item) {
        var names = new ArrayList<String>();
        for (String name : item.names()) {
            Arrays.stream(ADDED).map(added -> added + name).forEach(names::add);
        }
        if (item == ResourceItems.BOOKS) {
            names.addAll(List.of("年进书量", "本年进书量", "当年进书量"));
        }
        return names;
    }

    private static List<String> gradeNames(ResourceItems item, String grade) {
        var names = new ArrayList<String>();
        for (String name : item.names()) {
            names.add(grade + name);
            names.add(name + grade);
        }
        if (item == ResourceItems.STUDENTS_OF_GRADE) {
            names.add(grade + "在校生");
        }
        return names;
    }
}
