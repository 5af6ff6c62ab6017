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
        const { name, type, about } = read(uploadShape, query);
        if (!(body instanceof Readable)) throw malformedRequest({ reason: bytesWanted });
        const room = await engine.transact(
          context,
          async (tx) => {
            await requireUpload(tx, about);
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
          await requireUpload(tx, about);
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
                about: about ?? null,
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

const bytesWanted: Phrase = {
  fa: 'محتوای پرونده باید با نوع application/octet-stream فرستاده شود.',
  en: 'Send the content of the file as application/octet-stream.',
};

/** @throws notAllowed; recordNotFound of a party that he does not see */
async function requireUpload(tx: RecordTx, about: string | undefined): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind === 'member' && !grantOn(actor.grants, 'file').create) throw notAllowed();
  if (about !== undefined) await tx.recordsOf('party').get(about);
}
