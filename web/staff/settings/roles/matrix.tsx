import { useState } from 'react';

import type { ObjectContract } from '#records/contract.ts';
import { say } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import { Checkbox, classes, SearchField, Select, useLocale, useWords, WideFrame } from '#web/kit/index.ts';

import { FieldRules } from './field-rules.tsx';
import {
  grantOn,
  isOfAccess,
  scopesOf,
  withGrant,
  workingScope,
  type Grants,
  type ObjectGrant,
  type Scope,
} from './grants.ts';
import { rightWords, scopeWords } from './words.ts';

const words = {
  label: { fa: 'اختیارها بر رکوردها', en: 'Rights on records' },
  what: { fa: 'چه', en: 'What' },
  fields: { fa: 'فیلدها', en: 'Fields' },
  everyone: { fa: 'همه می‌بینند', en: 'Seen by all' },
  search: { fa: 'جستجوی رکوردها', en: 'Search records' },
  nothing: { fa: 'رکوردی به این نام نیست.', en: 'No records are called so.' },
  daily: { fa: 'کار روزانه', en: 'Daily work' },
  own: { fa: 'ساختهٔ خودتان', en: 'Made by you' },
  service: { fa: 'در خدمت آن‌ها', en: 'In their service' },
  people: { fa: 'همکاران و اختیارها', en: 'Members and rights' },
  of: {
    fa: (right: string, name: string) => `${right} ${name}`,
    en: (right: string, name: string) => `${right}: ${name}`,
  },
};

type MatrixProps = {
  readonly objects: readonly ObjectContract[];
  readonly grants: Grants;
  readonly onChange: (grants: Grants) => void;
  readonly disabled: boolean;
};

/** Objects down, rights across. On a phone each object is a card of its own. */
export const Matrix = (props: MatrixProps) => {
  const text = useWords(words);
  const right = useWords(rightWords);
  const [search, setSearch] = useState('');
  const groups = groupsOf(props.objects, search);
  return (
    <>
      {props.objects.length > fewObjects ? (
        <div className="mb-3 w-72 max-w-full">
          <SearchField label={text.search} placeholder={text.search} value={search} onChange={setSearch} />
        </div>
      ) : null}
      {groups.length === 0 ? <p className="py-4 text-ink-muted">{text.nothing}</p> : null}
      <WideFrame className={classes('bg-surface-1', groups.length === 0 && 'hidden')}>
        <table aria-label={text.label} className="w-full border-collapse leading-table max-md:block">
          <thead className="max-md:sr-only">
            <tr className="text-start text-sm text-ink-muted">
              <Head wide>{text.what}</Head>
              <Head>{right.read}</Head>
              <Head>{right.create}</Head>
              <Head>{right.update}</Head>
              <Head>{right.remove}</Head>
              <Head>{right.export}</Head>
              <Head>{text.fields}</Head>
            </tr>
          </thead>
          {groups.map(({ name, objects }) => (
            <tbody key={name} className="max-md:block">
              {groups.length > 1 || search !== '' ? (
                <tr className="max-md:block">
                  <th
                    scope="rowgroup"
                    colSpan={7}
                    className="bg-surface-2/60 px-4 py-1 text-start text-sm font-medium text-ink-muted max-md:block"
                  >
                    {text[name]}
                  </th>
                </tr>
              ) : null}
              {objects.map((object) => (
                <ObjectRow key={object.name} {...props} object={object} />
              ))}
            </tbody>
          ))}
        </table>
      </WideFrame>
    </>
  );
};

/** More rows than this are found rather than read. */
const fewObjects = 10;

type GroupName = 'daily' | 'own' | 'service' | 'people';

/** What is worked with first, what the workspace made itself, what serves them, people and rights last. */
const groupsOf = (
  objects: readonly ObjectContract[],
  search: string,
): readonly { readonly name: GroupName; readonly objects: readonly ObjectContract[] }[] => {
  const sought = foldSearch(search);
  const found = objects.filter(({ one, many }) =>
    foldSearch(`${one.fa} ${many.fa} ${one.en} ${many.en}`).includes(sought),
  );
  return (['daily', 'own', 'service', 'people'] as const)
    .map((name) => ({ name, objects: found.filter((object) => groupOf(object) === name) }))
    .filter((group) => group.objects.length > 0);
};

