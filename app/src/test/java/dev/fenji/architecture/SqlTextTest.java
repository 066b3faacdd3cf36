package dev.fenji.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQL is a constant in the source, or comes from one of the few classes whose business it is to put SQL together from parts that are
 * constants themselves. Read from the byte code: what is handed to the database must be pushed as a constant, be a local variable that
 * only ever holds constants, or be the answer of a listed class.
 */
class SqlTextTest {
    private static final Path CLASSES = Path.of("target", "classes");

    /** Where a text becomes SQL: owner and method; the text is the first argument. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "org/springframework/jdbc/core/simple/JdbcClient", Set.of("sql"),
            "dev/fenji/shared/SqlText", Set.of("of", "add"),
            "java/sql/Statement", Set.of("execute", "executeQuery", "executeUpdate"),
            "java/sql/Connection", Set.of("prepareStatement", "prepareCall"));

    /** Classes that put SQL together, each with the reason why that is safe. */
    private static final Map<String, String> BUILDERS = Map.ofEntries(
            entry("dev/fenji/shared/SqlText", "takes compile-time constants and parameters only"),
            entry("dev/fenji/overview/Sql", "takes compile-time constants and parameters only"),
            entry(
                    "dev/fenji/customer/CustomerScope",
                    "answers one constant per kind of scope, all known to the compiler"),
            entry("dev/fenji/kernel/clv/PurchaseStateSql", "one text; its parameters are bound"),
            entry("dev/fenji/kernel/forecast/RhythmSql", "one text; its parameters are bound"),
            entry("dev/fenji/kernel/metric/MetricSql", "the metric catalogue is code; its parameters are bound"),
            entry("dev/fenji/kernel/metric/Positional", "texts of the kernel with question marks"),
            entry(
                    "dev/fenji/insight/AnalyticsSql",
                    "columns come from lists in the source; custom names are parameters"),
            entry("dev/fenji/insight/Feed", "every text is a constant of the enum"),
            entry("dev/fenji/insight/CopyCursor", "copies what a Feed or a partition asks for"),
            entry("dev/fenji/insight/FactsSnapshot", "names a snapshot as the server named it"),
            entry("dev/fenji/insight/PopulationLoader", "chooses columns by position; what users named is bound"),
            entry("dev/fenji/tiering/assignment/AssignmentPartition", "names a partition by the number of its policy"),
            entry("dev/fenji/tiering/assignment/AssignmentHistory", "cuts its own constant list of columns"),
            entry("dev/fenji/adapters/jdbc/JdbcRows", "runs the operator's own query, from a file of the data folder"));

    /** Doors whose text is the first of several arguments: their callers make no texts at all. */
    private static final Set<String> WIDE_DOORS = Set.of(
            "org/springframework/jdbc/core/JdbcTemplate",
            "org/springframework/jdbc/core/JdbcOperations",
            "org/springframework/jdbc/core/namedparam/NamedParameterJdbcTemplate",
            "org/springframework/jdbc/core/namedparam/NamedParameterJdbcOperations",
            "org/postgresql/copy/CopyManager");

    private static final Set<String> TEXT_MAKERS = Set.of(
            "java/lang/String.format",
            "java/lang/String.formatted",
            "java/lang/String.join",
            "java/lang/String.concat",
            "java/lang/String.replace",
            "java/lang/StringBuilder.toString");

    private static final String TEXT_FIRST = "(Ljava/lang/String;";

    @Test
    void noSqlIsBuiltFromInput() throws IOException {
        List<String> violations = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                inspect(ClassFile.of().parse(file), violations);
            }
        }
        assertThat(violations)
                .as("SQL that is neither a constant nor from %s", BUILDERS.keySet())
                .isEmpty();
    }

    @Test
    void theRuleFindsATextPutTogetherFromInput() throws IOException {
        List<String> violations = new ArrayList<>();
        Path example =
                Path.of("target", "test-classes", Careless.class.getName().replace('.', '/') + ".class");
        inspect(ClassFile.of().parse(example), violations);
        assertThat(violations)
                .extracting(each -> each.replaceAll(".*Careless\\.(\\S+) calls .*", "$1"))
                .containsExactlyInAnyOrder("count", "prepared", "handedOn", "lambda$later$0");
    }

    record Careless(JdbcClient jdbc) {
        long count(String table) {
            return jdbc.sql("select count(*) from " + table).query(Long.class).single();
        }

        long one() {
            return jdbc.sql("select 1").query(Long.class).single();
        }

        PreparedStatement prepared(Connection connection, String given) throws SQLException {
            return connection.prepareStatement(given, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        }

        long handed(String given, String name) {
            return handedOn(name, given) + handedWell("select 2") + handedWell(name == null ? "select 3" : "select 4");
        }

        private long handedOn(String name, String text) {
            return jdbc.sql(text).param("name", name).query(Long.class).single();
        }

        private long handedWell(String text) {
            return jdbc.sql(text).query(Long.class).single();
        }

        Supplier<JdbcClient.StatementSpec> later(String given) {
            return () -> jdbc.sql(given);
        }
    }

    private static void inspect(ClassModel type, List<String> violations) {
        if (BUILDERS.containsKey(type.thisClass().asInternalName())) {
            return;
        }
        for (MethodModel method : type.methods()) {
            var body = new MethodTexts(type, method, BUILDERS.keySet());
            for (int i = 1; i < body.instructions().size(); i++) {
                if (body.instructions().get(i) instanceof InvokeInstruction call
                        && (isDoor(call) && !body.isSafeArgument(i, 0)
                                || isWideDoor(call)
                                        && body.instructions().stream().anyMatch(SqlTextTest::makesText))) {
                    violations.add("%s.%s calls %s"
                            .formatted(
                                    type.thisClass().asInternalName(),
                                    method.methodName().stringValue(),
                                    call.name().stringValue()));
                }
            }
        }
    }

    private static boolean isDoor(InvokeInstruction call) {
        Set<String> names = DOORS.getOrDefault(call.owner().asInternalName(), Set.of());
        return names.contains(call.name().stringValue())
                && call.type().stringValue().startsWith(TEXT_FIRST);
    }

    private static boolean isWideDoor(InvokeInstruction call) {
        return WIDE_DOORS.contains(call.owner().asInternalName())
                && call.type().stringValue().startsWith(TEXT_FIRST);
    }

    private static boolean makesText(Instruction instruction) {
        return switch (instruction) {
            case InvokeDynamicInstruction dynamic ->
                dynamic.name().stringValue().startsWith("makeConcat");
            case InvokeInstruction call ->
                TEXT_MAKERS.contains(
                        call.owner().asInternalName() + "." + call.name().stringValue());
            default -> false;
        };
    }
}
