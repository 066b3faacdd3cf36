package dev.fenji.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change to one customer by hand: the fields named in the map get the value in the map, null clears. Names are those
 * of the REST resource (name, type, country, city …, tags, attributes).
 */
public record CustomerChange(Map<String, @Nullable Object> fields) {}
