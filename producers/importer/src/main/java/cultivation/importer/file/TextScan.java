package cultivation.importer.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One look at all bytes of a text file: how it is encoded, how many lines it has, and whether it is text at all.
 *
 * <p>The whole file is looked at, since the first byte that tells GB18030 from UTF-8 may be far down.
 *
 * @param hasByte80 whether € is written as in code page 936
 */
record TextScan(Charset charset, int bomBytes, long lines, boolean hasByte80) {
    static final Charset GB18030 = Charset.forName("GB18030");
    /** So many characters of UTF-8 one after the other are no chance: GB18030 looks like one in less than one of five. */
    private static final int CERTAINLY_UTF8 = 8;

    private static final int BUFFER_BYTES = 1 << 16;

    static TextScan of(Path file) throws IOException, UnreadableFileException {
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            int read = in.readNBytes(buffer, 0, BUFFER_BYTES);
            var start = Arrays.copyOf(buffer, Math.min(read, 4));
            if (startsWith(start, 0xFF, 0xFE)) {
                return new TextScan(StandardCharsets.UTF_16LE, 2, 0, false);
            }
            if (startsWith(start, 0xFE, 0xFF)) {
                return new TextScan(StandardCharsets.UTF_16BE, 2, 0, false);
            }
            int bom = startsWith(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
            return new Automaton().scan(in, buffer, read, bom);
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Follows UTF-8 and GB18030 side by side, a byte at a time. */
    private static final class Automaton {
        private int utf8Pending;
        private int utf8Low = 0x80;
        private int utf8High = 0xBF;
        private boolean utf8 = true;
        /** Characters of more than one byte. */
        private long utf8Characters;

        private boolean gb = true;
        /** Bytes of the current GB18030 character so far. */
        private int gbSeen;

        private long lines;
        private long notUtf8Line;
        private long notGbLine;
        private boolean byte80;
        private int previous;

        TextScan scan(InputStream in, byte[] buffer, int first, int bom) throws IOException, UnreadableFileException {
            int from = bom;
            for (int read = first; read > 0; read = in.readNBytes(buffer, 0, BUFFER_BYTES)) {
                for (int i = from; i < read; i++) {
                    take(buffer[i] & 0xFF);
                }
                from = 0;
            }
            if (utf8 && utf8Pending == 0) {
                return new TextScan(StandardCharsets.UTF_8, bom, lines + 1, false);
            }
            boolean brokenUtf8 = bom > 0 || utf8Characters >= CERTAINLY_UTF8;
            if (!brokenUtf8 && gb && gbSeen == 0) {
                return new TextScan(GB18030, 0, lines + 1, byte80);
            }
            if (utf8) {
                notUtf8();
            }
            if (gb) {
                notGbLine = lines + 1;
            }
            // In the encoding that held longer it is probably written: there the line is that is to be looked at.
            throw new UnreadableFileException(
                    "文字编码无法识别：第 " + (brokenUtf8 ? notUtf8Line : Math.max(notUtf8Line, notGbLine))
                            + " 行既不是 UTF-8 也不是 GB18030（GBK）。请用 Excel 或 WPS 打开后另存为“CSV UTF-8”或 XLSX。");
        }

        private void take(int b) throws UnreadableFileException {
            if (b < 0x80) {
                ascii(b);
            }
            if (utf8 && !(utf8Pending == 0 && b < 0x80)) {
                utf8(b);
            }
            if (gb && !(gbSeen == 0 && b < 0x80)) {
                gb(b);
            }
            previous = b;
        }

        private void ascii(int b) throws UnreadableFileException {
            if (b == '\n' || previous == '\r') {
                if (!(b == '\n' && previous == '\r') || b == '\n') {
                    lines++;
                }
            } else if (b == 0) {
                throw new UnreadableFileException(
                        "第 " + (lines + 1) + " 行含有二进制内容，不是 CSV 文本。请用 Excel 或 WPS 另存为 CSV 或 XLSX 后再试。");
            }
        }

        private void utf8(int b) {
            if (utf8Pending > 0) {
                if (b < utf8Low || b > utf8High) {
                    notUtf8();
                    return;
                }
                utf8Low = 0x80;
                utf8High = 0xBF;
                utf8Pending--;
                utf8Characters += utf8Pending == 0 ? 1 : 0;
            } else if (b >= 0xC2 && b <= 0xDF) {
                utf8Pending = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                utf8Pending = 2;
                utf8Low = b == 0xE0 ? 0xA0 : 0x80;
                utf8High = b == 0xED ? 0x9F : 0xBF;
            } else if (b >= 0xF0 && b <= 0xF4) {
                utf8Pending = 3;
                utf8Low = b == 0xF0 ? 0x90 : 0x80;
                utf8High = b == 0xF4 ? 0x8F : 0xBF;
            } else {
                notUtf8();
            }
        }

        private void notUtf8() {
            utf8 = false;
            notUtf8Line = lines + 1;
        }

        /** Two bytes (81–FE, 40–FE without 7F) or four (81–FE, 30–39, 81–FE, 30–39); 80 alone is the € of code page 936. */
        private void gb(int b) {
            if (gbSeen == 0 && b == 0x80) {
                byte80 = true;
                return;
            }
            boolean fits =
                    switch (gbSeen) {
                        case 0, 2 -> b >= 0x81 && b <= 0xFE;
                        case 1 -> (b >= 0x30 && b <= 0x39) || (b >= 0x40 && b <= 0xFE && b != 0x7F);
                        default -> b >= 0x30 && b <= 0x39;
                    };
            if (!fits) {
                gb = false;
                notGbLine = lines + 1;
            }
            gbSeen = gbSeen == 3 || (gbSeen == 1 && b >= 0x40) ? 0 : gbSeen + 1;
        }
    }
}
