package dev.fenji.kernel.document;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a tree. Reading never fails: what is wrong is collected with its path, and a stand-in value goes on. */
final class Node {

    private static final String NOTHING = "";

    private final @Nullable Object value;
    private final String path;
    private final List<PolicyProblem> problems;

    Node(@Nullable Object value, String path, List<PolicyProblem> problems) {
        this.value = value;
        this.path = path;
        this.problems = problems;
    }

    Node get(String key) {
        String below = path.isEmpty() ? key : path + "." + key;
        return new Node(value instanceof Map<?, ?> map ? map.get(key) : null, below, problems);
    }

    boolean isMissing() {
        return value == null;
    }

    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.get(key) != null;
    }

    /** Complains of keys nobody reads: a misspelt key must not pass in silence. */
    Node onlyKeys(String... known) {
        if (value instanceof Map<?, ?> map) {
            Set<String> names = Set.of(known);
            map.keySet().stream()
                    .map(String::valueOf)
                    .filter(key -> !names.contains(key))
                    .forEach(key -> get(key).malformed(key, "one of " + String.join(", ", known)));
        } else if (value != null) {
            malformed(value, "an object");
        }
        return this;
    }

    String text() {
        if (value == null) {
            problems.add(new PolicyProblem(Kind.REQUIRED, path, Map.of()));
            return NOTHING;
        }
        return text(NOTHING);
    }

    String text(String otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        malformed(value, "a text");
        return otherwise;
    }

    @Nullable
    String textOrNull() {
        return value == null ? null : text(NOTHING);
    }

    Title title() {
        if (value instanceof String same) {
            return Title.of(same, same);
        }
        onlyKeys("en", "zh");
        return Title.of(get("en").text(), get("zh").text());
    }

    int integer(int otherwise) {
        BigDecimal number = value == null ? BigDecimal.valueOf(otherwise) : decimal();
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            malformed(number, "a whole number");
            return otherwise;
        }
    }

    int integer() {
        if (value == null) {
            problems.add(new PolicyProblem(Kind.REQUIRED, path, Map.of()));
            return 1;
        }
        return integer(1);
    }

    boolean flag(boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        malformed(value, "true or false");
        return otherwise;
    }

    BigDecimal decimal() {
        if (value == null) {
            problems.add(new PolicyProblem(Kind.REQUIRED, path, Map.of()));
            return BigDecimal.ZERO;
        }
        BigDecimal number = Numbers.decimal(value);
        if (number == null) {
            malformed(value, "a number");
            return BigDecimal.ZERO;
        }
        return Numbers.plain(number); // 0.80 and 0.8 are the same policy
    }

    @Nullable
    BigDecimal decimalOrNull() {
        return value == null ? null : decimal();
    }

    <E extends Enum<E>> E choice(Class<E> type, E otherwise) {
        if (value == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(String.valueOf(value))) {
                return constant;
            }
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        malformed(value, "one of " + String.join(", ", names));
        return otherwise;
    }

    /** The elements of a list; none when missing. */
    List<Node> list() {
        List<Node> nodes = new ArrayList<>();
        if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                nodes.add(new Node(elements.get(i), "%s[%d]".formatted(path, i), problems));
            }
        } else if (value != null) {
            malformed(value, "a list");
        }
        return nodes;
    }

    /** The entries of an object in their order; none when missing. */
    Map<String, Node> entries() {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> entries.put(String.valueOf(key), get(String.valueOf(key))));
        } else if (value != null) {
            malformed(value, "an object");
        }
        return entries;
    }

    @Nullable
    Object raw() {
        return value;
    }

    void malformed(Object given, String expected) {
        problems.add(
                new PolicyProblem(Kind.MALFORMED, path, Map.of("value", String.valueOf(given), "expected", expected)));
    }
}
