package dev.fenji.kernel.churn;

/**
 * A column that a score may look at.
 *
 * @param name key of the words
 * @param kind number or category
 */
public record Feature(String name, Kind kind) {

    public enum Kind {
        NUMBER,
        CATEGORY
    }

    public static Feature number(String name) {
        return new Feature(name, Kind.NUMBER);
    }

    public static Feature category(String name) {
        return new Feature(name, Kind.CATEGORY);
    }
}
