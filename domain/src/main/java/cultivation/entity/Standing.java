package cultivation.entity;

/** How an event stands to what is known of its entity. */
public enum Standing {
    /** A higher revision: it replaces. */
    APPLIED,
    /** The same revision with the same content: nothing changes. */
    DUPLICATE,
    /** A lower revision: nothing changes. */
    SUPERSEDED,
    /** The same revision with other content: the first stays, this one is rejected. */
    CONFLICT,
    /** One more day than a level has room for: nothing changes, this one is rejected. */
    FULL
}
