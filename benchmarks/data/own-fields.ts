import { addField } from '#records/runtime/add-field.ts';
import type { RecordTx } from '#records/records.ts';
import { oneOf } from './sql.ts';

/** Fields of parties as a firm makes them on screen, with the share in a hundred of parties that have a value. */
const fields = {
  xGrade: { salt: 33, filled: 70, value: oneOf(['gold', 'silver', 'bronze', 'new'], 36) },
  xScore: { salt: 34, filled: 80, value: 'pg_temp.bench_pick(i, 37, 100000)' },
  xMemberSince: {
    salt: 35,
    filled: 60,
    value: `(date '2016-03-20' + pg_temp.bench_pick(i, 38, 3600))::text`,
  },
} as const;

export async function makeOwnFields(tx: RecordTx): Promise<void> {
  await addField(tx, 'party', {
    name: 'grade',
    kind: 'choice',
    label: { fa: 'رتبه', en: 'Grade' },
    options: {
      choices: [
        { key: 'gold', label: { fa: 'طلایی', en: 'Gold' } },
        { key: 'silver', label: { fa: 'نقره‌ای', en: 'Silver' } },
        { key: 'bronze', label: { fa: 'برنزی', en: 'Bronze' } },
        { key: 'new', label: { fa: 'تازه', en: 'New' } },
      ],
    },
  });
  await addField(tx, 'party', {
    name: 'score',
    kind: 'number',
    label: { fa: 'امتیاز', en: 'Score' },
    options: { decimals: 0 },
  });
  await addField(tx, 'party', {
    name: 'memberSince',
    kind: 'date',
    label: { fa: 'عضو از', en: 'Member since' },
  });
}

/** The document of a party's own values. */
export const ownValues = (workspace: number): string =>
  `jsonb_strip_nulls(jsonb_build_object(${Object.entries(fields)
    .map(
      ([name, { salt, filled, value }]) =>
        `${idOf(workspace, name)}::text, case when pg_temp.bench_share(i, ${salt}, ${filled}) then ${value} end`,
    )
    .join(', ')}))`;

/** The keys by which large workspaces sort and filter, as writers of values keep them. */
export const ownKeysSql = (workspace: number): string =>
  Object.keys(fields)
    .map((name) => {
      const id = idOf(workspace, name);
      const text = `custom ->> ${id}::text`;
      const key = name === 'xScore' ? `(${text})::numeric, null` : `null, ${text}`;
      return `select workspace_id, ${id}, id, ${key} from party where workspace_id = ${workspace} and custom ? ${id}::text`;
    })
    .join(' union all ');

const idOf = (workspace: number, name: string): string =>
  `(select id from custom_field where workspace_id = ${workspace} and object = 'party' and name = '${name}')`;
