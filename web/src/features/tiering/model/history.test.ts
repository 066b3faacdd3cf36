import { describe, expect, it } from 'vitest';
import { change, redo, startHistory, undo } from './history';

describe('history', () => {
  it('goes back and forth', () => {
    const edited = change(change(startHistory('a'), 'b'), 'c');
    expect(undo(edited).present).toBe('b');
    expect(undo(undo(edited)).present).toBe('a');
    expect(redo(undo(edited)).present).toBe('c');
  });

  it('stays where it is when there is nothing to undo or redo', () => {
    const fresh = startHistory('a');
    expect(undo(fresh)).toBe(fresh);
    expect(redo(fresh)).toBe(fresh);
  });

  it('makes typing in one field a single step', () => {
    const typed = change(change(change(startHistory('a'), 'ab', 'title'), 'abc', 'title'), 'abcd', 'title');
    expect(undo(typed).present).toBe('a');
  });

  it('forgets the redone future after a new change', () => {
    const branched = change(undo(change(startHistory('a'), 'b')), 'c');
    expect(redo(branched).present).toBe('c');
    expect(undo(branched).present).toBe('a');
  });
});
