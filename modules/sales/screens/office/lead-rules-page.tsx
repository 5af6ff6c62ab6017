import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Badge, RelativeDate, Spinner, useLocale, useWords } from '#web/kit/index.ts';
import { fieldOf, FieldValue, isEmpty, textIn, useObject, useRecordPages } from '#web/records/index.ts';

import { OfficeFrame } from './frame.tsx';
import { OrderedList } from './ordered-list.tsx';
import { RecordSection } from './record-section.tsx';
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
  const { object, title, tells, ...section } = props;
  const text = useWords(leadRuleWords);
  return (
    <RecordSection
      {...section}
      object={object}
      title={title}
      query={ordered}
      nameOf={(record) => textIn(record, 'name')}
      none={text.noneOf}
    >
      {(records, onEdit) => (
        <OrderedList label={title} object={object} records={records} onEdit={onEdit}>
          {(record) => <Rule object={object} record={record} tells={tells} />}
        </OrderedList>
      )}
    </RecordSection>
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
