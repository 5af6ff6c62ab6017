import { beginning } from '#persian/beginning.ts';
import { workspaceName } from '#kernel/workspace/name.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import type { RecordId } from '#kernel/id.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import type { InvitationSent, PlannedMeeting } from '../contract/calling.ts';
import { emailOf, fullName, mobileOf, spokenName, type Customer } from '../contract/customer.ts';
import type { CalledObject } from '../contract/script.ts';
import { calendarFile } from './calendar-file.ts';
import { meetingInvitation } from './messages.ts';

type Made = { readonly meeting: string; readonly sent: InvitationSent };

/** Whom a meeting is with, and the records that it stands on. */
export type Invited = Customer & {
  readonly ids: Readonly<Record<CalledObject, string | null>>;
};

const subjects = {
  fa: (name: string) => `جلسه با ${name}`,
  en: (name: string) => `Meeting with ${name}`,
};

/** Plans the meeting as the caller's own, and sends what was asked for at once, through the outgoing queue. */
export async function planMeeting(
  tx: RecordTx,
  tools: Pick<ModuleTools, 'send'>,
  { at, minutes, manner, place, route, mail, sms }: PlannedMeeting,
  invited: Invited,
  me: RecordId,
): Promise<Made> {
  const { locale } = tx.context;
  const settings = workspaceSettings(tx.workspace.settings);
  const name = fullName(invited);
  const isLink = manner === 'online';
  const [meeting = ''] = await tx.recordsOf('meeting').create([
    {
      subject: beginning(subjects[locale](name), 200),
      manner,
      at,
      duration: minutes,
      ...(isLink ? { link: place === '' ? null : place } : { place }),
      notes: route === '' ? null : route,
      about: invited.ids.party,
      lead: invited.ids.lead,
      deal: invited.ids.deal,
      owner: me,
    },
  ]);
  const seller = await tx.bySystem('who invites').recordsOf('member').get(me);
  const firm = settings.company.legalName || (await workspaceName(tx, tx.context.workspace));
  const told = {
    customer: spokenName(invited, locale),
    seller: textOf(seller.values['name']),
    sellerPhone: settings.company.phone,
    firm,
    at,
    timeZone: settings.timeZone,
    place: place === '' ? (locale === 'fa' ? 'هماهنگ می‌کنیم' : 'to be agreed') : place,
    route,
    calendar: '',
  };
  const email = emailOf(invited);
  const number = mobileOf(invited);
  const mailState =
    mail && email !== null
      ? await tools.send(tx, {
          kind: meetingInvitation,
          channel: 'mail',
          to: email,
          locale,
          parameters: {
            ...told,
            calendar: calendarFile({
              id: meeting,
              version: 1,
              at,
              madeAt: tx.context.now().toISOString(),
              minutes,
              summary: locale === 'fa' ? `جلسه با ${firm}` : `Meeting with ${firm}`,
              place,
              description: route,
              organiser: { name: told.seller, email: settings.company.email || null },
              attendee: { name, email },
            }),
          },
        })
      : null;
  const smsState =
    sms && number !== null
      ? await tools.send(tx, {
          kind: meetingInvitation,
          channel: 'sms',
          to: number,
          locale,
          parameters: told,
        })
      : null;
  return { meeting, sent: { mail: mailState?.state ?? null, sms: smsState?.state ?? null } };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
