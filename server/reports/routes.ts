import type { FastifyInstance } from 'fastify';
import { route } from '#kernel/http/route.ts';
import {
  connectionOf,
  endAccess,
  makeAccess,
  readAccess,
  requireReportDeed,
  type ReportParts,
} from './access.ts';
import { describeViews } from './views.ts';

/** Read-only SQL for reporting tools: one role for each workspace, made, replaced and taken away. */
export function reportAccessRoutes(app: FastifyInstance, parts: ReportParts): void {
  const { engine, access } = parts;

  app.get(
    '/report-access',
    route('member', {
      fa: 'دسترسی ابزارهای گزارش و نماهایی که می‌خوانند',
      en: 'The access of reporting tools, and the views that they read',
    }),
    ({ context }) =>
      engine.transact(
        context,
        async (tx) => {
          requireReportDeed(tx.context);
          const found = await readAccess(tx);
          const { views, schema } = describeViews(tx.bySystem('reports'));
          return {
            access: found
              ? {
                  madeAt: found.madeAt.toISOString(),
                  connection: connectionOf(access.owner, found.role, schema),
                }
              : null,
            views,
          };
        },
        { readOnly: true },
      ),
  );

  app.post(
    '/report-access',
    route(
      'member',
      {
        fa: 'ساختن دسترسی ابزارهای گزارش، به جای پیشین؛ گذرواژه همین یک بار داده می‌شود',
        en: 'Make an access for reporting tools, in the place of the former; its password is given this once',
      },
      { secretAnswer: true },
    ),
    async ({ context }, reply) => reply.code(201).send(await makeAccess(parts, context)),
  );

  app.delete(
    '/report-access',
    route('member', { fa: 'برداشتن دسترسی ابزارهای گزارش', en: 'Take the access of reporting tools away' }),
    async ({ context }, reply) => {
      await engine.transact(context, (tx) => Promise.resolve(requireReportDeed(tx.context)), {
        readOnly: true,
      });
      await endAccess(parts, context.workspace);
      return reply.code(204).send();
    },
  );
}
