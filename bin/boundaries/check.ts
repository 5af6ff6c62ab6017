import { glob } from 'node:fs/promises';
import { importsOf } from './imports.ts';
import { readTable, roomOf, type Rule } from './table.ts';

/** Every import that the table does not allow, as a sentence that says what to do instead. */
export async function checkBoundaries(root: string): Promise<string[]> {
  const rules = await readTable(root);
  const found: string[] = [];
  for await (const file of glob('**/*.{ts,tsx,mts}', {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'dist' || name === 'data',
  }))
    for (const { written, file: target } of await importsOf(root, file)) {
      const problem = target === undefined ? undefined : crossing(file, target, rules);
      if (problem) found.push(`${file} imports ${written}: ${problem}`);
    }
  return found.sort();
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** Why an import is not allowed; undefined where it is. */
export function crossing(from: string, to: string, rules: readonly Rule[]): string | undefined {
  const room = roomOf(from, rules);
  const target = roomOf(to, rules);
  // Files beside the rooms (the build's configuration) belong to nobody; a room that no row names is closed.
  if (room === undefined) return from.includes('/') ? `${from} is in no room of the table` : undefined;
  if (target === undefined) return to === 'package.json' ? undefined : 'it is in no room of the table';
  if (isTest(from)) return target === 'bin' && room !== 'bin' ? 'a test cannot lean on a command' : undefined;
  if (sameFolder(from, to, room, target)) return undefined;
  const rule = rules.find((one) => one.room === room);
  const allowed = rule?.allowed.some((one) => allows(one, to, target)) ?? false;
  return allowed ? undefined : `${room} may not import ${target}. ${rule?.instead ?? ''}`.trim();
}

/** Within a room, and for `modules/*` within the same module, everything may import everything. */
function sameFolder(from: string, to: string, room: string, target: string): boolean {
  if (room !== target) return false;
  const depth = room.split('/').length;
  const folder = (file: string): string => file.split('/').slice(0, depth).join('/');
  return folder(from) === folder(to);
}

function allows(allowed: string, to: string, target: string): boolean {
  if (allowed.endsWith(':front'))
    return target === allowed.slice(0, -6) && /^modules\/[^/]+\/index\.ts$/.test(to);
  if (allowed === 'records/contract') return to === 'records/contract.ts';
  return allowed === target;
}
