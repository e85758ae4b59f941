package cultivation.importer.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after the other. */
public final class SheetRows implements Closeable {
    private final String part;
    private final InputStream bytes;
    private final XMLStreamReader reader;
    private final CellReader cells;
    private static final Pattern ZERO = Pattern.compile("-?0+(\\.0*)?(E[-+]?[0-9]+)?");
    private static final BitSet NO_COLUMNS = new BitSet();

    private final BitSet hiddenColumns = new BitSet();
    private boolean hidesZeros;
    private int last;

    private SheetRows(String part, InputStream bytes, XMLStreamReader reader, CellReader cells) {
        this.part = part;
        this.bytes = bytes;
        this.reader = reader;
        this.cells = cells;
    }

    static SheetRows open(Parts parts, String part, CellReader cells) throws IOException, WorkbookException {
        var bytes = parts.bytes(part);
        try {
            return new SheetRows(part, bytes, parts.xml(bytes), cells);
        } catch (XMLStreamException e) {
            bytes.close();
            throw Parts.damaged(part, e);
        }
    }

    /** Columns that are not shown, the first being 0; known from the first row on, and not to be changed. */
    public BitSet hiddenColumns() {
        return hiddenColumns;
    }

    /** The next row, null at the end. */
    public @Nullable SheetRow next() throws IOException, WorkbookException {
        try {
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT || !WorkbookFile.isMain(reader)) {
                    continue;
                }
                if (reader.getLocalName().equals("row")) {
                    return row();
                }
                switch (reader.getLocalName()) {
                    case "col" -> column();
                    case "sheetView" -> hidesZeros |= !WorkbookFile.isTrue(Parts.attribute(reader, "showZeros", "1"));
                    default -> {}
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw Parts.damaged(part, e);
        }
    }

    private void column() throws WorkbookException {
        boolean hidden = WorkbookFile.isTrue(Parts.attribute(reader, "hidden", "0"))
                || isNothing(Parts.attribute(reader, "width", "1"));
        if (hidden) {
            var first = Parts.attribute(reader, "min", "");
            var end = Parts.attribute(reader, "max", "");
            if (!first.matches("[0-9]{1,5}") || !end.matches("[0-9]{1,5}") || Integer.parseInt(first) == 0) {
                throw WorkbookException.damaged("列 " + first + " 至 " + end);
            }
            int to = Math.min(Integer.parseInt(end), CellAddress.COLUMNS);
            hiddenColumns.set(Math.min(Integer.parseInt(first) - 1, to), to);
        }
    }

    private static boolean isNothing(String size) {
        return size.matches("0+(\\.0+)?");
    }

    private SheetRow row() throws XMLStreamException, WorkbookException {
        var number = reader.getAttributeValue(null, "r");
        int row = number == null ? CellAddress.row(String.valueOf(last + 1L)) : CellAddress.row(number);
        if (row <= last) {
            throw WorkbookException.damaged("第 " + row + " 行写在第 " + last + " 行之后");
        }
        last = row;
        boolean hidden = WorkbookFile.isTrue(Parts.attribute(reader, "hidden", "0"))
                || isNothing(Parts.attribute(reader, "ht", "1"));
        var texts = new ArrayList<String>();
        var natures = new ArrayList<Nature>();
        var unseenZeros = hidesZeros ? new BitSet() : NO_COLUMNS;
        for (int event = reader.next(); ; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")) {
                cell(row, texts, natures, unseenZeros);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("row")) {
                return new SheetRow(row, hidden, texts, natures, unseenZeros);
            }
        }
    }

    private void cell(int row, List<String> texts, List<Nature> natures, BitSet unseenZeros)
            throws XMLStreamException, WorkbookException {
        var reference = reader.getAttributeValue(null, "r");
        int column = texts.size();
        if (reference != null) {
            var address = CellAddress.parse(reference);
            if (address.row() != row || address.column() < column) {
                throw WorkbookException.damaged("单元格 " + reference + " 写在第 " + row + " 行第 " + column + " 格之后");
            }
            column = address.column();
        } else if (column >= CellAddress.COLUMNS) {
            throw WorkbookException.damaged("第 " + row + " 行多于 16384 列");
        }
        while (texts.size() < column) {
            texts.add("");
            natures.add(Nature.TEXT);
        }
        var type = Parts.attribute(reader, "t", "n");
        var style = Parts.attribute(reader, "s", "0");
        String value = null;
        String inline = null;
        String formula = null;
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (WorkbookFile.isMain(reader) ? reader.getLocalName() : "") {
                    case "v" -> value = SheetRow.kept(reader.getElementText());
                    case "f" -> formula = SheetRow.kept(reader.getElementText());
                    case "is" -> inline = XmlText.ofRuns(reader);
                    default -> skip();
                }
            }
        }
        var shown = cells.shown(type, style, value, inline, formula);
        if (hidesZeros
                && type.equals("n")
                && value != null
                && ZERO.matcher(value.strip()).matches()) {
            unseenZeros.set(column);
        }
        texts.add(shown.text());
        natures.add(shown.nature());
    }

    /** What begins here and is none of a cell's own, such as extensions. */
    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            bytes.close();
        }
    }
}
