import { useState } from 'react';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import {
  Badge,
  Button,
  ErrorState,
  RelativeDate,
  Skeleton,
  Spinner,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import {
  fieldOf,
  FieldValue,
  isEmpty,
  RecordDrawer,
  textIn,
  useObject,
  useRecordPages,
} from '#web/records/index.ts';

import { OfficeFrame } from './frame.tsx';
import { OrderedList } from './ordered-list.tsx';
import { leadRuleWords } from './words.ts';

const ordered: PageQuery = { sort: [{ field: 'position', direction: 'asc' }], limit: 200 };

/** `/office/leads`: to whom new leads go, and what makes one worth more than another. */
const LeadRulesPage = () => {
  const text = useWords(leadRuleWords);
  const assignment = useObject('lead_assignment_rule');
  const score = useObject('lead_score_rule');
  return (
    <OfficeFrame page="leads">
      {assignment ? (
        <Rules
          object={assignment}
          title={text.assignment}
          hint={text.assignmentHint}
          add={text.newAssignment}
          tells={['condition', 'team', 'skill', 'way', 'acceptWithin']}
        />
      ) : null}
      {score ? (
        <Rules
          object={score}
          title={text.score}
          hint={text.scoreHint}
          add={text.newScore}
          tells={['condition', 'points']}
          note={<Scoring />}
        />
      ) : null}
    </OfficeFrame>
  );
};

const Rules = (props: {
  readonly object: ObjectContract;
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  /** Fields that say what a rule does, in their order. */
  readonly tells: readonly string[];
  readonly note?: React.ReactNode;
}) => {
  const { object, title, hint, add, tells, note } = props;
  const text = useWords(leadRuleWords);
  const rules = useRecordPages(object.name, ordered);
  const [open, setOpen] = useState<{ readonly record?: Stored } | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="flex flex-col gap-2 pb-6">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2 pt-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="leading-title font-strong">{title}</h2>
          <p className="text-sm text-pretty text-ink-muted">{hint}</p>
          {note}
        </div>
        {object.abilities.create ? <Button onPress={() => setOpen({})}>{add}</Button> : null}
      </div>
      {rules.isPending ? (
        <Skeleton className="h-12 w-full" lines={2} />
      ) : rules.isError && rules.records.length === 0 ? (
        <ErrorState title={text.failed} remedy={rules.error.message} onRetry={() => void rules.refetch()} />
      ) : rules.records.length === 0 ? (
        <p className="text-ink-muted">{text.noneOf}</p>
      ) : (
        <OrderedList
          label={title}
          object={object}
          records={rules.records}
          onEdit={(record) => setOpen({ record })}
        >
          {(record) => <Rule object={object} record={record} tells={tells} />}
        </OrderedList>
      )}
      {open ? (
        <RecordDrawer
          title={open.record ? textIn(open.record, 'name') : add}
          object={object}
          without={['position']}
          {...(open.record ? { record: open.record } : {})}
          onSaved={close}
          onClose={close}
        />
      ) : null}
    </section>
  );
};

const Rule = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly tells: readonly string[];
}) => {
  const { object, record, tells } = props;
  const text = useWords(leadRuleWords);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-1.5">
      <span className="flex items-center gap-2 leading-title font-medium">
        <bdi>{textIn(record, 'name')}</bdi>
        {record.values['active'] === false ? <Badge>{text.off}</Badge> : null}
      </span>
      <span className="flex flex-wrap items-center gap-x-3 text-sm text-ink-muted">
        {tells.map((name) => {
          const field = fieldOf(object, name);
          if (!field) return null;
          const value = record.values[name];
          if (name === 'points') return <Points key={name} points={Number(value ?? 0)} />;
          if (isEmpty(value)) return name === 'condition' ? <span key={name}>{text.any}</span> : null;
          return <FieldValue key={name} field={field} value={value} place="page" />;
        })}
      </span>
    </div>
  );
};

const Points = ({ points }: { readonly points: number }) => {
  const text = useWords(leadRuleWords);
  const { digits } = useLocale();
  return (
    <Badge tone={points < 0 ? 'danger' : 'success'}>
      {text.points(`${points > 0 ? '+' : ''}${formatNumber(points, digits)}`)}
    </Badge>
  );
};

/** Whether leads are being scored anew, and how many scores changed the last time. */
const Scoring = () => {
  const text = useWords(leadRuleWords);
  const { digits } = useLocale();
  const object = useObject('sales_policy');
  const policy = useRecordPages('sales_policy', { limit: 1 }, object !== undefined);
  const values = policy.records[0]?.values ?? {};
  if (values['scoringLeads'] === true)
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-info">
        <Spinner />
        {text.scoring}
      </p>
    );
  const at = values['leadsScoredAt'];
  if (typeof at !== 'string') return null;
  return (
    <p className="text-sm text-ink-muted">
      {text.scored(formatNumber(Number(values['leadsRescored'] ?? 0), digits))} <RelativeDate value={at} />
    </p>
  );
};

export default LeadRulesPage;
