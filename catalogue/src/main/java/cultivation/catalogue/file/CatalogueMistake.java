package cultivation.catalogue.file;

/** A catalogue that cannot be used; the message names file, line, what is wrong and what to do. */
public final class CatalogueMistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    CatalogueMistake(String message) {
        super(message);
    }
}
