package cultivation.rule;

/**
 * Which of a student's two numbers a college's pseudonyms are made of; it is chosen once, with the college's key, since one
 * student under both would be two.
 */
public enum StudentNumber {
    /** The number that the college itself gives; what a key is for that says nothing. */
    OWN("学号"),
    /** The number of the national register. */
    NATIONAL("学籍号");

    private final String nameZh;

    StudentNumber(String nameZh) {
        this.nameZh = nameZh;
    }

    public String nameZh() {
        return nameZh;
    }

    /** The other one. */
    public StudentNumber other() {
        return this == OWN ? NATIONAL : OWN;
    }
}
