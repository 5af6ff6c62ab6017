import { useState } from 'react';
import { ChevronDown } from 'lucide-react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import {
  allKey,
  mostLikened,
  type CheckResult,
  type Decision,
  type ImportPlan,
  type IssueCard,
  type ObjectContract,
} from '#records/contract.ts';
import { Button, Card, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { emptiedWord, OtherValue } from './choose-mend.tsx';
import type { ImportView } from './data.ts';
import { decideAll, decideReading, type Decisions } from './decisions.ts';
import { IssueList } from './issue-list.tsx';
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
  areKnown: { fa: 'همه همان‌اند که شبیه‌ترند', en: 'All of them are their closest match' },
  areNew: { fa: 'همه تازه‌اند', en: 'All of them are new' },
  keep: { fa: 'همین بمانند', en: 'Keep them' },
  join: { fa: 'از هر گروه یک رکورد', en: 'One record of each group' },
  apart: { fa: 'جدا بمانند', en: 'Keep them apart' },
  empty: { fa: 'خالی بمانند', en: 'Leave the field empty' },
  filled: { fa: 'پیش‌فرض بگیرند', en: 'Take the default' },
  maker: { fa: 'به نام واردکننده شوند', en: 'Give them to who brings them in' },
  given: { fa: 'به قاعده‌ها سپرده شوند', en: 'Leave them to the rules' },
  skip: { fa: 'سطرهایشان کنار بروند', en: 'Leave their rows out' },
  suggested: { fa: 'به پیشنهادها برگردند', en: 'Back to the suggestions' },
  allTo: { fa: 'همهٔ این‌ها به', en: 'All of these to' },
  values: {
    fa: (values: string, rows: string) => `${values} مقدار، در ${rows} سطر`,
    en: (values: string, rows: string) =>
      `${counted(values, 'value', 'values')}, in ${counted(rows, 'row', 'rows')}`,
  },
  unlikened: {
    fa: (most: string) =>
      `تنها برای ${most} مقدار پرشمارتر شبیه‌ترین گزینه پیشنهاد شده است. برای بقیه پیشنهادی نیست؛ اگر بخواهید، خودتان از فهرست هر کدام برگزینید.`,
    en: (most: string) =>
      `Only for the ${most} commonest values the closest match is suggested. For the others there is no suggestion: choose from the list beside each, if you like.`,
  },
  unlikenedMade: {
    fa: (most: string) =>
      `تنها ${most} مقدار پرشمارتر با آنچه هست سنجیده شد. بقیه سنجیده نشده است و ساخته می‌شود؛ اگر یکی نوشتار دیگری از چیزی است که هست، آن را از فهرست کنارش برگزینید.`,
    en: (most: string) =>
      `Only the ${most} commonest values were held against what is there. The others were not, and will be made; where one is another spelling of what is there, choose that from the list beside it.`,
  },
};

/** From so many on it is told how many there are. */
const manyValues = 20;

/** Issues of one kind in one place, decided one by one or all at once. */
export const IssueGroupCard = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly plan: ImportPlan;
  readonly card: IssueCard;
  /** Of the check that found them. */
  readonly findings: Pick<CheckResult, 'check'>;
  readonly decisions: Decisions;
  readonly onChange: (decisions: Decisions) => void;
}) => {
  const { view, object, plan, card, decisions, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale, digits } = useLocale();
  const [searching, setSearching] = useState(false);
  const place = placeAt(schema, object, card.path);
  const where = place ? placeName(place, locale) : card.field[locale];
  const isMade = card.notice && card.actions.includes('create');
  const ofAll = decisions[allKey(card)];
  const all = (decision: Decision): void => onChange(decideAll(decisions, card, decision));
  const actions = new Set(card.actions);
  return (
    <Card
      title={card.code === 'blank' ? text.blank : `${where}: ${isMade ? text.made : text[card.code]}`}
      actions={
        card.values < 2 || card.code === 'blank' || actions.size < 2 ? undefined : (
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
                  ...card.readings.map((reading) => ({
                    id: readingId(reading),
                    label: readingName(reading, locale),
                    onSelect: () => onChange(decideReading(decisions, card.path, reading)),
                  })),
                  ...(place && actions.has('use') && card.code !== 'maybe-known'
                    ? [{ id: 'one', label: text.one, onSelect: () => setSearching(true) }]
                    : []),
                  ...(card.code === 'maybe-known'
                    ? [
                        {
                          id: 'likest',
                          label: text.areKnown,
                          onSelect: () => all({ action: 'likest' }),
                        },
                      ]
                    : []),
                  ...(card.code === 'same-row'
                    ? (['keep', 'apart'] as const).map((action) => ({
                        id: action,
                        label: action === 'keep' ? text.join : text.apart,
                        onSelect: () => all({ action }),
                      }))
                    : []),
                  ...(['create', 'keep', 'empty', 'skip'] as const)
                    .filter((action) => card.code !== 'same-row' && actions.has(action))
                    .map((action) => ({
                      id: action,
                      label: text[wordFor(card, action)],
                      onSelect: () => all({ action }),
                    })),
                ],
              },
              {
                items: [
                  {
                    id: 'suggested',
                    label: text.suggested,
                    onSelect: () => all({ action: 'suggested' }),
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
            value={ofAll?.action === 'use' ? ofAll.value : undefined}
            onChange={(value) => all({ action: 'use', value })}
          />
        </div>
      ) : null}
      {card.values <= manyValues ? null : (
        <p className="pb-2 text-sm text-ink-muted">
          {text.values(formatNumber(card.values, digits), formatNumber(card.rows, digits))}
        </p>
      )}
      {card.likened ? null : (
        <p className="pb-2 text-sm text-ink-muted">
          {text[isMade ? 'unlikenedMade' : 'unlikened'](formatNumber(mostLikened, digits))}
        </p>
      )}
      <IssueList
        view={view}
        check={props.findings.check}
        plan={plan}
        card={card}
        field={place?.field}
        decisions={decisions}
        onChange={onChange}
        label={`${where}: ${isMade ? text.made : text[card.code]}`}
      />
    </Card>
  );
};

const wordFor = ({ code, emptied }: IssueCard, action: 'create' | 'keep' | 'empty' | 'skip') => {
  if (action === 'create' && code === 'maybe-known') return 'areNew';
  return action === 'empty' ? emptiedWord(emptied) : action;
};
