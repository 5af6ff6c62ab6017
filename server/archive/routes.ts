import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '#kernel/auth/accounts.ts';
import { sendFile } from '#kernel/files/send-file.ts';
import { withByteStreams } from '#kernel/http/byte-streams.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { enqueue, enqueueFor } from '#kernel/jobs/enqueue.ts';
import { malformedRequest, notAllowed } from '#kernel/problems/common.ts';
import type { Stored } from '#records/query/query.ts';
import type { Parts } from '../parts.ts';
import {
  archiveDays,
  beginArchive,
  dropArchives,
  readArchives,
  removeArchive,
  requireArchiveDeed,
  restoreArchive,
  takenArchive,
  type EnqueueArchive,
} from './archives.ts';
import {
  archiveContents,
  beginBringIn,
  enterArchive,
  likelySelf,
  receiveArchive,
  requireBringIn,
} from './bring-in.ts';
import { archiveJob, eraseArchiveJob, removeWorkspaceJob } from './jobs.ts';
import { isEmptyWorkspace } from './empty-workspace.ts';

const queue: EnqueueArchive = (tx, id) => enqueue(tx, archiveJob, [{ archive: id }]);
const queueErasing: EnqueueArchive = (tx, id, at) =>
  enqueue(tx, eraseArchiveJob, [{ archive: id }], at ? { at } : {});
const uploadShape = z.strictObject({ name: z.string().trim().min(1).max(255) });
const entryShape = z.strictObject({ member: z.uuid() });
type ArchivePath = { readonly Params: { readonly id: string } };

/** The whole workspace as one file, out of here and into an empty workspace. */
export function archiveRoutes(
  app: FastifyInstance,
  parts: Pick<Parts, 'engine' | 'files' | 'database' | 'config' | 'erasures' | 'log'> & {
    readonly accounts: Accounts;
  },
): void {
  const { engine, files } = parts;

  app.get(
    '/archives',
    route('member', { fa: 'پرونده‌های کامل هفتهٔ گذشته', en: 'Whole archives of the last week' }),
    ({ context }) =>
      engine.transact(context, async (tx) => {
        requireArchiveDeed(tx.context);
        await dropArchives(tx);
        const { actor } = tx.context;
        const mayBringIn = actor.kind === 'member' && actor.grants.admin && actor.keyId === undefined;
        return {
          archives: (await readArchives(tx)).map(toWire),
          empty: mayBringIn && (await isEmptyWorkspace(tx)),
        };
      }),
  );

  app.post(
    '/archives',
    route('member', {
      fa: 'ساختن پرونده‌ای از همهٔ فضای کار، در پس‌زمینه',
      en: 'Write the whole workspace into one file, in the background',
    }),
    async ({ context }, reply) => reply.code(202).send(toWire(await beginArchive(parts, context, queue))),
  );

  app.get<ArchivePath>(
    '/archives/:id/content',
    route('member', { fa: 'خود پروندهٔ کامل', en: 'The whole archive itself' }),
    async ({ context, params, headers }, reply) => {
      const { record, key } = await engine.transact(
        context,
        (tx) => {
          requireArchiveDeed(tx.context);
          return takenArchive(tx, params.id);
        },
        { readOnly: true },
      );
      const name = String(record.values['fileName']);
      return sendFile(
        reply,
        files,
        { workspace: context.workspace, key, name, type: 'application/zip' },
        { inline: false, range: headers.range, ifNoneMatch: headers['if-none-match'] },
      );
    },
  );

  app.delete<ArchivePath>(
    '/archives/:id',
    route('member', { fa: 'پاک کردن یک پروندهٔ کامل', en: 'Delete a whole archive' }),
    async ({ context, params }, reply) => {
      await engine.transact(context, async (tx) => {
        requireArchiveDeed(tx.context);
        await removeArchive(tx, params.id, queueErasing);
      });
      return reply.code(204).send();
    },
  );

  app.post<ArchivePath>(
    '/archives/:id/restoration',
    route('member', {
      fa: 'بازگرداندن پروندهٔ کامل در چند دقیقهٔ نخست پس از پاک کردن',
      en: 'Bring a whole archive back, minutes after it was deleted',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, async (tx) => {
        requireArchiveDeed(tx.context);
        await restoreArchive(tx, params.id);
      });
      return reply.code(204).send();
    },
  );

  withByteStreams(app, (scope) =>
    scope.post(
      '/archives/incoming',
      {
        ...route(
          'member',
          {
            fa: 'بارگذاری پرونده‌ای کامل در فضای کار خالی؛ بدنه خود پرونده است',
            en: 'Upload a whole archive to an empty workspace; the body is the file itself',
          },
          { body: 'bytes', query: uploadShape },
        ),
        bodyLimit: Number.MAX_SAFE_INTEGER,
      },
      async ({ context, query, body }, reply) => {
        requireBringIn(context);
        const { name } = read(uploadShape, query);
        if (!(body instanceof Readable)) throw malformedRequest({ reason: bytesWanted });
        return reply.code(201).send(toWire(await receiveArchive(parts, context, name, body)));
      },
    ),
  );

  app.get<ArchivePath>(
    '/archives/:id/contents',
    route('member', { fa: 'آنچه پروندهٔ کامل می‌آورد', en: 'What a whole archive would bring' }),
    async ({ context, person, params }) => {
      requireBringIn(context);
      const contents = await archiveContents(parts, context, params.id);
      return { ...contents, self: await likelySelf(parts, person, contents.administrators) };
    },
  );

  app.post<ArchivePath>(
    '/archives/:id/loading',
    route('member', { fa: 'آغاز ورود پروندهٔ کامل', en: 'Begin to bring a whole archive in' }),
    async ({ context, params }, reply) => {
      await beginBringIn(parts, context, params.id, queue);
      return reply.code(202).send({});
    },
  );

  app.post<ArchivePath>(
    '/archives/:id/entry',
    route(
      'member',
      {
        fa: 'رفتن به فضای کاری که وارد شد، به جای این فضای خالی',
        en: 'Enter the workspace that came in, in the place of this empty one',
      },
      { body: entryShape },
    ),
    async ({ context, person, params, body }, reply) => {
      const { member } = read(entryShape, body);
      if (!person) throw notAllowed();
      await enterArchive(parts, context, person, { id: params.id, member }, (door, workspace, gone) =>
        enqueueFor(door, workspace, removeWorkspaceJob, [{ gone }]),
      );
      return reply.code(201).send({ next: 'done' });
    },
  );
}

const bytesWanted = {
  fa: 'پروندهٔ کامل باید با نوع application/octet-stream فرستاده شود.',
  en: 'Send the archive as application/octet-stream.',
};

const toWire = ({ id, createdAt, values }: Stored) => ({
  id,
  createdAt,
  fileName: values['fileName'],
  direction: values['direction'],
  state: values['state'],
  bytes: values['bytes'],
  progress: values['progress'],
  failure: values['failure'],
  owner: values['owner'],
  expiresAt: new Date(Date.parse(createdAt) + archiveDays * 86_400_000).toISOString(),
});
