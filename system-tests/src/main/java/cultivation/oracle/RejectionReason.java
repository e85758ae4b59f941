package cultivation.oracle;

/** The reasons of {@code docs/reference/contract.md}, in the order in which they are tested. */
public enum RejectionReason {
    UNDECODABLE,
    UNKNOWN_TYPE,
    COLLEGE_MISMATCH,
    WRONG_KEY,
    WRONG_PARTITION,
    PLAIN_IDENTIFIER,
    INVALID_FIELD,
    DATE_OUT_OF_RANGE,
    REVISION_CONFLICT
}
