package dev.fenji.kernel.facts;

import dev.fenji.kernel.number.Micros;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer as of a day. Missing is not zero: an unknown figure is {@link Micros#UNKNOWN}, an
 * unknown text is null, and a field nobody loaded is unknown too.
 */
public interface CustomerFacts {

    long customerId();

    /**
     * The value of a numeric field in millionths (dates: epoch day, booleans: 0 or 1, each times a million), or {@link
     * Micros#UNKNOWN}.
     */
    long micros(String field);

    /** The value of a text field, or null when unknown. */
    @Nullable
    String text(String field);

    /** The tags of a tags field, empty when it has none; null when the field is no tags field or was not loaded. */
    @Nullable
    List<String> tags(String field);
}
