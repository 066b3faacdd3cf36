package dev.fenji.kernel.facts;

/**
 * How declared inputs of a customer's potential are named: {@code potential.<kind>}, and beside each how sure it is, 0..1, as
 * {@code potential.<kind>.confidence}. Which kinds there are is for others to say.
 */
public final class PotentialField {

    public static final String PREFIX = "potential.";
    private static final String CONFIDENCE = ".confidence";

    private PotentialField() {}

    public static String of(String kind) {
        return PREFIX + kind;
    }

    /** Whether a field is the value of an input. */
    public static boolean isInput(String field) {
        return field.startsWith(PREFIX) && !field.endsWith(CONFIDENCE);
    }

    /** Whether a field says how sure an input is. */
    public static boolean isConfidence(String field) {
        return field.startsWith(PREFIX) && field.endsWith(CONFIDENCE);
    }

    /** The field that says how sure an input is. */
    public static String confidenceOf(String input) {
        return input + CONFIDENCE;
    }

    /** The input of which a field says how sure it is. */
    public static String inputOf(String confidence) {
        return confidence.substring(0, confidence.length() - CONFIDENCE.length());
    }
}
