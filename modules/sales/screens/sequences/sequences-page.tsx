import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ListOrdered, Plus } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import { Badge, Button, EmptyState, Link, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, tellFailure, useCreate, useObject } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';
import type { ObjectContract } from '#records/contract.ts';

import type { SequenceState } from '../../contract/sequence.ts';
import { CallingFrame } from '../calling/frame.tsx';
import { sequenceWords } from './words.ts';

/** Sequences with how many are where. */
export const useSequences = () =>
  useQuery({
    queryKey: [...keys.object('sequence_enrolment'), 'sequences'],
    queryFn: ({ signal }) => callApi<{ sequences: readonly SequenceState[] }>('/sales/sequences', { signal }),
  });

/** `/calling/sequences`: how customers are followed up over days. */
const SequencesPage = () => {
  const text = useWords(sequenceWords);
  const object = useObject('sequence');
  const sequences = useSequences();
  return (
    <CallingFrame
      page="sequences"
      actions={object?.abilities.create ? <NewSequence object={object} /> : undefined}
    >
      <Waiting query={sequences} rows={3}>
        {({ sequences: found }) =>
          found.length === 0 ? (
            <EmptyState icon={<ListOrdered size={20} />} title={text.none}>
              {text.noneHint}
            </EmptyState>
          ) : (
            <ul className="grid gap-3 md:grid-cols-2">
              {found.map((one) => (
                <SequenceCard key={one.id} sequence={one} />
              ))}
            </ul>
          )
        }
      </Waiting>
    </CallingFrame>
  );
};

const SequenceCard = ({ sequence }: { readonly sequence: SequenceState }) => {
  const text = useWords(sequenceWords);
  const { digits } = useLocale();
  const { active, paused, finished, stopped } = sequence.counts;
  const number = (value: number): string => formatNumber(value, digits);
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-card bg-surface-1 p-4">
      <h2 className="flex items-center gap-2 leading-title font-strong">
        <Link href={`/calling/sequences/${sequence.id}`}>
          <bdi>{sequence.name}</bdi>
        </Link>
        <span className="text-sm font-normal text-ink-muted">{text.steps(number(sequence.steps))}</span>
        {sequence.active ? null : <Badge tone="neutral">{text.inactive}</Badge>}
      </h2>
      <p className="flex flex-wrap gap-x-4 text-sm text-ink-muted">
        <span>{text.active(number(active))}</span>
        {paused > 0 ? <span>{text.paused(number(paused))}</span> : null}
        <span>{text.stopped(number(stopped))}</span>
        <span>{text.finished(number(finished))}</span>
      </p>
    </li>
  );
};

const NewSequence = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(sequenceWords);
  const { digits } = useLocale();
  const navigate = useNavigate();
  const create = useCreate(object);
  const { data } = useSequences();
  const make = async () => {
    const taken = new Set(data?.sequences.map(({ name }) => name));
    let name: string = text.untitled;
    for (let number = 2; taken.has(name); number += 1)
      name = `${text.untitled} ${formatNumber(number, digits)}`;
    try {
      const made = await create.mutateAsync({
        name,
        definition: { steps: [{ key: 'first', kind: 'call', after: 0, title: text.newTitle, text: '' }] },
      });
      await navigate({ to: `/calling/sequences/${made.id}` });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  return (
    <Button
      variant="primary"
      icon={<Plus size={16} />}
      pending={create.isPending}
      onPress={() => void make()}
    >
      {text.create}
    </Button>
  );
};

export default SequencesPage;
