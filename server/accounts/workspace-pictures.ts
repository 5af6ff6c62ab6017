import type { FastifyInstance } from 'fastify';
import { fileGone } from '#kernel/files/problems.ts';
import { sendFile } from '#kernel/files/send-file.ts';
import { parseFileKey, type FileStore } from '#kernel/files/store.ts';
import { route } from '#kernel/http/route.ts';
import { notFound } from '#kernel/problems/common.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import type { RecordEngine } from '#records/records.ts';

/** What a browser shows without running anything in it. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** The logo and the seal: every member sees them, though he may see no other file. */
export function workspacePictures(
  app: FastifyInstance,
  { engine, files }: { readonly engine: RecordEngine; readonly files: FileStore },
): void {
  app.get<{ Params: { readonly picture: string } }>(
    '/workspace/pictures/:picture',
    route('member', { fa: 'نشان یا مهر شرکت', en: 'The logo or the seal of the company' }),
    async ({ context, params, headers }, reply) => {
      const { picture } = params;
      if (picture !== 'logo' && picture !== 'seal') throw notFound();
      const record = await engine.transact(
        context,
        async (tx) => {
          const id = workspaceSettings(tx.workspace.settings).company[picture];
          return id === null
            ? undefined
            : tx.bySystem('the pictures of the company').recordsOf('file').find(id);
        },
        { readOnly: true },
      );
      if (!record) throw notFound();
      const { name, type, sha256 } = record.values;
      const key = parseFileKey(String(sha256));
      if (!key || !pictures.has(String(type))) throw fileGone();
      return sendFile(
        reply,
        files,
        { workspace: context.workspace, key, name: String(name), type: String(type) },
        { inline: true, range: headers.range, ifNoneMatch: headers['if-none-match'] },
      );
    },
  );
}
