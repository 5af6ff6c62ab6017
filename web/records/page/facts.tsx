import { say } from '#persian/bilingual.ts';
import { isShown, type ObjectContract, type Stored } from '#records/contract.ts';
import { RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import { factsOf, sectionsOf, variantOf } from '../form/layout.ts';
import { Fact, type FactProps } from './fact.tsx';
import { MemberName } from './member-name.tsx';

const words = {
  facts: { fa: 'مشخصات', en: 'Details' },
  created: { fa: 'ثبت', en: 'Created' },
  updated: { fa: 'آخرین تغییر', en: 'Last changed' },
};

export type FactsProps = Pick<FactProps, 'editable' | 'saveFields'> & {
  readonly object: ObjectContract;
  readonly record: Stored;
};

/** All that is known of a record, under the definition's headings. */
export const Facts = ({ object, record, editable, saveFields }: FactsProps) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const variant = variantOf(object, record.values);
  const fields = factsOf(object, variant).filter(
    (field) =>
      field.kind !== 'structured' && field.name !== variant?.where.field && isShown(field, record.values),
  );
  return (
    <section aria-label={text.facts} className="flex flex-col gap-4 rounded-card bg-surface-1 px-2 py-3">
      {sectionsOf(fields).map(({ title, fields: inside }) => (
        <div key={title?.en ?? ''}>
          {title === undefined ? null : (
            <h2 className="px-2 pb-1 leading-title font-strong">{say(title, locale)}</h2>
          )}
          <dl className="flex flex-col">
            {inside.map((field) => (
              <Fact
                key={field.name}
                field={field}
                record={record}
                editable={editable}
                saveFields={saveFields}
              />
            ))}
          </dl>
        </div>
      ))}
      <dl className="px-2 text-sm text-ink-muted">
        <Stamp label={text.created} at={record.createdAt} by={record.createdBy} />
        {record.updatedAt === record.createdAt ? null : (
          <Stamp label={text.updated} at={record.updatedAt} by={record.updatedBy} />
        )}
      </dl>
    </section>
  );
};

const Stamp = (props: { readonly label: string; readonly at: string; readonly by: string | null }) => (
  <div className="flex flex-wrap gap-x-1.5">
    <dt>{props.label}:</dt>
    <dd className="flex flex-wrap gap-x-1.5">
      <RelativeDate value={props.at} />
      {props.by === null ? null : <MemberName id={props.by} />}
    </dd>
  </div>
);
