package cultivation.importer.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Code page 936 as GB18030: Chinese Windows writes € as the single byte 80, with which no character of GB18030 begins. */
final class CodePage936 extends FilterInputStream {
    /** € in GB18030. */
    private static final int EURO_FIRST = 0xA2;

    private static final int EURO_SECOND = 0xE3;

    /** Bytes of the current character so far. */
    private int seen;

    private boolean inEuro;

    CodePage936(InputStream in) {
        super(new BufferedInputStream(in, 1 << 16));
    }

    @Override
    public int read() throws IOException {
        if (inEuro) {
            inEuro = false;
            return EURO_SECOND;
        }
        int b = in.read();
        if (seen == 0) {
            if (b == 0x80) {
                inEuro = true;
                return EURO_FIRST;
            }
            seen = b > 0x80 ? 1 : 0;
        } else {
            seen = seen == 3 || (seen == 1 && (b < '0' || b > '9')) ? 0 : seen + 1;
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int b = read();
            if (b < 0) {
                return i == 0 ? -1 : i;
            }
            bytes[from + i] = (byte) b;
        }
        return length;
    }
}
