import type { FieldDescriptor } from '../define/descriptor.ts';

export type FormulaType = 'number' | 'text' | 'boolean' | 'date' | 'instant';

/** A checked formula: the one tree that becomes SQL in queries and values in TypeScript. */
export type Formula =
  | { readonly node: 'literal'; readonly type: FormulaType; readonly value: string | boolean | null }
  | { readonly node: 'field'; readonly type: FormulaType; readonly field: FieldDescriptor }
  | {
      readonly node: 'call';
      readonly type: FormulaType;
      readonly name: string;
      readonly parts: readonly Formula[];
    };

/** Names of the fields that a formula reads, through other formulas as well. */
export function inputsOf(tree: Formula): readonly string[] {
  if (tree.node === 'literal') return [];
  if (tree.node === 'call') return [...new Set(tree.parts.flatMap(inputsOf))];
  const { storage, name } = tree.field;
  return storage.in === 'formula' ? [name, ...storage.inputs] : [name];
}

/** Whether the value changes with the clock, so that no index can hold it. */
export function readsClock(tree: Formula): boolean {
  if (tree.node === 'field')
    return tree.field.storage.in === 'formula' && readsClock(tree.field.storage.tree);
  return tree.node === 'call' && (['today', 'now'].includes(tree.name) || tree.parts.some(readsClock));
}

/** How many nodes the tree has once the formulas it reads stand in it: the price of computing it. */
export function sizeOf(tree: Formula): number {
  if (tree.node === 'literal') return 1;
  if (tree.node === 'call') return tree.parts.reduce((sum, part) => sum + sizeOf(part), 1);
  return tree.field.storage.in === 'formula' ? sizeOf(tree.field.storage.tree) : 1;
}
