import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Printed, PrintTask } from './printer.ts';

/** The process in which papers are set; it ends when its parent does, or says that no more will come. */

const face = (weight: string): Buffer =>
  readFileSync(
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/vazirmatn/${weight}/Vazirmatn_${weight}.ttf`)),
  );
// A folder with nothing in it to read: a template gets at what it is handed, and at no file of this machine.
const folder = join(import.meta.dirname, 'nothing');
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: [face('400Regular'), face('700Bold')] }],
});
const templates = new Map<string, string>();

const templateAt = (path: string): string => {
  const known = templates.get(path) ?? readFileSync(path, 'utf8');
  templates.set(path, known);
  return known;
};

const set = ({ template, data, pictures, as }: PrintTask): Uint8Array => {
  try {
    for (const [name, bytes] of Object.entries(pictures))
      compiler.mapShadow(join(folder, name), Buffer.from(bytes));
    const paper = { mainFileContent: templateAt(template), inputs: { data } };
    return as === 'pdf' ? compiler.pdf(paper) : Buffer.from(compiler.plainSvg(paper));
  } finally {
    compiler.resetShadow();
    // What was remembered of this paper would stay for good: no two are alike.
    compiler.evictCache(0);
  }
};

const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

process.on('message', (task: PrintTask) => {
  const rss = (): number => process.memoryUsage.rss();
  try {
    const bytes = set(task);
    process.send?.({ id: task.id, rss: rss(), bytes } satisfies Printed);
  } catch (error) {
    process.send?.({ id: task.id, rss: rss(), error: reasonOf(error) } satisfies Printed);
  }
});
process.on('disconnect', () => process.exit(0));
