package cultivation.oracle;

/** A college as the figures see it: its code and the group that owns it; {@code none} belongs to no total. */
public record Member(String code, String group) {}
