package dev.fenji.architecture;

import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;

/** Finds the instructions that have put a call's arguments on the stack. */
final class Operands {
    private Operands() {}

    /** @param place of the argument, from 0, the receiver not counted; the answer is empty where it cannot be told */
    static List<Integer> of(List<Instruction> instructions, int call, int place) {
        MethodTypeDesc type = switch (instructions.get(call)) {
            case InvokeInstruction invoke -> invoke.typeSymbol();
            case InvokeDynamicInstruction dynamic -> dynamic.typeSymbol();
            default -> throw new IllegalArgumentException("Not a call.");
        };
        return place >= type.parameterCount()
                ? List.of()
                : producer(instructions, call - 1, type.parameterCount() - 1 - place);
    }

    /** Which parameter a local variable is, from 0; below zero when it is none. */
    static int placeOf(MethodModel method, int slot) {
        int at = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        List<ClassDesc> parameters = method.methodTypeSymbol().parameterList();
        for (int place = 0; place < parameters.size(); place++) {
            if (at == slot) {
                return place;
            }
            at += TypeKind.from(parameters.get(place)).slotSize();
        }
        return -1;
    }

    /** Walks back over the values that lie above the one that is looked for. */
    private static List<Integer> producer(List<Instruction> instructions, int from, int above) {
        int left = above;
        for (int i = from; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            int pushes = pushes(instruction);
            int pops = pops(instruction);
            if (pushes < 0 || pops < 0) {
                return List.of();
            }
            if (pushes == 1) {
                if (left == 0) {
                    return choice(instructions, i);
                }
                left--;
            }
            left += pops;
        }
        return List.of();
    }

    /** A text chosen by a condition is put there by both of its branches: {@code goto} stands between them. */
    private static List<Integer> choice(List<Instruction> instructions, int at) {
        int start = start(instructions, at);
        if (start < 0) {
            return List.of();
        }
        boolean second = start > 1 && instructions.get(start - 1).opcode() == Opcode.GOTO;
        return second ? List.of(at, start - 2) : List.of(at);
    }

    /** Where the expression begins that an instruction ends; below zero where it cannot be told. */
    private static int start(List<Instruction> instructions, int at) {
        int needed = pops(instructions.get(at));
        int start = at;
        while (needed > 0 && start > 0) {
            start--;
            int pushes = pushes(instructions.get(start));
            int pops = pops(instructions.get(start));
            if (pushes < 0 || pops < 0) {
                return -1;
            }
            needed += pops - pushes;
        }
        return needed == 0 ? start : -1;
    }

    private static int pushes(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction _, LoadInstruction _, NewObjectInstruction _ -> 1;
            case NewReferenceArrayInstruction _, ArrayLoadInstruction _, TypeCheckInstruction _ -> 1;
            case ConvertInstruction _, OperatorInstruction _ -> 1;
            case FieldInstruction field ->
                field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.GETFIELD ? 1 : 0;
            case InvokeInstruction call -> call.typeSymbol().returnType().equals(ConstantDescs.CD_void) ? 0 : 1;
            case InvokeDynamicInstruction _ -> 1;
            case StackInstruction stack -> stack.opcode() == Opcode.DUP ? 1 : stack.opcode() == Opcode.POP ? 0 : -1;
            case ArrayStoreInstruction _ -> 0;
            default -> -1;
        };
    }

    private static int pops(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction _, LoadInstruction _, NewObjectInstruction _ -> 0;
            case NewReferenceArrayInstruction _, TypeCheckInstruction _, ConvertInstruction _ -> 1;
            case ArrayLoadInstruction _ -> 2;
            case ArrayStoreInstruction _ -> 3;
            case OperatorInstruction operator -> operator.opcode() == Opcode.ARRAYLENGTH ? 1 : 2;
            case FieldInstruction field ->
                switch (field.opcode()) {
                    case GETSTATIC -> 0;
                    case PUTFIELD -> 2;
                    default -> 1;
                };
            case InvokeInstruction call ->
                call.typeSymbol().parameterCount() + (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
            case InvokeDynamicInstruction dynamic -> dynamic.typeSymbol().parameterCount();
            case StackInstruction stack -> stack.opcode() == Opcode.POP ? 1 : 0;
            default -> -1;
        };
    }
}
