import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Dialog, Select, showToast, useLocale, useWords, type Option } from '#web/kit/index.ts';
import { callApi, keys, titleOf, useDeed, useTakeBack } from '#web/records/index.ts';

const words = {
  remove: { fa: (name: string) => `برداشتن «${name}»`, en: (name: string) => `Remove “${name}”` },
  merge: { fa: (name: string) => `ادغام «${name}»`, en: (name: string) => `Merge “${name}”` },
  used: {
    fa: (count: string) => `${count} رکورد آن را دارد.`,
    en: (count: string) => `${counted(count, 'record has', 'records have')} it.`,
  },
  removeText: { fa: 'به جای آن چه بنشیند؟', en: 'What shall take its place?' },
  mergeText: {
    fa: 'هر رکوردی که این را دارد آن دیگری را می‌گیرد، و این یکی به بازیافت می‌رود.',
    en: 'Every record that has this one gets the other, and this one goes to the bin.',
  },
  by: { fa: 'به جای آن', en: 'In its place' },
  into: { fa: 'در این یکی', en: 'Into this one' },
  replace: { fa: 'جابه‌جایی و برداشتن', en: 'Move and remove' },
  mergeDeed: { fa: 'ادغام', en: 'Merge' },
  bare: { fa: 'برداشتن بی‌جایگزین', en: 'Remove, nothing in its place' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  done: {
    fa: (one: string, other: string) => `«${other}» به جای «${one}» نشست.`,
    en: (one: string, other: string) => `“${other}” took the place of “${one}”.`,
  },
};

/** How many records have each word of a vocabulary, all or those of one kind. */
export const useUses = (object: string, of?: string) =>
  useQuery({
    queryKey: ['vocabulary', object, 'uses', of],
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (
        await callApi<{ readonly uses: Readonly<Record<string, number>> }>(
          `/vocabularies/${object}/uses${of === undefined ? '' : `?of=${of}`}`,
          { signal },
        )
      ).uses,
  });

/** One word in the place of another, in every record and as one deed: to merge two, or to remove one that is in use. */
export const ReplaceDialog = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly count: number;
  readonly others: readonly Option[];
  readonly as: 'merge' | 'remove';
  /** Given where the word may also go with nothing in its place. */
  readonly onBare?: (() => void) | undefined;
  readonly onClose: () => void;
}) => {
  const { object, record, count, others, as, onBare, onClose } = props;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const client = useQueryClient();
  const deed = useDeed();
  const [by, setBy] = useState<string | null>(null);
  const name = titleOf(object, record) ?? say(object.one, locale);
  const path = `/vocabularies/${object.name}/${record.id}/replacement`;
  const readAnew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.allRecords }),
      client.invalidateQueries({ queryKey: ['vocabulary', object.name] }),
    ]);
  const takeBack = useTakeBack(readAnew);
  const replace = () =>
    deed.run(async () => {
      await callApi(path, { method: 'POST', body: { by } });
      await readAnew();
      showToast({
        message: text.done(name, others.find(({ id }) => id === by)?.label ?? ''),
        undo: takeBack(() => callApi(path, { method: 'DELETE' })),
      });
      onClose();
    });
  return (
    <Dialog
      title={as === 'merge' ? text.merge(name) : text.remove(name)}
      size="small"
      open
      dismissable={!deed.pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button variant="primary" pending={deed.pending} disabled={by === null} onPress={replace}>
            {as === 'merge' ? text.mergeDeed : text.replace}
          </Button>
          {onBare ? <Button onPress={onBare}>{text.bare}</Button> : null}
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          {count > 0 ? `${text.used(formatNumber(count, digits))} ` : ''}
          {as === 'merge' ? text.mergeText : text.removeText}
        </p>
        <Select
          label={as === 'merge' ? text.into : text.by}
          value={by}
          options={others.filter(({ id }) => id !== record.id)}
          onChange={setBy}
          {...(deed.problem ? { error: deed.problem.detail } : {})}
        />
      </div>
    </Dialog>
  );
};
