package cultivation.importer.code;

/** The unit that a header of money names. */
public enum MoneyUnit {
    FEN("分", 0),
    YUAN("元", 2),
    THOUSAND_YUAN("千元", 5),
    TEN_THOUSAND_YUAN("万元", 6);

    private final String zh;
    private final int digits;

    MoneyUnit(String zh, int digits) {
        this.zh = zh;
        this.digits = digits;
    }

    public String zh() {
        return zh;
    }

    /** Decimal places between it and the fen. */
    public int digits() {
        return digits;
    }
}
