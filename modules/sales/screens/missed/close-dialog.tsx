import { useState } from 'react';

import type { ObjectContract } from '#records/contract.ts';
import { Button, Dialog, RadioGroup, useWords } from '#web/kit/index.ts';
import {
  fieldOf,
  isLinked,
  offeredChoices,
  tellFailure,
  useRecordPages,
  useUpdate,
  type Values,
} from '#web/records/index.ts';
import { say } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';

import type { MissedRow } from '../../contract/missed.ts';
import { missedWords } from './words.ts';

type Props = {
  readonly object: ObjectContract;
  readonly row: MissedRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Closes what is no chance any more, with the reason that the firm learns from. */
export const CloseDialog = (props: Props) =>
  props.object.name === 'lead' ? (
    <CloseLead {...props} />
  ) : props.object.name === 'deal' ? (
    <CloseDeal {...props} />
  ) : (
    <Closing {...props} title={missedWords.settled} ready values={{ settled: true }} />
  );

const CloseLead = (props: Props) => {
  const text = useWords(missedWords);
  const { locale } = useLocale();
  const [reason, setReason] = useState<string | null>(null);
  const field = fieldOf(props.object, 'junkReason');
  return (
    <Closing
      {...props}
      title={missedWords.closeLead}
      ready={reason !== null}
      values={{ status: 'junk', junkReason: reason }}
    >
      <RadioGroup
        label={text.reason}
        value={reason}
        options={(field ? offeredChoices(field) : []).map(({ key, label }) => ({
          id: key,
          label: say(label, locale),
        }))}
        onChange={setReason}
      />
    </Closing>
  );
};

const CloseDeal = (props: Props) => {
  const text = useWords(missedWords);
  const [reason, setReason] = useState<string | null>(null);
  const pipeline = props.row.record.values['pipeline'];
  const reasons = useRecordPages('loss_reason', {
    filter: { field: 'active', op: 'eq', value: true },
    sort: [{ field: 'position', direction: 'asc' }],
    limit: 50,
  });
  const stages = useRecordPages('stage', {
    filter: {
      and: [
        { field: 'kind', op: 'eq', value: 'lost' },
        { field: 'pipeline', op: 'eq', value: isLinked(pipeline) ? pipeline.id : '' },
      ],
    },
    limit: 1,
  });
  const stage = stages.records[0];
  const chosen = reasons.records.find(({ id }) => id === reason);
  const linked = (object: string, record: typeof stage) =>
    record ? { id: record.id, object, title: String(record.values['name']) } : null;
  return (
    <Closing
      {...props}
      title={missedWords.closeDeal}
      ready={stage !== undefined && chosen !== undefined}
      values={{ stage: linked('stage', stage), lossReason: linked('loss_reason', chosen) }}
    >
      <RadioGroup
        label={text.reason}
        value={reason}
        options={reasons.records.map(({ id, values }) => ({ id, label: String(values['name']) }))}
        onChange={setReason}
      />
    </Closing>
  );
};

const Closing = (
  props: Props & {
    readonly title: { readonly fa: string; readonly en: string };
    readonly ready: boolean;
    readonly values: Values;
    readonly children?: React.ReactNode;
  },
) => {
  const { object, row, onDone, onClose, title, ready, values, children } = props;
  const text = useWords(missedWords);
  const { locale } = useLocale();
  const update = useUpdate(object, { quiet: true });
  const close = async () => {
    try {
      await update.mutateAsync({ record: row.record, values, undo: text.closed });
      onDone();
    } catch (error) {
      tellFailure(text.notClosed, error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={say(title, locale)}
      size="small"
      actions={
        <>
          <Button variant="primary" disabled={!ready} pending={update.isPending} onPress={() => void close()}>
            {text.close}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
};
