package cultivation.report;

import cultivation.catalogue.Statistic;
import cultivation.report.ReportTable.Cell;
import cultivation.report.ReportTable.Column;
import cultivation.report.ReportTable.Row;
import cultivation.report.ReportTable.Show;
import cultivation.rule.BeijingDay;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a sheet of cells, for CSV and XLSX: 「—」 is missing, and a row that nothing feeds says so.
 *
 * <p>No text of a sheet can become a formula: in XLSX it is a cell of text, in CSV an apostrophe stands before it.
 */
public final class ReportSheet {
    private static final String MISSING = "—";
    private static final String NOT_FED = "尚未接入数据";
    private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";
    private static final int FIRST_FIGURE = 3;
    private static final int NUMBER_WIDTH = 6;
    private static final int NAME_WIDTH = 48;
    private static final int UNIT_WIDTH = 8;
    private static final int FIGURE_WIDTH = 16;
    private static final int REMARK_WIDTH = 60;

    private final ReportView view;
    private final boolean allNames;
    private final List<String> header;
    private final List<List<Object>> lines;

    private ReportSheet(ReportView view, boolean allNames) {
        this.view = view;
        this.allNames = allNames;
        this.header = header(view);
        this.lines = view.rows().stream().map(this::line).toList();
    }

    /**
     * The sheet of a table.
     *
     * @param allNames whether a row's other names stand beside the one that holds
     */
    public static ReportSheet of(ReportView view, boolean allNames) {
        return new ReportSheet(view, allNames);
    }

    /** UTF-8 with a byte order mark, without which spreadsheets take the Chinese for something else. */
    public byte[] csv() {
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            for (List<Object> line : lines) {
                csv.writeRecord(line.stream().map(ReportSheet::inCsv).toList());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public void xlsx(OutputStream out) throws IOException {
        var table = view.table();
        try (var workbook = new Workbook(out, "cultivation-monitor", "1.0")) {
            var sheet = workbook.newWorksheet("表" + table.id());
            sheet.value(
                    0,
                    0,
                    "表" + table.id() + " " + table.title() + "（"
                            + table.entity().name() + "）");
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, subtitle());
            for (int column = 0; column < header.size(); column++) {
                sheet.value(3, column, header.get(column));
                sheet.style(3, column).bold().fillColor("DDDDDD").set();
            }
            for (int i = 0; i < lines.size(); i++) {
                for (int column = 0; column < header.size(); column++) {
                    cell(sheet, 4 + i, column, lines.get(i).get(column));
                }
            }
            sheet.width(0, NUMBER_WIDTH);
            sheet.width(1, NAME_WIDTH);
            sheet.width(2, UNIT_WIDTH);
            for (int column = FIRST_FIGURE; column < header.size() - 1; column++) {
                sheet.width(column, FIGURE_WIDTH);
            }
            sheet.width(header.size() - 1, REMARK_WIDTH);
        }
    }

    private String subtitle() {
        var table = view.table();
        var words = new StringBuilder(
                "截至 " + table.asOf() + "；指标目录版本 " + table.catalogueVersion() + "；「" + MISSING + "」表示无数据，不是零");
        var closing = view.closing();
        if (closing != null) {
            words.append("；")
                    .append(closing.year())
                    .append("年已由")
                    .append(closing.edition().head().getClosedBy())
                    .append("于 ")
                    .append(BeijingDay.time(closing.edition().head().getClosedAt()))
                    .append("（北京时间）结账（第 ")
                    .append(closing.edition().number())
                    .append(" 版），此后更正 ")
                    .append(view.restated())
                    .append(" 行");
        }
        return words.toString();
    }

    private static List<String> header(ReportView view) {
        var header =
                new ArrayList<>(List.of("序号", ReportLayout.of(view.table().id()).byCollege() ? "学校" : "指标", "单位"));
        for (Column column : view.table().columns()) {
            var title = column.title();
            if (view.kind() == ReportView.Kind.DIFFERENCE) {
                header.addAll(List.of(title + "结账值", title + "现值", title + "差额"));
            } else {
                header.add(title);
            }
        }
        header.add("说明");
        return List.copyOf(header);
    }

    /** Texts and numbers; a missing figure is the text 「—」. */
    private List<Object> line(Restatement restatement) {
        Row row = view.shown(restatement);
        var line = new ArrayList<Object>(
                List.of(row.number(), allNames ? row.nameWithAllNames() : row.name(), row.unit()));
        var cells = view.cells(restatement);
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var show = view.table().columns().get(i).show();
            if (view.kind() == ReportView.Kind.DIFFERENCE) {
                line.add(figure(row, show, printed(cell.closed())));
                line.add(figure(row, show, printed(cell.now())));
                line.add(figure(row, Show.CHANGE, cell.difference()));
            } else {
                line.add(figure(row, show, printed(view.shown(cell))));
            }
        }
        line.add(remark(row, cells));
        return line;
    }

    private static @Nullable BigDecimal printed(@Nullable Cell cell) {
        return cell == null ? null : cell.printed();
    }

    private static Object figure(Row row, Show show, @Nullable BigDecimal printed) {
        if (row.heading()) {
            return "";
        }
        if (show == Show.MET && printed != null) {
            return printed.signum() == 0 ? "未达标" : "达标";
        }
        return printed == null ? MISSING : printed;
    }

    private String remark(Row row, List<Restatement.Of> cells) {
        if (row.indicator() == null) {
            return row.heading() ? "" : NOT_FED;
        }
        var words = new ArrayList<String>();
        var statistics = cells.stream()
                .map(view::shown)
                .filter(cell -> cell != null && cell.statistic() != null)
                .map(cell -> inWords(Objects.requireNonNull(cell).statistic()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (!view.table().isOfCollege()) {
            words.addAll(statistics);
        }
        if (view.closing() != null && view.kind() != ReportView.Kind.CLOSED) {
            for (int i = 0; i < cells.size(); i++) {
                remark(words, view.table().columns().get(i).title(), cells.get(i));
            }
        }
        return String.join("；", words);
    }

    private static String inWords(@Nullable Statistic statistic) {
        return statistic == Statistic.MEAN ? "各校平均数" : statistic == Statistic.MEDIAN ? "各校中位数" : "";
    }

    private static void remark(List<String> words, String title, Restatement.Of cell) {
        if (cell.restated()) {
            var difference = cell.difference();
            words.add(title + "结账后更正：结账 " + inWords(cell.closed()) + "，现 " + inWords(cell.now())
                    + (difference == null ? "" : "，差 " + difference.toPlainString()));
        }
    }

    private static String inWords(@Nullable Cell cell) {
        var printed = printed(cell);
        return printed == null ? MISSING : printed.toPlainString();
    }

    private static String inCsv(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        var text = cell.toString();
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void cell(Worksheet sheet, int line, int column, Object cell) {
        if (cell instanceof BigDecimal number) {
            sheet.value(line, column, number);
            sheet.style(line, column)
                    .format(number.scale() > 0 ? "#,##0.00" : "#,##0")
                    .set();
        } else {
            sheet.value(line, column, cell.toString());
            if (cell.equals(MISSING)) {
                sheet.style(line, column).horizontalAlignment("right").set();
            }
        }
    }
}
