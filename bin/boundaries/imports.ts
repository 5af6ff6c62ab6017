import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import as written, and the project's file that it means; packages and Node's own modules have none. */
export type Import = { readonly written: string; readonly file: string | undefined };

/** Every import of a file: static, re-exported, dynamic, and of types. @throws where the file does not parse */
export async function importsOf(root: string, file: string): Promise<Import[]> {
  const source = await readFile(join(root, file), 'utf8');
  const parsed = parseSync(file, source);
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const written = [
    ...staticImports.map((one) => one.moduleRequest.value),
    ...staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.map((one) =>
      source.slice(one.moduleRequest.start, one.moduleRequest.end).replaceAll(/^['"`]|['"`]$/g, ''),
    ),
    // `import('…').Type` is a type's import, which the module record does not list.
    ...[...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)\s*\./g)].map((match) => match[1] ?? ''),
  ];
  return [...new Set(written)].map((one) => ({ written: one, file: targetOf(file, one) }));
}

function targetOf(from: string, written: string): string | undefined {
  if (written.startsWith('#')) return written.slice(1);
  if (written.startsWith('.')) return relative('.', join(dirname(from), written));
  return undefined;
}
