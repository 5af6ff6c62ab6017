import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import { Link, useLocale, useWords, showDate, showTime } from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { iconOf } from './activities.ts';
import { isWholeDay } from './story.ts';

const words = { done: { fa: 'انجام شد', en: 'Done' } };

const inlineKinds: ReadonlySet<string> = new Set(['choice', 'money', 'dateTime', 'date', 'duration']);
const mostInline = 3;

/** What a timeline says of a record beside its name: a few facts in a line, and its own words. */
const factsOf = (object: ObjectContract, record: Stored, at: string): readonly FieldContract[] =>
  object.fields
    .filter(
      (field) =>
        inlineKinds.has(field.kind) &&
        !isEmpty(record.values[field.name]) &&
        record.values[field.name] !== field.default &&
        // The timeline has filed it under this already.
        !isSameMoment(record.values[field.name], at),
    )
    .slice(0, mostInline);

const isSameMoment = (value: unknown, at: string): boolean =>
  typeof value === 'string' && /^\d{4}-/.test(value) && Date.parse(value) === Date.parse(at);

const wordsOf = (object: ObjectContract, record: Stored): string | undefined => {
  const field = object.fields.find(({ kind, name }) => kind === 'longText' && !isEmpty(record.values[name]));
  const value = field ? record.values[field.name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

export type EntryProps = { readonly object: ObjectContract; readonly record: Stored; readonly at: string };

/** One thing on a timeline: what it is, what it says, who did it and when. */
export const Entry = ({ object, record, at }: EntryProps) => {
  const locale = useLocale();
  const text = useWords(words);
  const title = titleOf(object, record);
  const body = wordsOf(object, record);
  const facts = factsOf(object, record, at);
  const owner = object.owner ? record.values[object.owner] : undefined;
  return (
    <li className="relative flex gap-3 pb-4">
      <span
        aria-hidden="true"
        className="z-1 grid size-7 shrink-0 place-items-center rounded-full bg-surface-2 text-ink-muted"
      >
        {iconOf(object.name, 14)}
      </span>
      <article className="min-w-0 flex-1 rounded-card bg-surface-1 px-4 py-2.5">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm text-ink-muted">{say(object.one, locale.locale)}</span>
          {title === undefined || body?.startsWith(title) ? null : (
            <span className="min-w-0 font-medium">
              <Link quiet href={recordHref(object.name, record.id)}>
                <bdi>{title}</bdi>
              </Link>
            </span>
          )}
          {record.values['done'] === true ? <span className="text-sm text-success">{text.done}</span> : null}
          <span className="ms-auto flex items-baseline gap-x-2 text-sm text-ink-muted">
            {isLinked(owner) ? <bdi>{owner.title}</bdi> : null}
            {isWholeDay(at) ? null : (
              <time dateTime={at} title={showDate(at, locale, 'full')} className="tabular-nums">
                {showTime(at, locale)}
              </time>
            )}
          </span>
        </header>
        {body === undefined ? null : (
          <p dir="auto" className="line-clamp-4 text-start whitespace-pre-line">
            {body}
          </p>
        )}
        {facts.length === 0 ? null : (
          <dl className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-sm">
            {facts.map((field) => (
              <div key={field.name} className="flex items-baseline gap-1.5">
                <dt className="text-ink-muted">{say(field.label, locale.locale)}</dt>
                <dd>
                  <FieldValue field={field} value={record.values[field.name]} place="cell" />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </article>
    </li>
  );
};
