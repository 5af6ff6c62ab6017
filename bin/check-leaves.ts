/**
 * Proves that a leaf module can be taken out: in a copy of the committed tree its folder and its lines in
 * server/product.ts are deleted, and the rest must type-check, agree with its migrations and pass the engine's tests.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules } from '#server/product.ts';

const project = join(import.meta.dirname, '..');
const ground = new Set(['parties', 'work']);
/** Where modules are put together: on the server, and on the screens where they bring any. */
const lists = ['server/product.ts', 'web/staff/modules.ts'];

let failed = false;
for (const { name } of modules.filter((module) => !ground.has(module.name))) {
  const copy = await copyOfProject();
  try {
    await takeOut(copy, name);
    const broken = brokenWithout(copy);
    console.log(broken ? `Without ${name}: ${broken}` : `Without ${name} the rest holds`);
    failed ||= broken !== undefined;
  } finally {
    await rm(copy, { recursive: true });
  }
}
process.exitCode = failed ? 1 : 0;

async function copyOfProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-leaf-'));
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: project });
  execFileSync('sh', ['-c', `tar --null -T - -cf - | tar -xf - -C '${folder}'`], {
    cwd: project,
    input: files,
  });
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Deletes the module's folder, its imports and its places in the lists. */
async function takeOut(copy: string, name: string): Promise<void> {
  await rm(join(copy, 'modules', name), { recursive: true });
  const taken = await Promise.all(lists.map((list) => takeFrom(join(copy, list), name)));
  if (!taken[0]) throw new Error(`server/product.ts does not import ${name}`);
}

/** @returns whether the module stood in it */
async function takeFrom(file: string, name: string): Promise<boolean> {
  const text = await readFile(file, 'utf8');
  const imported = new RegExp(
    `^import \\{ (\\w+)[^}]*\\} from '#modules/${name}/(?:screens/)?index.ts';\\n`,
    'm',
  ).exec(text);
  if (!imported) return false;
  const rest = text
    .replace(imported[0], '')
    .replace(new RegExp(`\\b${imported[1]},? ?|, ${imported[1]}\\b`, 'g'), '');
  await writeFile(file, rest);
  return true;
}

/** The first thing that does not hold, with what it said. */
function brokenWithout(copy: string): string | undefined {
  const steps: readonly (readonly [program: string, ...args: string[]])[] = [
    [join(copy, 'node_modules/.bin/tsc'), '-p', '.'],
    [process.execPath, 'bin/check-boundaries.ts'],
    [process.execPath, 'bin/migrate.ts', 'check'],
    [
      process.execPath,
      '--test',
      '--test-isolation=none',
      '--test-force-exit',
      'records/*.test.ts',
      'records/api/*.test.ts',
    ],
  ];
  for (const [program, ...args] of steps) {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8' });
    if (status !== 0) return `${args.join(' ')} fails\n${stdout}\n${stderr}`;
  }
  return undefined;
}
