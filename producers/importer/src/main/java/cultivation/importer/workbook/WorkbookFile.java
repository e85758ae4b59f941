package cultivation.importer.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * An XLSX that {@link XlsxGuard} has let pass.
 *
 * <pre>{@code
 * try (var workbook = WorkbookFile.open(path)) {
 *     var rows = workbook.rows(workbook.visibleSheets().get(0));
 *     for (var row = rows.next(); row != null; row = rows.next()) { … }
 * }
 * }</pre>
 */
public final class WorkbookFile implements Closeable {
    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    /** They are held in memory; the guard knows them by their usual name alone. */
    private static final long MAX_SHARED_CHARACTERS = 48L << 20;

    private final Parts parts;
    private final Map<String, String> partOfSheet = new HashMap<>();
    private final List<String> visibleSheets = new ArrayList<>();
    private final List<Parts.Relationship> relationships;
    private boolean from1904;

    private WorkbookFile(Parts parts) throws IOException, WorkbookException {
        this.parts = parts;
        var workbook = parts.workbook();
        this.relationships = parts.relationships(workbook);
        var partOfId = new HashMap<String, String>();
        for (Parts.Relationship relationship : relationships) {
            if (relationship.type().equals("worksheet")) {
                partOfId.put(relationship.id(), relationship.part());
            }
        }
        parts.each(workbook, reader -> {
            if (reader.getLocalName().equals("workbookPr") && isMain(reader)) {
                from1904 = isTrue(Parts.attribute(reader, "date1904", "0"));
            } else if (reader.getLocalName().equals("sheet") && isMain(reader)) {
                addSheet(reader, partOfId);
            }
        });
    }

    public static WorkbookFile open(Path file) throws IOException, WorkbookException {
        var parts = Parts.open(file);
        try {
            return new WorkbookFile(parts);
        } catch (IOException | WorkbookException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void addSheet(XMLStreamReader reader, Map<String, String> partOfId) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var space = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("id") && space != null && space.endsWith("/relationships")) {
                var part = partOfId.get(reader.getAttributeValue(i));
                if (part != null) { // else a sheet of a chart alone
                    var name = XmlText.decoded(Parts.attribute(reader, "name", ""));
                    partOfSheet.put(name, part);
                    if (Parts.attribute(reader, "state", "visible").equals("visible")) {
                        visibleSheets.add(name);
                    }
                }
            }
        }
    }

    /** The names of the sheets that a person sees, in their order. */
    public List<String> visibleSheets() {
        return List.copyOf(visibleSheets);
    }

    /** Whether numbers of days are counted from 1904, as old Macintosh spreadsheets do. */
    public boolean countsFrom1904() {
        return from1904;
    }

    /** The rows of a sheet, to be closed before the workbook. */
    public SheetRows rows(String sheet) throws IOException, WorkbookException {
        var styles = Styles.NONE;
        var shared = new ArrayList<String>();
        var characters = new long[1];
        for (Parts.Relationship relationship : relationships) {
            if (relationship.type().equals("styles") && parts.has(relationship.part())) {
                styles = Styles.read(parts, relationship.part());
            } else if (relationship.type().equals("sharedStrings") && parts.has(relationship.part())) {
                parts.each(relationship.part(), reader -> {
                    if (reader.getLocalName().equals("si") && isMain(reader)) {
                        var text = XmlText.ofRuns(reader);
                        shared.add(text);
                        characters[0] += text.length();
                        if (characters[0] > MAX_SHARED_CHARACTERS) {
                            throw new WorkbookException("XLSX 的共享文本超过 4800 万字，已拒绝。请拆分成几个文件，或另存为 CSV。");
                        }
                    }
                });
            }
        }
        return SheetRows.open(parts, partOf(sheet), new CellReader(shared, styles, from1904));
    }

    /** The merged ranges of a sheet, by their first rows. */
    public List<MergedRange> merged(String sheet) throws IOException, WorkbookException {
        return MergedRanges.read(parts, partOf(sheet));
    }

    private String partOf(String sheet) throws WorkbookException {
        var part = partOfSheet.get(sheet);
        if (part == null) {
            throw new WorkbookException("XLSX 中没有工作表“" + sheet + "”。");
        }
        return part;
    }

    /** Whether an element is one of a spreadsheet's own; some programs write no namespace at all. */
    static boolean isMain(XMLStreamReader reader) {
        var space = reader.getNamespaceURI();
        return space == null || space.isEmpty() || space.equals(TRANSITIONAL) || space.equals(STRICT);
    }

    static boolean isTrue(String flag) {
        return flag.equals("1") || flag.equalsIgnoreCase("true") || flag.equalsIgnoreCase("on");
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
