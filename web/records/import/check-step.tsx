import { useMemo } from 'react';
import { ChevronDown, CircleCheck } from 'lucide-react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import {
  sameRowKey,
  type CheckResult,
  type ImportPlan,
  type IssueCard,
  type ObjectContract,
} from '#records/contract.ts';
import { Button, Link, useLocale, useWords } from '#web/kit/index.ts';

import { useDraft } from '../page/draft.ts';
import { useLeftOutCount, type ImportView } from './data.ts';
import { decide, keptDecisions, whatBecomes, type Decisions } from './decisions.ts';
import { StepFooter } from './footer.tsx';
import { IssueGroupCard } from './issue-group.tsx';

const words = {
  clean: { fa: 'همه‌چیز خوانده شد', en: 'Everything could be read' },
  cleanMore: {
    fa: (rows: string) => `${rows} سطر آمادهٔ ورود است.`,
    en: (rows: string) => `${counted(rows, 'row is', 'rows are')} ready.`,
  },
  toSee: {
    fa: (count: string, rows: string) => `${rows} سطر خوانده شد؛ ${count} مورد نگاه شما را می‌خواهد`,
    en: (count: string, rows: string) => `${counted(rows, 'row was', 'rows were')} read; ${count} to look at`,
  },
  toSeeMore: {
    fa: 'برای هر کدام پیشنهادی گذاشته‌ایم. اگر درست است، کاری لازم نیست.',
    en: 'Each has a suggestion. Where it is right there is nothing to do.',
  },
  joined: {
    fa: (_: number, shown: string) =>
      `${shown} سطر با سطر دیگری از همین پرونده یکی است و با آن یک رکورد می‌شود؛ در نکته‌ها ببینید کدام با کدام.`,
    en: (count: number, shown: string) =>
      count === 1
        ? 'One row is the same as another row of this file, and one record comes of both; the notes tell which.'
        : `${shown} rows are the same as other rows of this file, and one record comes of each such set; the notes tell which.`,
  },
  apart: {
    fa: (_: number, shown: string) =>
      `${shown} سطر با سطر دیگری از همین پرونده یکی است ولی جدا می‌ماند؛ در نکته‌ها ببینید کدام با کدام.`,
    en: (count: number, shown: string) =>
      count === 1
        ? 'One row is the same as another row of this file, but is kept apart; the notes tell which.'
        : `${shown} rows are the same as other rows of this file, but are kept apart; the notes tell which.`,
  },
  judged: {
    fa: (count: string) =>
      `این پرونده به پرونده‌های دیگر اشاره دارد؛ برای همین قاعده‌ها تنها بر ${count} سطر نخست آزموده شد. سطری را که هنگام ورود نپذیرند، با دلیلش کنار می‌گذاریم.`,
    en: (count: string) =>
      `This file refers to others, so that the rules were tried on its first ${counted(count, 'row', 'rows')} alone. A row that they refuse at the import is left out with its reason.`,
  },
  same: {
    fa: (_: number, shown: string) =>
      `${shown} سطر با سطر دیگری از همین پرونده یکی است؛ در نکته‌ها ببینید کدام‌ها یکی می‌شود و کدام‌ها جدا می‌ماند.`,
    en: (count: number, shown: string) =>
      count === 1
        ? 'One row is the same as another row of this file; the notes tell whether they are joined or kept apart.'
        : `${shown} rows are the same as other rows of this file; the notes tell which are joined and which are kept apart.`,
  },
  keepApart: { fa: 'همه جدا بمانند', en: 'Keep them all apart' },
  join: { fa: 'یکی شوند', en: 'Join them' },
  notices: {
    fa: (count: string) => `${count} نکته که کاری نمی‌خواهد`,
    en: (count: string) => `${counted(count, 'note that needs', 'notes that need')} nothing`,
  },
  nothing: {
    fa: 'تا «وارد کن» را نزنید چیزی نوشته نمی‌شود.',
    en: 'Nothing is written until you press “Import”.',
  },
  waits: {
    fa: 'تا همهٔ پرونده‌ها آماده نشوند چیزی نوشته نمی‌شود.',
    en: 'Nothing is written until all files are ready.',
  },
  leftOut: {
    fa: (count: string) => `${count} سطر کنار گذاشته می‌شود.`,
    en: (count: string) => `${counted(count, 'row', 'rows')} will be left out.`,
  },
  notCounted: {
    fa: 'معلوم نشد چند سطر کنار گذاشته می‌شود.',
    en: 'How many rows will be left out could not be counted.',
  },
  countAgain: { fa: 'دوباره بشمار', en: 'Count again' },
  go: { fa: 'وارد کن', en: 'Import' },
  ready: { fa: 'آماده است؛ پروندهٔ بعدی', en: 'Ready; the next file' },
  back: { fa: 'بازگشت به ستون‌ها', en: 'Back to the columns' },
};

