// A gate carries its effect as the name of a key: {cap: 'C'}, {floor: 'B'} or {fix: 'A'}.
import { GATE_EFFECTS, type Gate, type GateEffect } from '../api/types';

export function effectOf(gate: Gate): { effect: GateEffect; tier: string } {
  const effect = GATE_EFFECTS.find((one) => gate[one] !== undefined) ?? 'cap';
  return { effect, tier: gate[effect] ?? '' };
}

export function withEffect({ id, reason, when }: Gate, effect: GateEffect, tier: string): Gate {
  return { id, reason, when, [effect]: tier };
}
