package dev.fenji.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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

    /** Where a text becomes SQL: owner and method; the text is the last argument. */
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
            entry("dev/fenji/kernel/forecast/RhythmSql$Positional", "the same text with question marks"),
            entry("dev/fenji/kernel/metric/MetricSql", "the metric catalogue is code; its parameters are bound"),
            entry("dev/fenji/kernel/metric/MetricSql$Positional", "the same text with question marks"),
            entry(
                    "dev/fenji/insight/AnalyticsSql",
                    "columns come from lists in the source; custom names are parameters"),
            entry("dev/fenji/insight/Feed", "every text is a constant of the enum"),
            entry("dev/fenji/insight/CopyCursor", "copies what a Feed or a partition asks for"),
            entry("dev/fenji/insight/FactsSnapshot", "names a snapshot as the server named it"),
            entry("dev/fenji/insight/PopulationLoader", "chooses columns by position; what users named is bound"),
            entry("dev/fenji/tiering/AssignmentPartition", "names a partition by the number of its policy"),
            entry("dev/fenji/tiering/AssignmentHistory", "cuts its own constant list of columns"));

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

    private static final String ONE_TEXT = "(Ljava/lang/String;)";

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
        assertThat(violations).hasSize(1);
    }

    record Careless(JdbcClient jdbc) {
        long count(String table) {
            return jdbc.sql("select count(*) from " + table).query(Long.class).single();
        }

        long one() {
            return jdbc.sql("select 1").query(Long.class).single();
        }
    }

    private static void inspect(ClassModel type, List<String> violations) {
        if (BUILDERS.containsKey(type.thisClass().asInternalName())) {
            return;
        }
        for (MethodModel method : type.methods()) {
            var body = new Body(type, method);
            for (int i = 1; i < body.instructions.size(); i++) {
                if (body.instructions.get(i) instanceof InvokeInstruction call
                        && (isDoor(call) && !body.isSafe(i - 1) || isWideDoor(call) && body.makesTexts())) {
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
                && call.type().stringValue().startsWith(ONE_TEXT);
    }

    private static boolean isWideDoor(InvokeInstruction call) {
        return WIDE_DOORS.contains(call.owner().asInternalName())
                && call.type().stringValue().startsWith("(Ljava/lang/String;");
    }

    private static List<Instruction> instructions(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
    }

    /** One method, and where the texts in it come from. */
    private static final class Body {
        private final ClassModel type;
        private final MethodModel method;
        private final List<Instruction> instructions;

        Body(ClassModel type, MethodModel method) {
            this.type = type;
            this.method = method;
            this.instructions = instructions(method);
        }

        boolean makesTexts() {
            return instructions.stream().anyMatch(SqlTextTest::makesText);
        }

        boolean isSafe(int at) {
            return switch (instructions.get(at)) {
                case ConstantInstruction ignored -> true;
                case FieldInstruction field -> isFixed(field);
                case InvokeInstruction call -> isSafeAnswer(call, at);
                case InvokeDynamicInstruction concat -> isConcatenationOfSafeTexts(concat, at);
                case LoadInstruction load -> isSafeVariable(load.slot());
                default -> false;
            };
        }

        private boolean isSafeAnswer(InvokeInstruction call, int at) {
            String owner = call.owner().asInternalName();
            return BUILDERS.containsKey(owner)
                    || call.owner().equals(type.thisClass()) && ownMethodAnswersSafely(call)
                    || owner.equals("java/lang/String")
                            && switch (call.name().stringValue()) {
                                case "strip" -> isSafe(at - 1);
                                case "formatted" -> isFormatOfSafeTexts(at);
                                default -> false;
                            };
        }

        /** A private method is as safe as what it returns. */
        private boolean ownMethodAnswersSafely(InvokeInstruction call) {
            return type.methods().stream()
                    .filter(m ->
                            m.methodName().equals(call.name()) && m.methodType().equals(call.type()))
                    .filter(m -> m.flags().has(AccessFlag.PRIVATE) && !m.equals(method))
                    .anyMatch(m -> new Body(type, m).returnsOnlySafeTexts());
        }

        private boolean returnsOnlySafeTexts() {
            return IntStream.range(1, instructions.size())
                    .filter(i -> instructions.get(i).opcode() == Opcode.ARETURN)
                    .allMatch(i -> isSafe(i - 1));
        }

        /** {@code "...".formatted(a, b)}: the values stand right before each store into the array of arguments. */
        private boolean isFormatOfSafeTexts(int at) {
            int array = at;
            while (array > 1 && instructions.get(array).opcode() != Opcode.ANEWARRAY) {
                boolean stores = instructions.get(array).opcode() == Opcode.AASTORE;
                if (stores && !isSafe(array - 1)) {
                    return false;
                }
                array--;
            }
            return array > 1 && isSafe(array - 2);
        }

        private boolean isConcatenationOfSafeTexts(InvokeDynamicInstruction concat, int at) {
            int parts = concat.typeSymbol().parameterCount();
            if (!concat.name().stringValue().startsWith("makeConcat") || at < parts) {
                return false;
            }
            return parts == 1
                    ? isSafe(at - 1)
                    : IntStream.rangeClosed(1, parts)
                            .allMatch(back ->
                                    !(instructions.get(at - back) instanceof InvokeInstruction) && isSafe(at - back));
        }

        /** What a class works out when it is loaded knows no input. */
        private boolean isFixed(FieldInstruction field) {
            return field.opcode() == Opcode.GETSTATIC
                    && type.fields().stream()
                            .filter(declared -> declared.fieldName()
                                    .equalsString(field.name().stringValue()))
                            .allMatch(declared -> declared.flags().has(AccessFlag.FINAL));
        }

        private boolean isSafeVariable(int slot) {
            boolean stored = false;
            for (int i = 1; i < instructions.size(); i++) {
                if (instructions.get(i) instanceof StoreInstruction store && store.slot() == slot) {
                    stored = true;
                    if (instructions.get(i - 1) instanceof LoadInstruction || !isSafe(i - 1)) {
                        return false;
                    }
                }
            }
            return stored || isParameterWithSafeCallers();
        }

        /** A private method may be handed its SQL by methods of its class that make no texts of their own. */
        private boolean isParameterWithSafeCallers() {
            return method.flags().has(AccessFlag.PRIVATE)
                    && type.methods().stream()
                            .filter(other -> instructions(other).stream().anyMatch(this::callsThis))
                            .noneMatch(other -> instructions(other).stream().anyMatch(SqlTextTest::makesText));
        }

        private boolean callsThis(Instruction instruction) {
            return instruction instanceof InvokeInstruction call
                    && call.owner().equals(type.thisClass())
                    && call.name().equalsString(method.methodName().stringValue());
        }
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
