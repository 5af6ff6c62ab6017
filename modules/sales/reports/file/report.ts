import type { Phrase } from '#persian/bilingual.ts';
import { addDays, type CivilRange } from '#persian/jalali/civil.ts';
import { formatDate, formatInstant } from '#persian/jalali/format.ts';
import { toLatinDigits } from '#persian/digits.ts';
import { periodOf } from '#persian/jalali/periods.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { workspaceName } from '#kernel/workspace/name.ts';
import { member, team } from '#records/access/objects.ts';
import { grantFor, scopeFor } from '#records/access/visible.ts';
import { periodSettings, todayOf } from '#records/query/civil.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { savedView } from '#modules/work/index.ts';
import { reportPages, type ReportPage } from '../../contract/report-file.ts';
import type { FigureTable } from '../../contract/table.ts';
import { dashboardWords } from '../../contract/words/dashboard.ts';
import { reportFileWords as words } from '../../contract/words/report-file.ts';
import { dealCompetitor } from '../../competitor/deal-competitor.ts';
import { pipeline } from '../../pipeline/object.ts';
import { readStages } from '../../stage/stages.ts';
import { byCompetitor } from '../win-rate.ts';
import { inDigits, lookOf, type Look, type ReportFileWish } from './look.ts';
import { readTold, type Told } from './tables.ts';

/** A report as it is written to a file: what it is, of what, who made it and when, and its figures. */
export type ReportFile = {
  readonly title: string;
  readonly firm: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly notes: readonly string[];
  readonly tables: readonly FigureTable[];
};

/**
 * Reads a page of figures as a file, with the reader's own rights.
 * @throws notAllowed without the right to export what it tells of
 */
export async function readReportFile(
  tx: RecordTx,
  page: ReportPage,
  wish: ReportFileWish,
): Promise<{ readonly file: ReportFile; readonly look: Look }> {
  mayTakeOut(tx, page, wish);
  const look = lookOf(tx, wish);
  const told = await readTold(tx, page, wish);
  return {
    look,
    file: {
      title: await titleOf(tx, page, wish, look),
      firm: await workspaceName(tx, tx.context.workspace),
      facts: await factsOf(tx, page, wish, told, look),
      notes: told.notes.map((note) => inDigits(look.say(note), look)),
      tables: told.tables,
    },
  };
}

/** Whoever may read of something but not take it out gets no file that tells of it. */
function mayTakeOut(tx: RecordTx, page: ReportPage, { by }: ReportFileWish): void {
  const { actor } = tx.context;
  const names = [...reportPages[page].objects, ...(by === byCompetitor ? [dealCompetitor.name] : [])];
  const objects = names.flatMap((name) => tx.schema.objects.get(name) ?? []);
  const read = objects.filter((object) => scopeFor(actor, object, 'read') !== 'none');
  if (read.length === 0 || read.some((object) => !grantFor(actor, object).export)) throw notAllowed();
}

/** The name under which it was saved, where it was. */
async function titleOf(
  tx: RecordTx,
  page: ReportPage,
  { report }: ReportFileWish,
  look: Look,
): Promise<string> {
  const saved = report === undefined ? undefined : await tx.records(savedView).find(report);
  const name = saved?.values['name'];
  return typeof name === 'string' ? name : look.say(reportPages[page].label);
}

async function factsOf(tx: RecordTx, page: ReportPage, wish: ReportFileWish, { spans }: Told, look: Look) {
  const fact = (label: Phrase, text: string) => ({ label: look.say(label), text });
  const who = await tx
    .bySystem('who takes a report out')
    .records(member)
    .find(actorMemberId(tx.context.actor) ?? '');
  const when = formatInstant(tx.context.now().toISOString(), look);
  const against =
    page === 'change'
      ? [wish.against]
      : page === 'dashboard' || page === 'activity'
        ? (['before', 'lastYear'] as const)
        : [];
  return [
    ...(spans
      ? [
          fact(words.period, periodText(tx, wish, spans.now, look)),
          ...(against.length === 0
            ? []
            : [
                fact(
                  words.against,
                  against
                    .map((name) => periodText(tx, wish, spans[name], look))
                    .join(look.locale === 'fa' ? '، ' : ', '),
                ),
              ]),
        ]
      : []),
    ...(ofPipeline.includes(page) ? [fact(dashboardWords.pipelineOf, await pipelineName(tx, wish))] : []),
    ...(page === 'goals' ? [] : [fact(words.whose, await whoseName(tx, wish, look))]),
    fact(words.made, words.madeBy[look.locale](nameIn(who), inDigits(when, look))),
  ];
}

const ofPipeline: readonly ReportPage[] = ['dashboard', 'forecast', 'sellers', 'change'];

/** «آذر ۱۴۰۵ (از ۱ آذر ۱۴۰۵ تا ۳۰ آذر ۱۴۰۵)» */
function periodText(tx: RecordTx, wish: ReportFileWish, { from, to }: CivilRange, look: Look): string {
  const day = (date: string): string => formatDate(date, { locale: look.locale, calendar: look.calendar });
  const days = words.days[look.locale](day(from), day(addDays(to, -1)));
  const isFree = wish.from !== undefined && wish.to !== undefined;
  const text =
    isFree || wish.period === 'day'
      ? isFree
        ? days
        : day(from)
      : `${look.say(periodOf(from, wish.period, periodSettings(tx)).label)} (${days})`;
  return inDigits(text, look);
}

const nameIn = (record: Stored | undefined): string => {
  const name = record?.values['name'];
  return typeof name === 'string' ? name : '—';
};

async function pipelineName(tx: RecordTx, wish: ReportFileWish): Promise<string> {
  const id = wish.pipeline ?? (await readStages(tx)).all[0]?.pipeline ?? '';
  return nameIn(await tx.records(pipeline).find(id));
}

async function whoseName(tx: RecordTx, { of }: ReportFileWish, look: Look): Promise<string> {
  if (of === undefined) return look.say(dashboardWords.everybody);
  const id = of === 'me' ? (actorMemberId(tx.context.actor) ?? '') : of;
  const found = (await tx.records(member).find(id)) ?? (await tx.records(team).find(id));
  return nameIn(found);
}

/** «گزارش فعالیت ۱۴۰۵-۰۹-۰۲.xlsx» */
export function reportFileName(tx: RecordTx, title: string, { format, calendar }: ReportFileWish): string {
  const day = toLatinDigits(formatDate(todayOf(tx), { style: 'short', calendar, locale: tx.context.locale }));
  return `${title} ${day.replaceAll('/', '-')}.${format}`;
}
