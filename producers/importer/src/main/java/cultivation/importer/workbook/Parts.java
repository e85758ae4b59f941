package cultivation.importer.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The parts of a package of Open XML, and which of them points to which. Names of parts know no case. */
final class Parts implements Closeable {
    /** Where one part points: {@code type} is the last word of the relationship's address, {@code part} a whole name. */
    record Relationship(String id, String type, String part) {}

    private static final String WORKBOOK_TYPE = "sheet.main+xml";

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    private Parts(ZipFile zip) {
        this.zip = zip;
        for (var all = zip.entries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            entries.put(plain(entry.getName()), entry);
        }
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    static Parts open(Path file) throws IOException, WorkbookException {
        try {
            return new Parts(new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw WorkbookException.damaged(String.valueOf(e.getMessage()));
        }
    }

    /** How a part is named wherever it is named: {@code /xl/Workbook.xml}, {@code xl\workbook.xml}. */
    static String plain(String name) {
        var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    boolean has(String part) {
        return entries.containsKey(plain(part));
    }

    InputStream bytes(String part) throws IOException, WorkbookException {
        var entry = entries.get(plain(part));
        if (entry == null) {
            throw WorkbookException.damaged("缺少部件 " + part);
        }
        return zip.getInputStream(entry);
    }

    XMLStreamReader xml(InputStream bytes) throws XMLStreamException {
        return xml.createXMLStreamReader(bytes);
    }

    /** The part that is the workbook, as the package itself says. */
    String workbook() throws IOException, WorkbookException {
        for (Relationship relationship : relationships("")) {
            if (relationship.type().equals("officeDocument")) {
                var type = contentType(relationship.part());
                if (type != null && !type.endsWith(WORKBOOK_TYPE)) {
                    break;
                }
                return relationship.part();
            }
        }
        throw new WorkbookException("这是一个压缩包，但不是 XLSX 表格。请用 Excel 或 WPS 另存为 XLSX 或 CSV。");
    }

    private @Nullable String contentType(String part) throws IOException, WorkbookException {
        var found = new ArrayList<String>();
        each("[Content_Types].xml", reader -> {
            if (reader.getLocalName().equals("Override")
                    && plain(attribute(reader, "PartName", "")).equals(plain(part))) {
                found.add(attribute(reader, "ContentType", ""));
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Where a part points; the whole package's for an empty name. */
    List<Relationship> relationships(String part) throws IOException, WorkbookException {
        int slash = part.lastIndexOf('/');
        var folder = part.substring(0, slash + 1);
        var found = new ArrayList<Relationship>();
        var rels = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        if (!has(rels)) {
            return found;
        }
        each(rels, reader -> {
            if (reader.getLocalName().equals("Relationship")
                    && !attribute(reader, "TargetMode", "").equals("External")) {
                var type = attribute(reader, "Type", "");
                found.add(new Relationship(
                        attribute(reader, "Id", ""),
                        type.substring(type.lastIndexOf('/') + 1),
                        resolved(folder, attribute(reader, "Target", ""))));
            }
        });
        return found;
    }

    /** {@code ../xl/a.xml} under {@code xl/} is {@code xl/a.xml}; what begins with a slash is whole. */
    private static String resolved(String folder, String target) {
        var whole = target.replace('\\', '/');
        var steps = new ArrayList<String>();
        for (String step : (whole.startsWith("/") ? whole : folder + whole).split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** Is shown the beginning of an element. */
    interface Visitor {
        void begin(XMLStreamReader reader) throws XMLStreamException, WorkbookException;
    }

    /** Shows every element of a part. */
    void each(String part, Visitor visitor) throws IOException, WorkbookException {
        try (var bytes = bytes(part)) {
            var reader = xml(bytes);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    visitor.begin(reader);
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw damaged(part, e);
        }
    }

    static WorkbookException damaged(String part, XMLStreamException failure) {
        var at = failure.getLocation();
        return WorkbookException.damaged("部件 " + part + (at == null ? "" : " 第 " + at.getLineNumber() + " 行不是完整的 XML"));
    }

    static String attribute(XMLStreamReader reader, String name, String otherwise) {
        var value = reader.getAttributeValue(null, name);
        return value == null ? otherwise : value;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
