package cultivation.importer.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which number format a cell's style means. */
final class Styles {
    static final Styles NONE = new Styles(List.of());

    /** The formats that files name by number alone; those of days as Chinese spreadsheets show them. */
    private static final Map<Integer, String> BUILT_IN = new HashMap<>();

    static {
        String[] first = {
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "#,##0;-#,##0",
            "#,##0;-#,##0",
            "#,##0.00;-#,##0.00",
            "#,##0.00;-#,##0.00",
            "0%",
            "0.00%",
            "0.00E+00",
            "# ?/?",
            "# ??/??",
            "yyyy/m/d",
            "d-mmm-yy",
            "d-mmm",
            "mmm-yy",
            "h:mm AM/PM",
            "h:mm:ss AM/PM",
            "h:mm",
            "h:mm:ss",
            "yyyy/m/d h:mm"
        };
        for (int i = 0; i < first.length; i++) {
            BUILT_IN.put(i, first[i]);
        }
        for (int month : new int[] {27, 36, 50, 52, 57}) {
            BUILT_IN.put(month, "yyyy\"年\"m\"月\"");
        }
        for (int day : new int[] {28, 29, 51, 53, 54, 58}) {
            BUILT_IN.put(day, "m\"月\"d\"日\"");
        }
        BUILT_IN.put(30, "m-d-yy");
        BUILT_IN.put(31, "yyyy\"年\"m\"月\"d\"日\"");
        for (int time : new int[] {32, 33, 34, 35, 45, 46, 47, 55, 56}) {
            BUILT_IN.put(time, "h:mm:ss");
        }
        BUILT_IN.put(37, "#,##0;(#,##0)");
        BUILT_IN.put(38, "#,##0;(#,##0)");
        BUILT_IN.put(39, "#,##0.00;(#,##0.00)");
        BUILT_IN.put(40, "#,##0.00;(#,##0.00)");
        BUILT_IN.put(41, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ");
        BUILT_IN.put(42, BUILT_IN.get(41));
        BUILT_IN.put(43, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ");
        BUILT_IN.put(44, BUILT_IN.get(43));
        BUILT_IN.put(48, "##0.0E+0");
        BUILT_IN.put(49, "@");
    }

    private final List<NumberFormat> formats;

    private Styles(List<NumberFormat> formats) {
        this.formats = formats;
    }

    static Styles read(Parts parts, String part) throws IOException, WorkbookException {
        var codes = new HashMap<Integer, String>();
        var ofCells = new ArrayList<Integer>();
        var inCells = new boolean[1];
        parts.each(part, reader -> {
            if (!WorkbookFile.isMain(reader)) {
                return;
            }
            switch (reader.getLocalName()) {
                case "numFmt" ->
                    codes.put(
                            number(Parts.attribute(reader, "numFmtId", "")),
                            XmlText.decoded(Parts.attribute(reader, "formatCode", "")));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyleXfs", "cellStyles", "dxfs", "tableStyles" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0]) {
                        ofCells.add(number(Parts.attribute(reader, "numFmtId", "0")));
                    }
                }
                default -> {}
            }
        });
        var parsed = new HashMap<Integer, NumberFormat>();
        var formats = new ArrayList<NumberFormat>();
        for (Integer id : ofCells) {
            formats.add(parsed.computeIfAbsent(id, key -> {
                var code = codes.containsKey(key) ? codes.get(key) : BUILT_IN.get(key);
                return code == null ? NumberFormat.GENERAL : NumberFormat.of(code);
            }));
        }
        return new Styles(formats);
    }

    private static int number(String text) throws WorkbookException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw WorkbookException.damaged("单元格样式 " + text);
        }
    }

    NumberFormat format(String style) throws WorkbookException {
        int number = number(style);
        return number >= 0 && number < formats.size() ? formats.get(number) : NumberFormat.GENERAL;
    }
}
