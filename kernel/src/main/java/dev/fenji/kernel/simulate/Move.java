package dev.fenji.kernel.simulate;

/** What happens to one customer between two sides of a comparison. */
public enum Move {
    STAYS,
    UP,
    DOWN,
    /** Onto the ladder. */
    IN,
    /** Off the ladder. */
    OUT,
    /** Between tiers of two ladders: nobody can say which one is higher. */
    ACROSS;

    /** Whether anything changes. */
    public boolean isMove() {
        return this != STAYS;
    }
}
