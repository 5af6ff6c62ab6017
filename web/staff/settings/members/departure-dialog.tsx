import { useCallback, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { counted, type Phrase, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import {
  Button,
  ComboBox,
  Dialog,
  FormLayout,
  RadioGroup,
  showToast,
  useLocale,
  useWords,
  type Option,
} from '#web/kit/index.ts';
import { callApi, keys, mayDeed, readPage, textIn, useDeed, useMe, useTakeBack } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { useHandBack } from './hand-overs.tsx';

const words = {
  deactivate: { fa: (name: string) => `غیرفعال کردن ${name}`, en: (name: string) => `Deactivate ${name}` },
  handOver: {
    fa: (name: string) => `سپردن کارهای ${name}`,
    en: (name: string) => `Hand over ${name}’s work`,
  },
  lead: {
    fa: 'همان دم از همهٔ دستگاه‌ها بیرون می‌آید و دیگر وارد نمی‌شود. آنچه ثبت کرده است می‌ماند.',
    en: 'They are signed out everywhere at once and can no longer sign in. What they recorded stays.',
  },
  responsible: { fa: 'اکنون مسئول این‌هاست', en: 'Responsible for now' },
  nothing: { fa: 'مسئول چیز بازی نیست.', en: 'Nothing open is theirs.' },
  stays: {
    fa: 'معامله‌های بسته، کارهای انجام‌شده و یادداشت‌ها به نام خودش می‌ماند.',
    en: 'Closed deals, tasks that are done and notes keep their name.',
  },
  undoable: {
    fa: 'تا ده دقیقه یک‌جا بازمی‌گردد؛ تاریخچهٔ هر رکورد مسئول پیشین را نگه می‌دارد.',
    en: 'It can be taken back as a whole for ten minutes; the history of each record keeps who was responsible.',
  },
  what: { fa: 'این‌ها را', en: 'These go' },
  give: { fa: 'به دیگری می‌سپارم', en: 'to somebody else' },
  leave: { fa: 'فعلاً به نام او بماند', en: 'nowhere for now' },
  to: { fa: 'به چه کسی', en: 'To whom' },
  doDeactivate: { fa: 'غیرفعال کردن', en: 'Deactivate' },
  doHandOver: { fa: 'سپردن', en: 'Hand over' },
  atLeast: { fa: (count: string) => `بیش از ${count}`, en: (count: string) => `more than ${count}` },
  deactivated: {
    fa: (name: string) => `${name} دیگر وارد نمی‌شود.`,
    en: (name: string) => `${name} can no longer sign in.`,
  },
  handingOver: {
    fa: (count: string, name: string) => `${count} مورد به ${name} سپرده می‌شود.`,
    en: (count: string, name: string) => `${counted(count, 'record goes', 'records go')} to ${name}.`,
  },
};

type Holding = {
  readonly object: string;
  readonly label: Phrase;
  readonly count: number;
  readonly more: boolean;
};

/** Somebody leaves, or gives up his work: what he is responsible for is counted and goes to a successor in one step. */
export const DepartureDialog = (props: {
  readonly member: Stored;
  readonly deactivate: boolean;
  readonly onClose: () => void;
}) => {
  const { member, deactivate, onClose } = props;
  const text = useWords(words);
  const me = useMe();
  const name = textIn(member, 'name');
  const mayHandOver = mayDeed(me, 'members.hand-over');
  const holdings = useQuery({
    queryKey: [...keys.allRecords, 'holdings', member.id],
    staleTime: 0,
    enabled: mayHandOver,
    queryFn: async ({ signal }) =>
      (await callApi<{ holdings: readonly Holding[] }>(`/members/${member.id}/holdings`, { signal }))
        .holdings,
  });
  return (
    <Dialog
      title={deactivate ? text.deactivate(name) : text.handOver(name)}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {mayHandOver ? (
        <Waiting query={holdings} rows={2}>
          {(found) => <DepartureForm {...props} holdings={found} />}
        </Waiting>
      ) : (
        <DepartureForm {...props} holdings={[]} />
      )}
    </Dialog>
  );
};

const DepartureForm = (props: {
  readonly member: Stored;
  readonly deactivate: boolean;
  readonly holdings: readonly Holding[];
  readonly onClose: () => void;
}) => {
  const { member, deactivate, holdings, onClose } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const deed = useDeed();
  const client = useQueryClient();
  const [gives, setGives] = useState(holdings.length > 0);
  const [to, setTo] = useState<Option | null>(null);
  const people = useColleagues(member.id);
  const name = textIn(member, 'name');
  const readAnew = () => client.invalidateQueries({ queryKey: keys.object('member') });
  const takeBack = useTakeBack(readAnew);
  const handBack = useHandBack();
  const activate = () => callApi(`/records/member/${member.id}`, { method: 'PATCH', body: { active: true } });
  const total = holdings.reduce((sum, { count }) => sum + count, 0);

  const submit = () =>
    deed.run(async () => {
      const { handOver } = await callApi<{ handOver: string | null }>(`/members/${member.id}/departure`, {
        method: 'POST',
        body: { to: gives ? (to?.id ?? null) : null, deactivate },
      });
      await readAnew();
      await client.invalidateQueries({ queryKey: keys.object('hand_over') });
      showToast({
        message: deactivate
          ? text.deactivated(name)
          : text.handingOver(formatNumber(total, digits), to?.label ?? ''),
        ...(deactivate && gives && to
          ? { detail: text.handingOver(formatNumber(total, digits), to.label) }
          : {}),
        ...(handOver === null
          ? deactivate
            ? { undo: takeBack(activate) }
            : {}
          : { undo: () => handBack(handOver) }),
      });
      onClose();
    });

  return (
    <FormLayout
      onSubmit={submit}
      problem={deed.rest(['to'])}
      actions={
        <Button
          type="submit"
          variant={deactivate ? 'danger' : 'primary'}
          pending={deed.pending}
          disabled={(gives && to === null) || (!deactivate && holdings.length === 0)}
        >
          {deactivate ? text.doDeactivate : text.doHandOver}
        </Button>
      }
    >
      {deactivate ? <p className="text-pretty text-ink-muted">{text.lead}</p> : null}
      {holdings.length === 0 ? (
        deactivate ? null : (
          <p>{text.nothing}</p>
        )
      ) : (
        <>
          <Holdings holdings={holdings} />
          {deactivate ? (
            <RadioGroup
              inline
              label={text.what}
              value={gives ? 'give' : 'leave'}
              onChange={(id) => setGives(id === 'give')}
              options={[
                { id: 'give', label: text.give },
                { id: 'leave', label: text.leave },
              ]}
            />
          ) : null}
          {gives ? (
            <ComboBox
              label={text.to}
              value={to}
              onChange={setTo}
              load={people}
              error={deed.errorOf('to')}
              required
            />
          ) : null}
          {gives ? <p className="text-sm text-pretty text-ink-muted">{text.undoable}</p> : null}
        </>
      )}
    </FormLayout>
  );
};

const Holdings = ({ holdings }: { readonly holdings: readonly Holding[] }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-sm text-ink-muted">{text.responsible}</h3>
      <dl className="flex flex-wrap gap-2">
        {holdings.map(({ object, label, count, more }) => (
          <div key={object} className="flex items-baseline gap-2 rounded-control bg-surface-2 px-3 py-1.5">
            <dd className="order-1 font-strong tabular-nums">
              {more ? text.atLeast(formatNumber(count, digits)) : formatNumber(count, digits)}
            </dd>
            <dt className="order-2 text-sm">{say(label, locale)}</dt>
          </div>
        ))}
      </dl>
      <p className="text-sm text-pretty text-ink-muted">{text.stays}</p>
    </div>
  );
};

/** Active colleagues but this one, by name. */
const useColleagues = (except: string) =>
  useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly Option[]> => {
      const page = await readPage(
        'member',
        {
          fields: ['name'],
          sort: [{ field: 'name', direction: 'asc' }],
          limit: 20,
          filter: {
            and: [
              { field: 'active', op: 'eq', value: true },
              ...(typed.trim() === '' ? [] : [{ search: typed }]),
            ],
          },
        },
        signal,
      );
      return page.records
        .filter(({ id }) => id !== except)
        .map((record) => ({ id: record.id, label: textIn(record, 'name') }));
    },
    [except],
  );
