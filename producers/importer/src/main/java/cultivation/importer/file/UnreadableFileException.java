package cultivation.importer.file;

import java.io.Serial;

/** A file cannot be read as a table at all; the message says in Chinese why, and what to do. */
public final class UnreadableFileException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String sentence) {
        super(sentence);
    }
}
