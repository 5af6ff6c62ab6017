import type { FastifyInstance } from 'fastify';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine } from '#records/records.ts';
import { territoriesOverview } from './overview.ts';

/** What is told of territories beyond keeping them. */
export function territoryRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/sales/territories',
    route('member', {
      fa: 'در هر منطقه چه کسی چه دارد، و چه بیرون از همه می‌ماند',
      en: 'Who has what in each territory, and what falls between',
    }),
    ({ context }) => engine.transact(context, territoriesOverview),
  );
}
