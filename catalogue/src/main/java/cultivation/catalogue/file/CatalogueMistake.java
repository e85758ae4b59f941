package cultivation.catalogue.file;

import java.util.List;

/**
 * A catalogue that cannot be used; the message names file, line, what is wrong and what to do, one line for each of its
 * mistakes.
 */
public final class CatalogueMistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    CatalogueMistake(String message) {
        super(message);
    }

    /** All of these mistakes. */
    static CatalogueMistake of(List<CatalogueMistake> mistakes) {
        return mistakes.size() == 1
                ? mistakes.get(0)
                : new CatalogueMistake(String.join(
                        "\n", mistakes.stream().map(CatalogueMistake::sentences).toList()));
    }

    /** The mistakes, one on each line. */
    public String sentences() {
        return String.valueOf(getMessage());
    }
}
