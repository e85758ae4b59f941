package cultivation.importer.table;

/** What a cell of a column says, and how it may be written. */
public enum CellKind {
    /** A student's own number, which becomes a pseudonym, or a pseudonym of 64 hex digits. */
    STUDENT_ID("学号或 64 位假名", "student number, or a pseudonym of 64 hex digits"),
    /** A staff number, which becomes a pseudonym, or a pseudonym of 64 hex digits. */
    STAFF_ID("工号或 64 位假名", "staff number, or a pseudonym of 64 hex digits"),
    /** An id of letters, digits, underscores and hyphens. */
    PLAIN_ID("1 至 64 个字母、数字、下划线或连字符", "1 to 64 letters, digits, underscores or hyphens"),
    TEXT("文本", "text"),
    YEAR("四位年份，如 2019", "year of four digits"),
    /** The year in which people left, which a file may write with 届. */
    CLASS_YEAR("毕业的年份，如 2016 或 2016届", "year of leaving: 2016 or 2016届"),
    DAY(
            "日期，如 2019-07-01、2019/7/1、2019年7月1日、20190701 或 Excel 日期",
            "day: 2019-07-01, 2019/7/1, 2019年7月1日, 20190701 or an Excel date"),
    COUNT("整数，可带千分位", "whole number, thousands separators allowed"),
    /** A number with two decimals at most. */
    HUNDREDTHS("数，最多两位小数，可带千分位", "number of two decimals at most, thousands separators allowed"),
    /** An amount whose unit depends on the item. */
    QUANTITY(
            "数；金额的单位（元、万元）写在列名、项目名称或“计量单位”列中",
            "number; of money the unit (元, 万元) stands in the header, behind the item or in the column 计量单位"),
    /** The unit of the row's amounts. */
    UNIT("元、万元、平方米、册、台等；不是金额的可以空白", "元, 万元, 平方米 and so on; may be empty where it is not of money"),
    /** A grade, 1 to 5. */
    GRADE("1 至 5，或 一年级 至 五年级；空白为不分年级", "1 to 5, or 一年级 to 五年级; empty for all together"),
    YES_NO("是 或 否", "是 (yes) or 否 (no)"),
    /** A symbol of a code list, or its Chinese word. */
    CODE("代码表中的中文或代码", "code or Chinese word of the code list"),
    /** A country or region, by two letters of ISO 3166-1 or by name. */
    COUNTRY("国家或地区的中文名称，或 ISO 3166-1 的两位字母", "country or region by its Chinese name, or two letters of ISO 3166-1"),
    /** A province, as two digits of GB/T 2260 or by name. */
    PROVINCE("省份名称或 GB/T 2260 两位数字代码", "province by name, or two digits of GB/T 2260"),
    /** Money, exact to the fen; the header names the unit. */
    MONEY("金额，精确到分；单位（元、万元）写在列名中", "amount, exact to the fen; the header names the unit: 元 or 万元"),
    /** The college's own code, which must be the one the file is imported for. */
    COLLEGE_CODE("本校代码", "the college's own code"),
    /** Whether the row states or withdraws the entity. */
    OPERATION("新增（或更正）、撤回；空白为新增", "新增 (state, the default) or 撤回 (withdraw)");

    private final String formZh;
    private final String formEn;

    CellKind(String formZh, String formEn) {
        this.formZh = formZh;
        this.formEn = formEn;
    }

    /** How it may be written, for a registrar. */
    public String formZh() {
        return formZh;
    }

    /** The same in English. */
    public String formEn() {
        return formEn;
    }
}
