package dev.fenji.kernel.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code ?} in place of names, for plain JDBC.
 *
 * @param sql the text
 * @param order name of the parameter behind each {@code ?}, first to last
 */
public record Positional(String sql, List<String> order) {
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)");

    /** The texts of this library are few, and asked for with every customer that is looked at. */
    private static final Map<String, Positional> KNOWN = new ConcurrentHashMap<>();

    public Positional {
        order = List.copyOf(order);
    }

    /** @param named a text of this library with parameters such as {@code :as_of_day} */
    public static Positional of(String named) {
        return KNOWN.computeIfAbsent(named, Positional::read);
    }

    private static Positional read(String named) {
        Matcher matcher = PARAMETER.matcher(named);
        List<String> order = new ArrayList<>();
        String sql = matcher.replaceAll(found -> {
            order.add(found.group(1));
            return "?";
        });
        return new Positional(sql, order);
    }
}
