package cultivation.importer.workbook;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Texts of Open XML: in runs, with phonetic ones between, and with {@code _x000D_} for what XML cannot hold. */
final class XmlText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XmlText() {}

    static String decoded(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** The text of an {@code si} or {@code is} that has just begun; afterwards it has ended. */
    static String ofRuns(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        int phonetic = 0;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("t") && phonetic == 0) {
                    text.append(reader.getElementText());
                    continue;
                }
                depth++;
                if (phonetic > 0 || reader.getLocalName().equals("rPh")) {
                    phonetic++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                phonetic = Math.max(0, phonetic - 1);
            }
        }
        return decoded(SheetRow.kept(text.toString()));
    }
}
