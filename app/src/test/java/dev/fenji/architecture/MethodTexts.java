package dev.fenji.architecture;

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
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** One method, and where the texts in it come from. What cannot be told is not safe. */
final class MethodTexts {
    private final ClassModel type;
    private final MethodModel method;
    private final Set<String> builders;
    private final List<Instruction> instructions;
    private final Set<MethodModel> asked;

    MethodTexts(ClassModel type, MethodModel method, Set<String> builders) {
        this(type, method, builders, new HashSet<>());
    }

    /** @param asked methods whose texts are being looked at: one that hands its own text on to itself adds none */
    private MethodTexts(ClassModel type, MethodModel method, Set<String> builders, Set<MethodModel> asked) {
        this.type = type;
        this.method = method;
        this.builders = builders;
        this.asked = asked;
        this.instructions = method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
    }

    List<Instruction> instructions() {
        return instructions;
    }

    /** Whether a call's argument of that place is a text made of constants alone. */
    boolean isSafeArgument(int call, int place) {
        return areSafe(Operands.of(instructions, call, place));
    }

    private boolean areSafe(List<Integer> producers) {
        return !producers.isEmpty() && producers.stream().allMatch(this::isSafe);
    }

    private boolean isSafe(int at) {
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
        return builders.contains(owner)
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
                .anyMatch(m -> new MethodTexts(type, m, builders, asked).returnsOnlySafeTexts());
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
        return concat.name().stringValue().startsWith("makeConcat")
                && IntStream.range(0, concat.typeSymbol().parameterCount()).allMatch(i -> isSafeArgument(at, i));
    }

    /** What a class works out when it is loaded knows no input. */
    private boolean isFixed(FieldInstruction field) {
        return field.opcode() == Opcode.GETSTATIC
                && type.fields().stream()
                        .filter(declared ->
                                declared.fieldName().equalsString(field.name().stringValue()))
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
        return stored || isParameterWithSafeCallers(slot);
    }

    /** A private method, or a lambda, may be handed its SQL by methods of its class, each of which must hand it a safe text. */
    private boolean isParameterWithSafeCallers(int slot) {
        int place = Operands.placeOf(method, slot);
        if (place < 0 || !method.flags().has(AccessFlag.PRIVATE)) {
            return false;
        }
        if (!asked.add(method)) {
            return true;
        }
        List<Boolean> safe = new ArrayList<>();
        for (MethodModel other : type.methods()) {
            var caller = new MethodTexts(type, other, builders, asked);
            for (int i = 0; i < caller.instructions.size(); i++) {
                if (calls(caller.instructions.get(i))) {
                    safe.add(caller.isSafeArgument(i, place));
                } else if (caller.instructions.get(i) instanceof InvokeDynamicInstruction lambda && makes(lambda)) {
                    safe.add(caller.isSafeArgument(i, place + receiver()));
                }
            }
        }
        asked.remove(method);
        return !safe.isEmpty() && safe.stream().allMatch(each -> each);
    }

    private boolean calls(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                && call.owner().equals(type.thisClass())
                && call.name().equals(method.methodName())
                && call.type().equals(method.methodType());
    }

    /** Whether a lambda's body is this method: what it captured comes first. */
    private boolean makes(InvokeDynamicInstruction lambda) {
        return lambda.bootstrapArgs().stream()
                .anyMatch(argument -> argument instanceof DirectMethodHandleDesc body
                        && body.owner().equals(type.thisClass().asSymbol())
                        && body.methodName().equals(method.methodName().stringValue()));
    }

    private int receiver() {
        return method.flags().has(AccessFlag.STATIC) ? 0 : 1;
    }
}
