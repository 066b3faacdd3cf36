package dev.fenji.kernel;

/**
 * A name in the product's two languages.
 *
 * @param en English text, not blank
 * @param zh Chinese (simplified) text, not blank
 */
public record Title(String en, String zh) {

    public static Title of(String en, String zh) {
        return new Title(en, zh);
    }

    /** The text for a BCP 47 language tag: Chinese for {@code zh*}, English otherwise. */
    public String in(String languageTag) {
        return languageTag.startsWith("zh") ? zh : en;
    }
}
