package cultivation.rule;

/** Why a record is rejected, in the order in which the rules are tested; the first that fits is given. */
public enum Reason {
    /** Not an Avro record of a known schema, or bytes left over. */
    UNDECODABLE("无法解码", "The bytes are no record of a schema that is registered here."),
    /** A record, but not a released version of one of ours. */
    UNKNOWN_TYPE("未知的记录类型", "It is a record, but of none of the types as they are released."),
    /** {@code head.collegeCode} is not the college of the topic. */
    COLLEGE_MISMATCH("学校代码不符", "Its college code is not that of the topic."),
    /** The record's key is not its id field. */
    WRONG_KEY("键与标识不符", "Its key is not the record's id."),
    /** The partition is not the one of the key. */
    WRONG_PARTITION("分区不符", "It lies on another partition than that of its key."),
    /** {@code studentId} is not a pseudonym. */
    PLAIN_IDENTIFIER("明文标识", "It has a number of a person where none may stand."),
    /** A field's value cannot be. */
    INVALID_FIELD("字段值不合规", "This value of the field cannot be."),
    /** A date lies too early or ahead. */
    DATE_OUT_OF_RANGE("日期超出范围", "The date lies too early or ahead."),
    /** The same revision with other content; found when booking, not by {@link Rules}. */
    REVISION_CONFLICT("同一版本内容不同", "This revision came before with other content; a correction needs a higher one.");

    private final String nameZh;
    private final String sentenceEn;

    Reason(String nameZh, String sentenceEn) {
        this.nameZh = nameZh;
        this.sentenceEn = sentenceEn;
    }

    /** A few Chinese words for a list. */
    public String nameZh() {
        return nameZh;
    }

    /** What is wrong in general, for who does not read the record's own sentence, which is Chinese. */
    public String sentenceEn() {
        return sentenceEn;
    }
}
