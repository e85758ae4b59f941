package cultivation.importer.file;

import cultivation.rule.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A file as a college might make it, and what becomes of it.
 *
 * @param events the accepted rows as texts, in order
 * @param told what is told of it: part of each mistake, in order, or of the refusal of the whole file
 */
record UglyFile(
        String name, @Nullable RecordType said, String suffix, Bytes bytes, List<String> events, List<String> told) {
    interface Bytes {
        byte[] make() throws IOException;
    }

    interface Sheet {
        void fill(Worksheet sheet);
    }

    @Override
    public String toString() {
        return name;
    }

    static UglyFile csv(String name, String text) {
        return text(name, text, StandardCharsets.UTF_8);
    }

    static UglyFile text(String name, String text, Charset charset) {
        return new UglyFile(name, null, ".csv", () -> text.getBytes(charset), List.of(), List.of());
    }

    static UglyFile bytes(String name, String suffix, Bytes bytes) {
        return new UglyFile(name, null, suffix, bytes, List.of(), List.of());
    }

    static UglyFile xlsx(String name, Sheet... sheets) {
        return bytes(name, ".xlsx", () -> {
            var out = new ByteArrayOutputStream();
            try (var workbook = new Workbook(out, "test", "1.0")) {
                for (int i = 0; i < sheets.length; i++) {
                    sheets[i].fill(workbook.newWorksheet("Sheet" + (i + 1)));
                }
            }
            return out.toByteArray();
        });
    }

    /** An XLSX of parts written by hand: for what no library writes. */
    static byte[] rawXlsx(String workbookProperties, String sheetXml) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", """
                    <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="xml" ContentType="application/xml"/>
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>""");
            part(zip, "_rels/.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            part(zip, "xl/workbook.xml", """
                    <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">%s
                    <sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>""".formatted(workbookProperties));
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            part(zip, "xl/worksheets/sheet1.xml", sheetXml);
        }
        return out.toByteArray();
    }

    static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    UglyFile said(RecordType type) {
        return new UglyFile(name, type, suffix, bytes, events, told);
    }

    UglyFile imports(String... rows) {
        return new UglyFile(name, said, suffix, bytes, List.of(rows), told);
    }

    UglyFile tells(String... parts) {
        return new UglyFile(name, said, suffix, bytes, events, List.of(parts));
    }
}
