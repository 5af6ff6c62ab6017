import { useState } from 'react';
import { ChevronDown } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { Decision, FieldContract, ImportPlan, Issue, ObjectContract } from '#records/contract.ts';
import { Button, Card, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { OtherValue } from './choose-mend.tsx';
import type { ImportView } from './data.ts';
import {
  decideAll,
  decideLikest,
  decideReading,
  decideSameRows,
  decisionOn,
  readingsIn,
  undecideAll,
  type Decisions,
  type IssueGroup,
} from './decisions.ts';
import { IssueRow } from './issue-row.tsx';
import { placeAt, placeName } from './places.ts';
import { readingId, readingName } from './readings.ts';

const words = {
  'unknown-link': { fa: 'نام‌هایی که نمی‌شناسیم', en: 'Names that are not known' },
  'bad-value': { fa: 'مقدارهایی که خوانده نشد', en: 'Values that could not be read' },
  missing: { fa: 'الزامی است و خالی مانده', en: 'Required, and left blank' },
  'repeated-key': { fa: 'چند بار آمده', en: 'Comes several times' },
  similar: { fa: 'شاید دو نوشتار از یک چیز', en: 'Perhaps two spellings of one thing' },
  blank: { fa: 'جاهای خالی', en: 'Blanks' },
  'maybe-known': { fa: 'شاید از پیش هست', en: 'Perhaps there already' },
  'same-row': { fa: 'در خود پرونده تکراری است', en: 'Twice within the file' },
  refused: { fa: 'قاعده‌ها نمی‌پذیرند', en: 'Refused by the rules' },
  made: { fa: 'ساخته می‌شود', en: 'Will be made' },
  all: { fa: 'همهٔ این‌ها', en: 'All of these' },
  one: { fa: 'به یک مقدار…', en: 'To one value…' },
  create: { fa: 'ساخته شوند', en: 'Make them' },
  areKnown: { fa: 'همه همان‌اند که شبیه‌ترند', en: 'All of them are the likest' },
  areNew: { fa: 'همه تازه‌اند', en: 'All of them are new' },
  keep: { fa: 'همین بمانند', en: 'Keep them' },
  join: { fa: 'از هر گروه یک رکورد', en: 'One record of each group' },
  apart: { fa: 'جدا بمانند', en: 'Keep them apart' },
  empty: { fa: 'خالی بمانند', en: 'Leave the field empty' },
  usual: { fa: 'پیش‌فرض بگیرند', en: 'Take the default' },
  skip: { fa: 'سطرهایشان کنار بروند', en: 'Leave their rows out' },
  suggested: { fa: 'به پیشنهادها برگردند', en: 'Back to the suggestions' },
  allTo: { fa: 'همهٔ این‌ها به', en: 'All of these to' },
  more: { fa: (count: string) => `${count} تای دیگر`, en: (count: string) => `${count} more` },
};

const page = 20;

/** Issues of one kind in one place, decided one by one or all at once. */
export const IssueGroupCard = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly plan: ImportPlan;
  readonly group: IssueGroup;
  readonly decisions: Decisions;
  readonly onChange: (decisions: Decisions) => void;
}) => {
  const { view, object, plan, group, decisions, onChange } = props;
  const { issues } = group;
  const text = useWords(words);
  const schema = useSchema();
  const { locale, digits } = useLocale();
  const [shown, setShown] = useState(page);
  const [searching, setSearching] = useState(false);
  const [first] = issues;
  if (!first) return null;
  const place = placeAt(schema, object, first.path);
  const where = place ? placeName(place, locale) : first.field[locale];
  const isMade = first.notice && first.suggested.action === 'create';
  const decide = (decision: Decision): void => onChange(decideAll(decisions, issues, decision));
  const actions = new Set(issues.flatMap((issue) => issue.actions));
  return (
    <Card
      title={first.code === 'blank' ? text.blank : `${where}: ${isMade ? text.made : text[first.code]}`}
      actions={
        issues.length < 2 || first.code === 'blank' || actions.size < 2 ? undefined : (
          <Menu
            label={text.all}
            placement="bottom end"
            trigger={
              <Button variant="quiet">
                {text.all}
                <ChevronDown aria-hidden="true" size={14} />
              </Button>
            }
            groups={[
              {
                items: [
                  ...readingsIn(issues).map((reading) => ({
                    id: readingId(reading),
                    label: readingName(reading, locale),
                    onSelect: () => onChange(decideReading(decisions, issues, reading)),
                  })),
                  ...(place && actions.has('use') && first.code !== 'maybe-known'
                    ? [{ id: 'one', label: text.one, onSelect: () => setSearching(true) }]
                    : []),
                  ...(first.code === 'maybe-known'
                    ? [
                        {
                          id: 'likest',
                          label: text.areKnown,
                          onSelect: () => onChange(decideLikest(decisions, issues)),
                        },
                      ]
                    : []),
                  ...(first.code === 'same-row'
                    ? (['keep', 'apart'] as const).map((action) => ({
                        id: action,
                        label: action === 'keep' ? text.join : text.apart,
                        onSelect: () => onChange(decideSameRows(decisions, issues, action)),
                      }))
                    : []),
                  ...(['create', 'keep', 'empty', 'skip'] as const)
                    .filter((action) => first.code !== 'same-row' && actions.has(action))
                    .map((action) => ({
                      id: action,
                      label: text[wordFor(first, action, place?.field)],
                      onSelect: () => decide({ action }),
                    })),
                ],
              },
              {
                items: [
                  {
                    id: 'suggested',
                    label: text.suggested,
                    onSelect: () => onChange(undecideAll(decisions, issues)),
                  },
                ],
              },
            ]}
          />
        )
      }
    >
      {searching && place ? (
        <div className="max-w-sm pb-3">
          <p className="pb-1 text-sm font-medium">{text.allTo}</p>
          <OtherValue
            field={place.field}
            label={text.allTo}
            value={undefined}
            onChange={(value) => decide({ action: 'use', value })}
          />
        </div>
      ) : null}
      <ul>
        {issues.slice(0, shown).map((issue: Issue) => (
          <IssueRow
            key={issue.key}
            view={view}
            plan={plan}
            issue={issue}
            field={place?.field}
            decision={decisionOn(issue, decisions)}
            onChange={(decision) => onChange({ ...decisions, [issue.key]: decision })}
          />
        ))}
      </ul>
      {issues.length > shown ? (
        <Button variant="quiet" onPress={() => setShown(shown + page)}>
          {text.more(formatNumber(issues.length - shown, digits))}
        </Button>
      ) : null}
    </Card>
  );
};

const wordFor = (
  { code }: Issue,
  action: 'create' | 'keep' | 'empty' | 'skip',
  field: FieldContract | undefined,
) => {
  if (action === 'create' && code === 'maybe-known') return 'areNew';
  return action === 'empty' && field?.required ? 'usual' : action;
};
