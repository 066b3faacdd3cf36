package dev.fenji.kernel.policy;

import java.util.Locale;

/** Why a customer has no tier. */
public enum UnratedReason {
    /** The policy does not rate this customer. */
    NOT_IN_SCOPE('s'),
    /** No purchase in the window. */
    NO_PURCHASE('p'),
    /** A value the method cannot do without is unknown. Facts: {@code field}. */
    VALUE_UNKNOWN('v'),
    /** Too little is known. Facts: {@code coverage}, {@code needed}. */
    COVERAGE_TOO_LOW('c'),
    /** Enough is known of the value, too little of the potential. Facts: {@code coverage}, {@code needed}. */
    POTENTIAL_TOO_LITTLE_KNOWN('q');

    private final char code;

    UnratedReason(char code) {
        this.code = code;
    }

    /** The reason's letter in stored explanations; never changes. */
    char code() {
        return code;
    }

    /** Key of the words. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason behind a letter in stored explanations. */
    public static UnratedReason of(char code) {
        for (UnratedReason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        throw new IllegalArgumentException("The reason (%s) must be a known letter.".formatted(code));
    }
}
