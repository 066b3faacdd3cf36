package dev.fenji.sales;

/** What a sales document is. */
public enum DocumentKind {
    PURCHASE("P"),
    /** A return, refund or cancellation. */
    CREDIT_NOTE("C");

    private final String code;

    DocumentKind(String code) {
        this.code = code;
    }

    /** The letter it is stored under. */
    public String code() {
        return code;
    }

    public static DocumentKind ofCode(String code) {
        return code.equals("C") ? CREDIT_NOTE : PURCHASE;
    }
}
