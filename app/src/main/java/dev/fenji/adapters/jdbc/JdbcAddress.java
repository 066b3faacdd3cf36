package dev.fenji.adapters.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL that may be opened. Driver URLs can load classes, write files and run statements while connecting, so only known
 * forms with known parameters pass; everything else is refused before a driver sees it.
 */
public record JdbcAddress(String url) {

    /** A bundled, read-only HSQLDB catalogue on the classpath: one plain name, no properties. */
    private static final Pattern BUNDLED = Pattern.compile("jdbc:hsqldb:res:[a-z][a-z0-9_]{0,40}");

    /** Host names, addresses and ports only: no user info, no escapes, no second URL inside. */
    private static final Pattern POSTGRESQL =
            Pattern.compile("jdbc:postgresql://[A-Za-z0-9.,:\\[\\]_-]+/[A-Za-z0-9_-]+(\\?[A-Za-z0-9_=&.,/-]*)?");

    /** None of these names a class, a file to write or a statement to run. */
    private static final Set<String> PARAMETERS = Set.of(
            "sslmode",
            "connecttimeout",
            "sockettimeout",
            "logintimeout",
            "currentschema",
            "applicationname",
            "targetservertype");

    public JdbcAddress {
        String refusal = refusal(url);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
    }

    /** Why the URL must not be opened, or null when it may. */
    public static @Nullable String refusal(String url) {
        if (BUNDLED.matcher(url).matches()) {
            return null;
        }
        if (!POSTGRESQL.matcher(url).matches()) {
            return "form";
        }
        int question = url.indexOf('?');
        return question < 0
                ? null
                : Arrays.stream(url.substring(question + 1).split("&"))
                        .map(parameter -> parameter.split("=", 2)[0])
                        .filter(name -> !PARAMETERS.contains(name.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(name -> "parameter " + name)
                        .orElse(null);
    }

    boolean bundled() {
        return url.startsWith("jdbc:hsqldb:res:");
    }
}
