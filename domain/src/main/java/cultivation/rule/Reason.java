package cultivation.rule;

/** Why a record is rejected, in the order in which the rules are tested; the first that fits is given. */
public enum Reason {
    /** Not an Avro record of a known schema, or bytes left over. */
    UNDECODABLE("无法解码"),
    /** A record, but not a released version of one of the six. */
    UNKNOWN_TYPE("未知的记录类型"),
    /** {@code head.collegeCode} is not the college of the topic. */
    COLLEGE_MISMATCH("学校代码不符"),
    /** The record's key is not its id field. */
    WRONG_KEY("键与标识不符"),
    /** The partition is not the one of the key. */
    WRONG_PARTITION("分区不符"),
    /** {@code studentId} is not a pseudonym. */
    PLAIN_IDENTIFIER("明文标识"),
    /** A field's value cannot be. */
    INVALID_FIELD("字段值不合规"),
    /** A date lies too early or ahead. */
    DATE_OUT_OF_RANGE("日期超出范围"),
    /** The same revision with other content; found when booking, not by {@link Rules}. */
    REVISION_CONFLICT("同一版本内容不同");

    private final String nameZh;

    Reason(String nameZh) {
        this.nameZh = nameZh;
    }

    /** A few Chinese words for a list. */
    public String nameZh() {
        return nameZh;
    }
}
