import { CircleCheck } from 'lucide-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { BareButton, classes, EmptyState, Select, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, useMe } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { Missed, MissedCount } from '../../contract/missed.ts';
import { CallingFrame } from '../calling/frame.tsx';
import { MissedLine } from './missed-line.tsx';
import { missedWords } from './words.ts';

/** `/calling/missed`: chances that nobody takes care of, each with a way out. */
const MissedPage = () => {
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const kind = typeof search['kind'] === 'string' ? search['kind'] : undefined;
  const owner = typeof search['owner'] === 'string' ? search['owner'] : undefined;
  const wish = new URLSearchParams({
    ...(kind === undefined ? {} : { kind }),
    ...(owner === undefined ? {} : { owner }),
  }).toString();
  const missed = useQuery({
    queryKey: ['missed', wish],
    queryFn: ({ signal }) => callApi<Missed>(`/sales/missed?${wish}`, { signal }),
    placeholderData: keepPreviousData,
    // Colleagues take care of them meanwhile.
    refetchInterval: 60_000,
  });
  return (
    <CallingFrame page="missed">
      <Waiting query={missed}>
        {(found) => (
          <Chances
            missed={found}
            kind={kind}
            owner={owner}
            stale={missed.isPlaceholderData}
            onGo={(part) => void navigate({ to: '/calling/missed', search: { kind, owner, ...part } })}
          />
        )}
      </Waiting>
    </CallingFrame>
  );
};

const Chances = (props: {
  readonly missed: Missed;
  readonly kind: string | undefined;
  readonly owner: string | undefined;
  /** Others were asked for, which are still on their way. */
  readonly stale: boolean;
  readonly onGo: (part: { readonly kind?: string; readonly owner?: string | undefined }) => void;
}) => {
  const { missed, kind, owner, stale, onGo } = props;
  const text = useWords(missedWords);
  const { locale, digits } = useLocale();
  const me = useMe();
  const { kinds, owners, rows } = missed;
  const chosen = kinds.find(({ name }) => name === kind) ?? kinds.find(({ count }) => count > 0) ?? kinds[0];
  const steps = kinds.filter(({ isStep }) => isStep);
  const without = steps.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {steps.length > 0 && owner === undefined ? (
        <p
          className={classes(
            'flex items-center gap-2 rounded-card p-4',
            without === 0 ? 'bg-success-soft' : 'bg-warning-soft',
          )}
        >
          <CircleCheck
            size={20}
            aria-hidden="true"
            className={without === 0 ? 'shrink-0 text-success' : 'hidden'}
          />
          {without === 0
            ? text.allHaveStep
            : text.withoutStep(
                steps.some(({ more }) => more)
                  ? text.moreThan(formatNumber(without, digits))
                  : formatNumber(without, digits),
              )}
        </p>
      ) : null}
      <nav aria-label={text.kinds} className="grid grid-cols-2 gap-2 lg:grid-cols-5">
        {kinds.map((one) => (
          <KindTile
            key={one.name}
            kind={one}
            chosen={one.name === chosen?.name}
            onPress={() => onGo({ kind: one.name })}
          />
        ))}
      </nav>
      {chosen ? (
        <section
          aria-label={say(chosen.label, locale)}
          aria-busy={stale}
          className="flex flex-col rounded-card bg-surface-1"
        >
          <header className="flex flex-wrap items-end gap-x-6 gap-y-2 p-4 pb-2">
            <div className="min-w-0 flex-1 basis-72">
              <h2 className="leading-title font-strong">{say(chosen.label, locale)}</h2>
              <p className="text-sm text-ink-muted">{say(chosen.hint, locale)}</p>
            </div>
            {owners.length > 1 || owner !== undefined ? (
              <div className="w-56 max-sm:w-full">
                <Select
                  label={text.owner}
                  value={owner ?? ''}
                  options={[
                    { id: '', label: text.everybody },
                    { id: me.member.id, label: text.mine },
                    ...owners
                      .filter(({ id }) => id !== me.member.id)
                      .map(({ id, name, count }) => ({
                        id: id ?? 'nobody',
                        label: id === null ? text.nobody : (name ?? text.unnamed),
                        detail: formatNumber(count, digits),
                      })),
                  ]}
                  onChange={(id) => onGo({ owner: id === null || id === '' ? undefined : id })}
                />
              </div>
            ) : null}
          </header>
          {rows.length === 0 ? (
            <EmptyState icon={<CircleCheck size={20} />} title={text.none}>
              {text.noneHint}
            </EmptyState>
          ) : (
            <ul className="flex flex-col px-2 pb-2">
              {rows.map((row) => (
                <MissedLine key={row.record.id} object={chosen.object} row={row} />
              ))}
            </ul>
          )}
          {chosen.count > rows.length ? (
            <p className="px-4 pb-4 text-sm text-ink-muted">{text.rest(formatNumber(rows.length, digits))}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
};

const KindTile = (props: {
  readonly kind: MissedCount;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) => {
  const { kind, chosen, onPress } = props;
  const text = useWords(missedWords);
  const { locale, digits } = useLocale();
  const count = formatNumber(kind.count, digits);
  return (
    <BareButton
      aria-current={chosen ? 'true' : undefined}
      onPress={onPress}
      className={classes(
        'flex min-w-0 flex-col items-start gap-1 rounded-card p-4 text-start',
        chosen ? 'bg-accent-soft' : 'bg-surface-1 data-hovered:bg-surface-2',
      )}
    >
      <span className="text-xl leading-title font-strong">{kind.more ? text.moreThan(count) : count}</span>
      <span className="text-sm">{say(kind.label, locale)}</span>
    </BareButton>
  );
};

export default MissedPage;
