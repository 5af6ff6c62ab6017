import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { PageQuery } from '#records/contract.ts';
import { Button, Dialog, RadioGroup, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, newKey, useDeed } from '#web/records/index.ts';

import type { Enrolled } from '../../contract/sequence.ts';
import { useSequences } from './sequences-page.tsx';
import { sequenceWords } from './words.ts';

/** Puts what the query holds into a sequence. */
export const EnrolDialog = (props: {
  readonly object: string;
  readonly query: PageQuery;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}) => {
  const { object, query, onClose, onDone } = props;
  const text = useWords(sequenceWords);
  const { digits } = useLocale();
  const queries = useQueryClient();
  const deed = useDeed();
  const { data } = useSequences();
  const [key] = useState(newKey);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = data?.sequences.filter(({ active }) => active) ?? [];
  const sequence = chosen ?? open[0]?.id;
  const enrol = () =>
    deed.run(async () => {
      const { filter, variant } = query;
      const made = await callApi<Enrolled>(`/sales/sequences/${sequence ?? ''}/enrolments`, {
        method: 'POST',
        idempotencyKey: key,
        body: { object, ...(filter ? { filter } : {}), ...(variant === undefined ? {} : { variant }) },
      });
      await queries.invalidateQueries({ queryKey: keys.object('sequence_enrolment') });
      const already = made.already === 0 ? '' : formatNumber(made.already, digits);
      showToast({ tone: 'success', message: text.enrolled(formatNumber(made.enrolled, digits), already) });
      onDone?.();
      onClose();
    });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={text.enrolTitle}
      size="small"
      actions={
        <>
          <Button variant="primary" disabled={sequence === undefined} pending={deed.pending} onPress={enrol}>
            {text.put}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      {data && open.length === 0 ? (
        <p className="text-ink-muted">{text.noSequence}</p>
      ) : (
        <RadioGroup
          label={text.which}
          value={sequence ?? null}
          options={open.map(({ id, name, steps }) => ({
            id,
            label: name,
            detail: text.steps(formatNumber(steps, digits)),
          }))}
          onChange={setChosen}
        />
      )}
      {deed.rest([]) === undefined ? null : (
        <p role="alert" className="text-danger">
          {deed.rest([])}
        </p>
      )}
    </Dialog>
  );
};
