package cultivation.catalogue;

/** How a figure is computed. */
public enum Kind {
    /** The numerator over the window; missing when no contribution lies in it. */
    SUM,
    /** Numerator over denominator; missing when the denominator is 0. */
    RATIO,
    /** Like a ratio, of amounts over a number of contributions. */
    MEAN,
    /** The numerator over everything up to the day. */
    STOCK
}