/** What is in question, each with its mend; nothing is written before the button at the foot. */
export const CheckStep = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly plan: ImportPlan;
  readonly findings: CheckResult;
  /** No other file that comes in together with it is still to be made ready. */
  readonly isLast: boolean;
  readonly pending: boolean;
  readonly problem: string | undefined;
  /** `onTaken` is to be called once they are kept with the import. */
  readonly onRun: (decisions: Decisions, onTaken: () => void) => void;
  readonly backHref: string;
}) => {
  const { view, findings, pending, problem, onRun, backHref } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  // Who looks at the columns again, or leaves the page, finds what he decided when he comes back to this check.
  const [draft, setDraft] = useDraft(`import ${view.id} ${findings.check}`);
  const decisions = useMemo(
    () => (draft === '' ? keptDecisions(view.decisions) : (JSON.parse(draft) as Decisions)),
    [draft, view.decisions],
  );
  const setDecisions = (next: Decisions): void => setDraft(JSON.stringify(next));
  const number = (count: number): string => formatNumber(count, digits);
  const troubles = findings.cards.filter(({ notice }) => !notice);
  const notices = findings.cards.filter(({ notice }) => notice);
  const counted = useLeftOutCount(view.id, findings, decisions);
  const leftOut = Math.min(findings.rows, counted.rows ?? 0);
  const mayBeApart = findings.cards.some(
    ({ code, actions }) => code === 'same-row' && actions.includes('apart'),
  );
  const ofSame = decisions[sameRowKey()]?.action;
  const allApart = ofSame === 'apart' || (ofSame !== 'keep' && props.plan.match?.apart === true);
  const becoming = whatBecomes(findings.cards, decisions, allApart);
  const group = (card: IssueCard) => (
    <IssueGroupCard key={card.card} {...props} card={card} decisions={decisions} onChange={setDecisions} />
  );
  return (
    <>
      <div className="flex w-full max-w-5xl flex-1 flex-col gap-4 px-6 pb-8 max-sm:px-4">
        {troubles.length === 0 ? (
          <div className="flex items-start gap-3">
            <CircleCheck aria-hidden="true" size={24} className="mt-0.5 shrink-0 text-success" />
            <div>
              <h2 className="text-lg leading-title font-strong">{text.clean}</h2>
              <p className="text-ink-muted">{text.cleanMore(number(findings.rows))}</p>
            </div>
          </div>
        ) : (
          <div>
            <h2 className="text-lg leading-title font-strong">
              {text.toSee(number(valuesIn(troubles)), number(findings.rows))}
            </h2>
            <p className="text-ink-muted">{text.toSeeMore}</p>
          </div>
        )}
        {troubles.map(group)}
        {findings.judged < findings.rows ? (
          <p className="text-sm text-ink-muted">{text.judged(number(findings.judged))}</p>
        ) : null}
        {findings.joined ? (
          <div className="flex flex-wrap items-center gap-x-3">
            <p>{text[becoming](findings.joined, number(findings.joined))}</p>
            {mayBeApart ? (
              <div className="-ms-3">
                <Button
                  variant="quiet"
                  onPress={() =>
                    setDecisions(decide(decisions, sameRowKey(), { action: allApart ? 'keep' : 'apart' }))
                  }
                >
                  {allApart ? text.join : text.keepApart}
                </Button>
              </div>
            ) : null}
          </div>
        ) : null}
        {notices.length === 0 ? null : (
          <details className="group/notices">
            <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-small py-2 text-ink-muted hover:text-ink">
              <ChevronDown
                aria-hidden="true"
                size={16}
                className="transition-transform group-open/notices:rotate-180"
              />
              {text.notices(number(valuesIn(notices)))}
            </summary>
            <div className="flex flex-col gap-4 pt-2">{notices.map(group)}</div>
          </details>
        )}
      </div>
      <StepFooter
        back={<Link href={backHref}>{text.back}</Link>}
        note={
          problem === undefined ? (
            <>
              {counted.failed ? (
                <span role="alert" className="flex flex-wrap items-center gap-x-2">
                  {text.notCounted}
                  <Button variant="quiet" onPress={counted.retry}>
                    {text.countAgain}
                  </Button>
                </span>
              ) : leftOut > 0 ? (
                `${text.leftOut(number(leftOut))} `
              ) : null}
              {props.isLast ? text.nothing : text.waits}
            </>
          ) : (
            <span role="alert" className="text-danger">
              {problem}
            </span>
          )
        }
      >
        <Button variant="primary" pending={pending} onPress={() => onRun(decisions, () => setDraft(''))}>
          {props.isLast ? text.go : text.ready}
        </Button>
      </StepFooter>
    </>
  );
};

const valuesIn = (cards: readonly IssueCard[]): number => cards.reduce((sum, { values }) => sum + values, 0);
