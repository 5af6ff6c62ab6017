import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import { Button, Dialog, Select, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, isLinked, keys, textIn, useDeed, useTakeBack } from '#web/records/index.ts';

import { stagesOf } from './editing.ts';

const words = {
  title: { fa: (name: string) => `برداشتن «${name}»`, en: (name: string) => `Remove “${name}”` },
  intro: {
    fa: 'معامله‌های این کاریز کجا بروند؟ تاریخچهٔ مرحله‌هایشان می‌ماند و همه با هم جابه‌جا می‌شوند.',
    en: 'Where shall the deals of this pipeline go? Their stage history stays, and all of them move at once.',
  },
  stage: {
    fa: (name: string, count: string) => `${name} – ${count} معامله`,
    en: (name: string, count: string) => `${name} – ${counted(count, 'deal', 'deals')}`,
  },
  remove: { fa: 'جابه‌جایی و برداشتن', en: 'Move and remove' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  done: {
    fa: (name: string, count: string) => `«${name}» برداشته شد و ${count} معامله جابه‌جا شد.`,
    en: (name: string, count: string) => `“${name}” is removed; ${counted(count, 'deal', 'deals')} moved.`,
  },
};

/** Asks where the deals of each stage go before their pipeline does. */
export const DissolveDialog = (props: {
  readonly pipeline: Stored;
  readonly stages: readonly Stored[];
  readonly counts: Readonly<Record<string, number>>;
  readonly onClose: () => void;
}) => {
  const { pipeline, stages, counts, onClose } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const client = useQueryClient();
  const deed = useDeed();
  const name = textIn(pipeline, 'name');
  const own = stagesOf(stages, pipeline);
  const others = stages.filter((stage) => !own.includes(stage));
  const filled = own.filter(({ id }) => (counts[id] ?? 0) > 0);
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      filled.flatMap((stage) => {
        const place = likest(stage, own, others);
        return place === undefined ? [] : [[stage.id, place]];
      }),
    ),
  );
  const at = `/pipelines/${pipeline.id}/dissolution`;
  const readAnew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.allRecords }),
      client.invalidateQueries({ queryKey: ['vocabulary', 'stage'] }),
    ]);
  const takeBack = useTakeBack(readAnew);
  const remove = () =>
    deed.run(async () => {
      const { moved } = await callApi<{ readonly moved: number }>(at, {
        method: 'POST',
        body: { stages: places },
      });
      await readAnew();
      showToast({
        message: text.done(name, formatNumber(moved, digits)),
        undo: takeBack(() => callApi(at, { method: 'DELETE' })),
      });
      onClose();
    });
  return (
    <Dialog
      title={text.title(name)}
      size="small"
      open
      dismissable={!deed.pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button
            variant="primary"
            pending={deed.pending}
            disabled={filled.some(({ id }) => places[id] === undefined)}
            onPress={remove}
          >
            {text.remove}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty">{text.intro}</p>
        {deed.problem ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger">
            {deed.problem.errors[0]?.message ?? deed.problem.detail}
          </p>
        ) : null}
        {filled.map((stage) => (
          <Select
            key={stage.id}
            label={text.stage(textIn(stage, 'name'), formatNumber(counts[stage.id] ?? 0, digits))}
            value={places[stage.id] ?? null}
            options={others.map((other) => ({
              id: other.id,
              label: textIn(other, 'name'),
              detail: isLinked(other.values['pipeline']) ? (other.values['pipeline'].title ?? '') : '',
              ...(typeof other.values['color'] === 'number' ? { category: other.values['color'] } : {}),
            }))}
            onChange={(id) => (id === null ? undefined : setPlaces({ ...places, [stage.id]: id }))}
          />
        ))}
      </div>
    </Dialog>
  );
};

/** The stage of another pipeline that means the same: the first of its kind at the same step, or the last before it. */
const likest = (stage: Stored, own: readonly Stored[], others: readonly Stored[]): string | undefined => {
  const { kind } = stage.values;
  const step = own.filter(({ values }) => values['kind'] === kind).indexOf(stage);
  const first = others.find(({ values }) => values['kind'] === kind);
  const same = others.filter(
    ({ values }) =>
      values['kind'] === kind &&
      isLinked(values['pipeline']) &&
      first !== undefined &&
      isLinked(first.values['pipeline']) &&
      values['pipeline'].id === first.values['pipeline'].id,
  );
  return (same[step] ?? same.at(-1))?.id;
};
