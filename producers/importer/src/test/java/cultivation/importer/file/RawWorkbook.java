package cultivation.importer.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipOutputStream;

/** An XLSX of parts written by hand, for what no library writes. */
final class RawWorkbook {
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** A cell's XML under this address, its elements with this prefix. */
    interface Cell {
        String xml(String address, String p);
    }

    private final StringBuilder rows = new StringBuilder();
    private final List<String> formats = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private String workbook = "xl/workbook.xml";
    private String p = "";
    private String views = "";
    private String columns = "";
    private String properties = "";
    private boolean strict;
    private boolean absolute;
    private boolean addressed = true;
    private int last;

    static Cell text(String text) {
        return (address, p) -> "<%sc r=\"%s\" t=\"inlineStr\"><%sis><%st xml:space=\"preserve\">%s</%st></%sis></%sc>"
                .formatted(p, address, p, p, escaped(text), p, p, p);
    }

    static Cell number(String number, int style) {
        return (address, p) ->
                "<%sc r=\"%s\" s=\"%d\"><%sv>%s</%sv></%sc>".formatted(p, address, style, p, number, p, p);
    }

    static Cell shared(int index) {
        return (address, p) -> "<%sc r=\"%s\" t=\"s\"><%sv>%d</%sv></%sc>".formatted(p, address, p, index, p, p);
    }

    /** Of any type, with any elements. */
    static Cell of(String type, String content) {
        return (address, p) -> "<%sc r=\"%s\" t=\"%s\">%s</%sc>"
                .formatted(p, address, type, content.replace("<", "<" + p).replace("<" + p + "/", "</" + p), p);
    }

    static final Cell NONE = (address, p) -> "";

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    RawWorkbook named(String part) {
        workbook = part;
        return this;
    }

    /** All elements under a prefix; set before the first row. */
    RawWorkbook prefixed(String prefix) {
        p = prefix + ":";
        return this;
    }

    RawWorkbook strict() {
        strict = true;
        return this;
    }

    RawWorkbook withAbsoluteTargets() {
        absolute = true;
        return this;
    }

    RawWorkbook withoutAddresses() {
        addressed = false;
        return this;
    }

    RawWorkbook countingFrom1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** The style of the first is 1. */
    RawWorkbook formats(String... codes) {
        formats.addAll(List.of(codes));
        return this;
    }

    /** What stands in the {@code si} of shared strings. */
    RawWorkbook sharing(String... items) {
        shared.addAll(List.of(items));
        return this;
    }

    /** {@code <col min="2" max="2" hidden="1"/>}. */
    RawWorkbook columns(String xml) {
        columns = "<cols>" + xml + "</cols>";
        return this;
    }

    /** What stands before the columns: {@code <sheetViews>…</sheetViews>}. */
    RawWorkbook shownAs(String xml) {
        views = xml;
        return this;
    }

    RawWorkbook merge(String... ranges) {
        merged.addAll(List.of(ranges));
        return this;
    }

    RawWorkbook texts(String commaSeparated) {
        var cells = new ArrayList<Cell>();
        for (String text : commaSeparated.split(",", -1)) {
            cells.add(text.isEmpty() ? NONE : text(text));
        }
        return row("", cells.toArray(Cell[]::new));
    }

    RawWorkbook row(Cell... cells) {
        return row("", cells);
    }

    RawWorkbook row(String attributes, Cell... cells) {
        last++;
        rows.append("<%srow r=\"%d\"%s>".formatted(p, last, attributes.isEmpty() ? "" : " " + attributes));
        for (int i = 0; i < cells.length; i++) {
            rows.append(cells[i].xml((char) ('A' + i) + String.valueOf(last), p));
        }
        rows.append("</%srow>\n".formatted(p));
        return this;
    }

    RawWorkbook raw(String xml) {
        rows.append(xml);
        return this;
    }

    byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            parts(zip);
        }
        return out.toByteArray();
    }

    private void parts(ZipOutputStream zip) throws IOException {
        var folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        var name = workbook.substring(folder.length());
        var rel = strict
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        UglyFile.part(zip, "[Content_Types].xml", """
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="xml" ContentType="application/xml"/>
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/%s" ContentType="%ssheet.main+xml"/>
                <Override PartName="/%sworksheets/sheet1.xml" ContentType="%sworksheet+xml"/>
                <Override PartName="/%sstyles.xml" ContentType="%sstyles+xml"/>
                <Override PartName="/%ssharedStrings.xml" ContentType="%ssharedStrings+xml"/></Types>""".formatted(
                        workbook, TYPES, folder, TYPES, folder, TYPES, folder, TYPES));
        UglyFile.part(
                zip,
                "_rels/.rels",
                relationships("<Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"%s%s\"/>"
                        .formatted(rel, absolute ? "/" : "", workbook)));
        UglyFile.part(
                zip,
                workbook,
                xml(
                        "workbook",
                        " xmlns:r=\"" + rel + "\"",
                        properties + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets>"));
        var base = absolute ? "/" + folder : "";
        var styles = formats.isEmpty() ? "" : relationship("r2", rel, "styles", base + "styles.xml");
        var texts = shared.isEmpty() ? "" : relationship("r3", rel, "sharedStrings", base + "sharedStrings.xml");
        UglyFile.part(
                zip,
                folder + "_rels/" + name + ".rels",
                relationships(relationship("r1", rel, "worksheet", base + "worksheets/sheet1.xml") + styles + texts));
        UglyFile.part(zip, folder + "worksheets/sheet1.xml", sheet());
        if (!styles.isEmpty()) {
            UglyFile.part(zip, folder + "styles.xml", styles());
        }
        if (!texts.isEmpty()) {
            UglyFile.part(
                    zip,
                    folder + "sharedStrings.xml",
                    xml("sst", "", "<si>" + String.join("</si><si>", shared) + "</si>"));
        }
    }

    private static String relationship(String id, String rel, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, rel, type, target);
    }

    private static String relationships(String all) {
        return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all + "</Relationships>";
    }

    /** A part of which all elements are the spreadsheet's own. */
    private String xml(String root, String attributes, String content) {
        var main = strict
                ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var prefix = p.isEmpty() ? "" : ":" + p.substring(0, p.length() - 1);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s%s xmlns%s=\"%s\"%s>%s</%s%s>"
                .formatted(
                        p,
                        root,
                        prefix,
                        main,
                        attributes,
                        content.replace("<", "<" + p).replace("<" + p + "/", "</" + p),
                        p,
                        root);
    }

    private String sheet() {
        var main = xml("worksheet", "", views + columns + "<sheetData>@</sheetData>" + mergeCells());
        return main.replace("@", addressed ? rows : rows.toString().replaceAll(" r=\"[A-Z]*[0-9]+\"", ""));
    }

    private String mergeCells() {
        return merged.isEmpty()
                ? ""
                : "<mergeCells count=\"%d\"><mergeCell ref=\"%s\"/></mergeCells>"
                        .formatted(merged.size(), String.join("\"/><mergeCell ref=\"", merged));
    }

    private String styles() {
        var numFmts = new StringBuilder();
        var xfs = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < formats.size(); i++) {
            numFmts.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, escaped(formats.get(i))));
            xfs.append("<xf numFmtId=\"%d\" applyNumberFormat=\"1\"/>".formatted(164 + i));
        }
        return xml(
                "styleSheet",
                "",
                "<numFmts count=\"%d\">%s</numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"%d\">%s</cellXfs>"
                        .formatted(formats.size(), numFmts, formats.size() + 1, xfs));
    }
}
