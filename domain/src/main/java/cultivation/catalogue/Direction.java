package cultivation.catalogue;

/** Which way is better. */
public enum Direction {
    HIGHER,
    LOWER,
    NONE
}
