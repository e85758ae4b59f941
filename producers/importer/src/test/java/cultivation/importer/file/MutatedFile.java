package cultivation.importer.file;

import static cultivation.importer.file.RawWorkbook.number;
import static cultivation.importer.file.RawWorkbook.shared;
import static cultivation.importer.file.RawWorkbook.text;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file of payments in which everything that leaves what it shows alone was drawn by chance, and now and then something
 * that does not.
 *
 * @param suffix {@code xlsx}, or {@code csv} of the seed's separator and encoding
 * @param filledFrom by row the one above it with which its day is merged; rows count from 1
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
record MutatedFile(String suffix, byte[] bytes, List<Integer> filledFrom) {
    static final String HEADER = "到款编号,到款日期,到款类别,到款金额（元）";
    private static final int ROWS = 6;
    /** Such that two files of three have none. */
    private static final int DOUBTFUL_PERCENT = 2;

    private static final String[] FORMATS = {
        "0000000000",
        "000-0000",
        "\"S\"0000",
        "yyyy-mm-dd",
        "yyyy/m/d",
        "yyyy\"年\"m\"月\"d\"日\"",
        "[$-804]yyyy\"年\"m\"月\"d\"日\"",
        "yyyy-mm-dd hh:mm:ss",
        "#,##0.00",
        "0.00",
        "#,##0",
        "0.0##",
        "[$¥-804]#,##0.00",
        "#,##0.00;[Red]-#,##0.00",
        "#,##0.00_);(#,##0.00)",
        "mmm-yy",
        "0%",
        "h:mm",
        "0.0,"
    };

    private static int style(String format) {
        return List.of(FORMATS).indexOf(format) + 1;
    }

    static MutatedFile csv(Random chance, char separator, Charset charset) {
        var text = new StringBuilder(HEADER.replace(',', separator)).append('\n');
        for (int i = 1; i <= ROWS; i++) {
            var amount = chance.nextInt(100_000) + "." + (10 + chance.nextInt(90));
            var cells = List.of(
                    "D-" + i + "-" + chance.nextInt(1_000),
                    chance.nextBoolean() ? "2019-07-0" + i : "2019年7月" + i + "日",
                    chance.nextBoolean() ? "横向" : "培训",
                    amount);
            for (int column = 0; column < cells.size(); column++) {
                var cell = chance.nextInt(3) == 0 ? "\"" + cells.get(column) + "\"" : cells.get(column);
                text.append(column == 0 ? "" : String.valueOf(separator)).append(cell);
            }
            text.append(chance.nextBoolean() ? "\r\n" : "\n");
        }
        boolean marked =
                charset.name().startsWith("UTF-16") || (charset.name().equals("UTF-8") && chance.nextBoolean());
        return new MutatedFile("csv", ((marked ? "\ufeff" : "") + text).getBytes(charset), List.of());
    }

    static MutatedFile workbook(Random chance) throws IOException {
        var book = new RawWorkbook()
                .formats(FORMATS)
                .sharing("<t>横向</t>", "<r><t>培</t></r><r><t>训</t></r><rPh sb=\"0\" eb=\"1\"><t>péi</t></rPh>");
        var prefixes = List.of("x", "ns0", "main");
        if (chance.nextInt(3) == 0) {
            book.prefixed(prefixes.get(chance.nextInt(prefixes.size())));
        }
        if (chance.nextInt(4) == 0) {
            book.strict();
        }
        if (chance.nextInt(4) == 0) {
            book.named(chance.nextBoolean() ? "xl/workbook22.xml" : "tables/book.xml");
        }
        if (chance.nextInt(4) == 0) {
            book.withAbsoluteTargets();
        }
        boolean from1904 = chance.nextInt(5) == 0;
        if (from1904) {
            book.countingFrom1904();
        }
        book.texts(HEADER);
        int merged = chance.nextInt(3) == 0 ? 2 + chance.nextInt(ROWS - 2) : 0;
        var filledFrom = new ArrayList<Integer>();
        for (int row = 2; row <= ROWS + 1; row++) {
            boolean covered = row - 1 == merged && merged > 0;
            if (covered) {
                filledFrom.add(row);
                book.merge("B" + merged + ":B" + row);
            }
            book.row(
                    chance.nextInt(6) == 0 ? "hidden=\"1\"" : "",
                    id(chance, row),
                    covered ? RawWorkbook.NONE : day(chance, from1904),
                    chance.nextBoolean() ? text("横向") : shared(chance.nextInt(2)),
                    amount(chance));
        }
        return new MutatedFile("xlsx", book.bytes(), filledFrom);
    }

    private static boolean isDoubtful(Random chance) {
        return chance.nextInt(100) < DOUBTFUL_PERCENT;
    }

    private static RawWorkbook.Cell id(Random chance, int row) {
        if (isDoubtful(chance)) {
            return number(String.valueOf(43466 + row), style(chance.nextBoolean() ? "mmm-yy" : "#,##0.00"));
        }
        return switch (chance.nextInt(7)) {
            case 0 -> text("D-" + row);
            case 1 -> number("2019010" + row, 0);
            case 2 -> number("1901010" + row, style("0000000000"));
            case 3 -> number("101000" + row, style("000-0000"));
            case 4 -> number(String.valueOf(row), style("\"S\"0000"));
            case 5 -> RawWorkbook.of("str", "<f>\"00\"&amp;\"" + row + "\"</f><v>00" + row + "</v>");
            default -> text("a_x005F_x0041_" + row);
        };
    }

    private static RawWorkbook.Cell day(Random chance, boolean from1904) {
        int serial = 43466 + chance.nextInt(360) - (from1904 ? 1_462 : 0);
        if (isDoubtful(chance)) {
            return chance.nextBoolean()
                    ? number(serial + ".6666667", style("yyyy-mm-dd hh:mm:ss"))
                    : number(String.valueOf(serial), style(chance.nextBoolean() ? "mmm-yy" : "h:mm"));
        }
        return switch (chance.nextInt(6)) {
            case 0 -> text("2019-07-1" + chance.nextInt(10));
            case 1 -> number(String.valueOf(serial), style("yyyy-mm-dd"));
            case 2 -> number(String.valueOf(serial), style("yyyy/m/d"));
            case 3 -> number(String.valueOf(serial), style("yyyy\"年\"m\"月\"d\"日\""));
            case 4 -> number(String.valueOf(serial), style("[$-804]yyyy\"年\"m\"月\"d\"日\""));
            default -> number(String.valueOf(serial), style("yyyy-mm-dd hh:mm:ss"));
        };
    }

    private static RawWorkbook.Cell amount(Random chance) {
        var fen = BigDecimal.valueOf(chance.nextInt(40_000_000) - 4_000_000L, 2).toPlainString();
        if (isDoubtful(chance)) {
            return number(fen, style(chance.nextBoolean() ? "0%" : "0.0,"));
        }
        var formats = List.of(
                "#,##0.00",
                "0.00",
                "#,##0",
                "0.0##",
                "[$¥-804]#,##0.00",
                "#,##0.00;[Red]-#,##0.00",
                "#,##0.00_);(#,##0.00)");
        return switch (chance.nextInt(4)) {
            case 0 -> number(fen, 0);
            case 1 -> RawWorkbook.of("n", "<f>" + fen + "+0</f><v>" + fen + "</v>");
            default -> number(fen, style(formats.get(chance.nextInt(formats.size()))));
        };
    }
}
