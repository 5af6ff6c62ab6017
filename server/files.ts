import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Phrase } from '#persian/bilingual.ts';
import { z } from 'zod';
import { actorMemberId } from '#kernel/context/context.ts';
import { grantOn } from '#kernel/context/grants.ts';
import { fileGone, fileQuotaReached, fileTooLarge } from '#kernel/files/problems.ts';
import { keepFile, roomForFiles } from '#kernel/files/quota.ts';
import { sendFile } from '#kernel/files/send-file.ts';
import { parseFileKey } from '#kernel/files/store.ts';
import { withByteStreams } from '#kernel/http/byte-streams.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { malformedRequest, notAllowed } from '#kernel/problems/common.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import type { Parts } from './parts.ts';

const uploadShape = z.strictObject({
  name: z.string().trim().min(1).max(255),
  type: z
    .string()
    .max(127)
    .regex(/^[\w.+-]+\/[\w.+-]+$/)
    .default('application/octet-stream'),
  about: z.uuid().optional(),
  /** The link of files by which it belongs there: `about` a party, `deal`, whatever modules add. */
  link: z.string().max(100).default('about'),
});
const contentShape = z.strictObject({ inline: z.enum(['0', '1']).default('0') });

const uploading = route(
  'member',
  { fa: 'بارگذاری یک پرونده؛ بدنه خود پرونده است', en: 'Upload a file; the body is the file itself' },
  { body: 'bytes', query: uploadShape },
);

/** Attaching files and giving them out again; what is known of a file is a record like any other. */
export function fileRoutes(
  app: FastifyInstance,
  { engine, files, config }: Pick<Parts, 'engine' | 'files' | 'config'>,
): void {
  const { fileMaxBytes, fileQuotaBytes } = config;
  withByteStreams(app, (scope) =>
    scope.post(
      '/files',
      // The store counts what arrives and refuses in its own words, so that Fastify's bound for JSON stays out of it.
      { ...uploading, bodyLimit: Number.MAX_SAFE_INTEGER },
      async ({ context, query, body, headers }, reply) => {
        const { name, type, ...place } = read(uploadShape, query);
        if (!(body instanceof Readable)) throw malformedRequest({ reason: bytesWanted });
        const room = await engine.transact(
          context,
          async (tx) => {
            requireUpload(tx);
            await linksTo(tx, place);
            return roomForFiles(tx, fileQuotaBytes);
          },
          { readOnly: true },
        );
        if (room === 0) throw fileQuotaReached({ quotaBytes: fileQuotaBytes });
        const announced = Number(headers['content-length'] ?? 0);
        if (announced > fileMaxBytes) throw fileTooLarge({ mostBytes: fileMaxBytes });
        if (announced > room) throw fileQuotaReached({ quotaBytes: fileQuotaBytes });
        const stored = await files.put(context.workspace, body, Math.min(room, fileMaxBytes));
        const id = await engine.transact(context, async (tx) => {
          // Rights may have changed while a long upload ran.
          requireUpload(tx);
          const links = await linksTo(tx, place);
          await keepFile(tx, stored, fileQuotaBytes);
          // Size, type and fingerprint are nobody's to write; they are what arrived.
          const [made] = await tx
            .bySystem('upload')
            .recordsOf('file')
            .create([
              {
                name,
                type,
                size: stored.bytes,
                sha256: stored.key,
                ...links,
                owner: actorMemberId(tx.context.actor) ?? null,
              },
            ]);
          return made;
        });
        return reply.code(201).send({ id, name, type, bytes: stored.bytes });
      },
    ),
  );

  app.get<{ Params: { id: string } }>(
    '/files/:id/content',
    route(
      'member',
      { fa: 'محتوای یک پرونده؛ با Range بخشی از آن', en: 'The content of a file; a part of it by Range' },
      { query: contentShape },
    ),
    async ({ context, params, query, headers }, reply) => {
      const { inline } = read(contentShape, query);
      const { values } = await engine.transact(context, (tx) => tx.recordsOf('file').get(params.id), {
        readOnly: true,
      });
      const key = parseFileKey(String(values['sha256']));
      if (!key) throw fileGone();
      const file = {
        workspace: context.workspace,
        key,
        name: String(values['name']),
        type: String(values['type']),
      };
      return sendFile(reply, files, file, {
        inline: inline === '1',
        range: headers.range,
        ifNoneMatch: headers['if-none-match'],
      });
    },
  );
}

const linkWanted: Phrase = {
  fa: 'پرونده‌ها چنین پیوندی ندارند.',
  en: 'Files have no such link.',
};

const bytesWanted: Phrase = {
  fa: 'محتوای پرونده باید با نوع application/octet-stream فرستاده شود.',
  en: 'Send the content of the file as application/octet-stream.',
};

/** @throws notAllowed */
function requireUpload({ context: { actor } }: RecordTx): void {
  if (actor.kind === 'member' && !grantOn(actor.grants, 'file').create) throw notAllowed();
}

/**
 * The links of a new file: to the record that it is about, and to whom that is about in turn, for a deal's file is its
 * customer's as well, as far as the actor sees him.
 * @throws recordNotFound of what the actor does not see; malformedRequest where files have no such link
 */
async function linksTo(
  tx: RecordTx,
  { about, link }: Pick<z.output<typeof uploadShape>, 'about' | 'link'>,
): Promise<Readonly<Record<string, string>>> {
  if (about === undefined) return {};
  const files = tx.schema.objects.get('file');
  const targetOf = (name: string): string | undefined => {
    const field = files?.fields.get(name);
    return field?.kind === 'link' ? String(field.options['to']) : undefined;
  };
  const target = targetOf(link);
  if (!files || target === undefined) throw malformedRequest({ reason: linkWanted });
  const records = tx.recordsOf(target);
  const { values } = await records.get(about);
  const links: Record<string, string> = { [link]: about };
  for (const name of files.about.filter((other) => other !== link))
    for (const own of records.object.about) {
      const subject = values[own] as Linked | null | undefined;
      if (subject && subject.object === targetOf(name) && subject.title !== null) links[name] ??= subject.id;
    }
  return links;
}
