import { useState } from 'react';

import type { Stored } from '#records/contract.ts';
import { Button, useMinute, useWords } from '#web/kit/index.ts';
import { useMe } from '#web/records/index.ts';

import type { ClaimedRow } from '../../contract/calling.ts';
import { speechOf, type ScriptDefinition } from '../../contract/script.ts';
import { placesFor } from '../calling/places.ts';
import { ScriptPanel } from '../calling/script-panel.tsx';
import { useScript } from '../calling/use-script.ts';
import { scriptWords } from './words.ts';

/** The script as a caller walks through it, with a customer who is not there. */
export const ScriptPreview = (props: { readonly name: string; readonly definition: ScriptDefinition }) => {
  const text = useWords(scriptWords);
  const [round, setRound] = useState(0);
  return (
    <section aria-label={text.preview} className="flex flex-col gap-2">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="min-w-0 flex-1 leading-title font-strong">{text.preview}</h2>
        <Button variant="quiet" onPress={() => setRound((before) => before + 1)}>
          {text.restart}
        </Button>
      </header>
      <p className="text-sm text-ink-muted">{text.previewHint}</p>
      <Walk key={round} {...props} />
    </section>
  );
};

const Walk = (props: { readonly name: string; readonly definition: ScriptDefinition }) => {
  const text = useWords(scriptWords);
  const me = useMe();
  const now = useMinute();
  const sample: Stored = {
    id: '',
    version: 1,
    createdAt: now,
    createdBy: null,
    updatedAt: now,
    updatedBy: null,
    removedAt: null,
    values: {
      kind: 'person',
      name: text.sampleName,
      honorific: text.sampleHonorific,
      familyName: text.sampleFamily,
    },
  };
  const row: ClaimedRow = {
    entry: '',
    object: 'party',
    record: sample,
    party: null,
    tries: 0,
    claimedUntil: now,
  };
  return <ScriptPanel run={useScript(row, props, placesFor(row, me, speechOf(props.definition), now))} />;
};