const groupOf = ({ listed, custom, name }: ObjectContract): GroupName => {
  if (custom) return 'own';
  return listed ? 'daily' : isOfAccess(name) ? 'people' : 'service';
};

const Head = ({ children, wide }: { readonly children: string; readonly wide?: boolean }) => (
  <th
    scope="col"
    className={classes(
      'h-row border-b border-surface-3 px-2 text-start font-normal first:ps-4',
      wide && 'w-full',
    )}
  >
    {children}
  </th>
);

const ObjectRow = (props: MatrixProps & { readonly object: ObjectContract }) => {
  const { object, grants, onChange, disabled } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const right = useWords(rightWords);
  const grant = grantOn(grants, object.name);
  const name = say(object.many, locale);
  const set = (some: Partial<ObjectGrant>) => onChange(withGrant(grants, object.name, { ...grant, ...some }));
  const isClosed =
    grant.read === 'none' &&
    !grant.create &&
    grant.update === 'none' &&
    grant.remove === 'none' &&
    !object.readByAll;

  const scope = (of: 'read' | 'update' | 'remove') => (
    <ScopeCell
      label={text.of(right[of], name)}
      short={right[of]}
      object={object}
      value={grant[of]}
      onChange={(value) => set({ [of]: value })}
      disabled={disabled}
    />
  );
  const yesNo = (of: 'create' | 'export') => (
    <Cell short={right[of]}>
      <Checkbox
        aria-label={text.of(right[of], name)}
        checked={grant[of]}
        onChange={(value) => set({ [of]: value })}
        disabled={disabled}
      />
    </Cell>
  );

  return (
    <tr className="border-b border-surface-2 last:border-none max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:gap-y-2 max-md:p-4">
      <th
        scope="row"
        className={classes(
          'px-2 py-1.5 ps-4 text-start font-medium whitespace-nowrap max-md:col-span-2 max-md:p-0',
          isClosed && 'text-ink-muted',
        )}
      >
        {name}
      </th>
      {object.readByAll ? (
        <Cell short={right.read}>
          <span className="text-sm whitespace-nowrap text-ink-muted">{text.everyone}</span>
        </Cell>
      ) : (
        scope('read')
      )}
      {yesNo('create')}
      {scope('update')}
      {scope('remove')}
      {yesNo('export')}
      <Cell short={text.fields}>
        <FieldRules
          object={object}
          rules={grant.fields}
          onChange={(fields) => set({ fields })}
          disabled={disabled}
        />
      </Cell>
    </tr>
  );
};

/** One right of one object; on a phone with its name above. */
const Cell = (props: { readonly short: string; readonly children: React.ReactNode }) => (
  <td className="px-2 py-1.5 max-md:p-0">
    <span aria-hidden="true" className="mb-1 hidden text-sm text-ink-muted max-md:block">
      {props.short}
    </span>
    {props.children}
  </td>
);

// Where nothing hovers, a choice keeps its frame and its arrow.
const quietClass =
  '[&_button]:text-ink-faint md:[&_button]:border-transparent md:[&_button]:bg-transparent md:[&_button:hover]:border-line md:[&_svg]:opacity-0 md:[&_button:hover_svg]:opacity-100';

const ScopeCell = (props: {
  readonly label: string;
  readonly short: string;
  readonly object: ObjectContract;
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
  readonly disabled: boolean;
}) => {
  const scope = useWords(scopeWords);
  return (
    <Cell short={props.short}>
      {/* What is not given steps back, so that the eye finds what is. */}
      <div className={classes('w-24 max-md:w-full', props.value === 'none' && quietClass)}>
        <Select
          label={props.label}
          hideLabel
          value={workingScope(props.object, props.value)}
          onChange={(id) => props.onChange((id ?? 'none') as Scope)}
          options={scopesOf(props.object).map((id) => ({ id, label: scope[id] }))}
          disabled={props.disabled}
        />
      </div>
    </Cell>
  );
};
