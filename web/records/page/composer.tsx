import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { Button, FormLayout, TextArea, useLocale, useWords } from '#web/kit/index.ts';

import { useOwnership } from '../data/ownership.ts';
import { ApiProblem } from '../data/problem.ts';
import { useCreate } from '../data/write.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { iconOf, type Offer } from './activities.ts';

const words = {
  note: { fa: 'یادداشت', en: 'Note' },
  placeholder: { fa: 'چه گذشت؟ چه باید یادمان بماند؟', en: 'What happened? What should we remember?' },
  save: { fa: 'ثبت یادداشت', en: 'Save the note' },
};

/** A note is written on the spot; other activities open their form with this record filled in. */
export const Composer = ({ offers }: { readonly offers: readonly Offer[] }) => {
  const { locale } = useLocale();
  const quickCreate = useQuickCreate();
  const note = offers.find(({ object }) => object.name === 'note');
  if (offers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 rounded-card bg-surface-1 p-3">
      {note ? <NoteForm offer={note} /> : null}
      <div className="flex flex-wrap gap-1">
        {offers
          .filter((offer) => offer !== note)
          .map(({ object, prefill }) => (
            <Button
              key={object.name}
              variant="quiet"
              icon={iconOf(object.name, 16)}
              onPress={() =>
                void quickCreate({ object: object.name, prefill: { ...startOf(object.name), ...prefill } })
              }
            >
              {say(object.one, locale)}
            </Button>
          ))}
      </div>
    </div>
  );
};

/** A call that is written down has usually just ended. */
const startOf = (name: string) => (name === 'call' ? { at: new Date().toISOString() } : {});

const NoteForm = ({ offer }: { readonly offer: Offer }) => {
  const text = useWords(words);
  const create = useCreate(offer.object);
  const mine = useOwnership(offer.object);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = () => {
    if (typed.trim() === '') return;
    create.mutate(
      { ...mine, ...offer.prefill, text: typed },
      {
        onSuccess: () => {
          setTyped('');
          setProblem(undefined);
        },
        onError: (error) => setProblem(error instanceof ApiProblem ? error.detail : error.message),
      },
    );
  };
  return (
    <FormLayout onSubmit={save} wide>
      <TextArea
        label={text.note}
        hideLabel
        placeholder={text.placeholder}
        rows={typed === '' ? 1 : 3}
        value={typed}
        onChange={setTyped}
        error={problem}
      />
      {typed.trim() === '' ? null : (
        <div>
          <Button type="submit" variant="primary" pending={create.isPending}>
            {text.save}
          </Button>
        </div>
      )}
    </FormLayout>
  );
};
