package cultivation.rule;

/** Why a record is rejected, in the order in which the rules are tested; the first that fits is given. */
public enum Reason {
    /** Not an Avro record of a known schema, or bytes left over. */
    UNDECODABLE,
    /** A record, but not a released version of one of the six. */
    UNKNOWN_TYPE,
    /** {@code head.collegeCode} is not the college of the topic. */
    COLLEGE_MISMATCH,
    /** The record's key is not its id field. */
    WRONG_KEY,
    /** The partition is not the one of the key. */
    WRONG_PARTITION,
    /** {@code studentId} is not a pseudonym. */
    PLAIN_IDENTIFIER,
    /** A field's value cannot be. */
    INVALID_FIELD,
    /** A date lies too early or ahead. */
    DATE_OUT_OF_RANGE,
    /** The same revision with other content; found when booking, not by {@link Rules}. */
    REVISION_CONFLICT
}
