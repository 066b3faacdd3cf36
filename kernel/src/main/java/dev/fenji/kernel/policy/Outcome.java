package dev.fenji.kernel.policy;

/** What an assignment does to a standing. */
public enum Outcome {
    /** To a better tier, or onto the ladder. */
    PROMOTED('P'),
    KEPT('K'),
    DEMOTED('D'),
    /** The computed tier differs, but a stability rule keeps the standing. */
    HELD('H'),
    UNRATED('U');

    private final char code;

    Outcome(char code) {
        this.code = code;
    }

    /** The outcome's letter in stored explanations; never changes. */
    char code() {
        return code;
    }

    static Outcome of(char code) {
        for (Outcome outcome : values()) {
            if (outcome.code == code) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("The outcome (%s) must be a known letter.".formatted(code));
    }
}
