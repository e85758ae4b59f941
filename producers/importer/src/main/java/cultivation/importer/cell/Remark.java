package cultivation.importer.cell;

/** What was done with cells that is certain, but that a person should know of; each is told once. */
public enum Remark {
    INVISIBLE("编号或列名里有看不见的字符（如零宽空格、文字方向符、软连字符），已去掉"),
    INSTANT("日期列里有带时区的时刻，已换算为北京时间的日期"),
    ROUNDED("单元格显示的位数少于存储的，按存储的数字读取"),
    FILLED("向下合并的单元格，其内容算作其中每一行的"),
    WHOLE_METRES("面积有不足一平方米的部分，已四舍五入到平方米"),
    FROM_JOINING("是专任教师、双师素质或有研究生学位、高级职称而没有日期的，自入职日期起算；要准确，请填日期"),
    STILL_THERE("在职的人填有将来的离职（退休）日期，不看");

    private final String zh;

    Remark(String zh) {
        this.zh = zh;
    }

    String zh() {
        return zh;
    }
}
