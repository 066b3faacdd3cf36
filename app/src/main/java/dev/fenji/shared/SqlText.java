package dev.fenji.shared;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQL put together at run time from parts that are constants in the source, which the compiler checks; every value becomes a parameter.
 */
public final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();

    private SqlText() {}

    public static SqlText of(@CompileTimeConstant final String constant) {
        return new SqlText().add(constant);
    }

    public SqlText add(@CompileTimeConstant final String constant) {
        text.append(constant);
        return this;
    }

    /** A place for a value: {@code sql.add("where name = ").value(name)}. */
    public SqlText value(@Nullable Object value) {
        String name = "v" + parameters.size();
        parameters.put(name, value);
        text.append(':').append(name);
        return this;
    }

    public String text() {
        return text.toString();
    }

    public Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    public JdbcClient.StatementSpec on(JdbcClient jdbc) {
        return jdbc.sql(text()).params(parameters);
    }
}
