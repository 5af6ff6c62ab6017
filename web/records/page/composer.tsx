import { say } from '#persian/bilingual.ts';
import { Button, useLocale, useWords } from '#web/kit/index.ts';

import { useQuickCreate } from '../fields/quick-create-context.ts';
import { iconOf, type Offer } from './activities.ts';
import { NoteForm } from './note-form.tsx';

const words = {
  note: { fa: 'یادداشت', en: 'Note' },
  placeholder: {
    fa: 'چه گذشت؟ با @ همکارتان را خبر کنید.',
    en: 'What happened? Mention a colleague with @.',
  },
  save: { fa: 'ثبت یادداشت', en: 'Save the note' },
};

/** A note is written on the spot; other activities open their form with this record filled in. */
export const Composer = ({ offers }: { readonly offers: readonly Offer[] }) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const quickCreate = useQuickCreate();
  const note = offers.find(({ object }) => object.name === 'note');
  if (offers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 rounded-card bg-surface-1 p-3">
      {note ? (
        <NoteForm
          object={note.object}
          prefill={note.prefill}
          label={text.note}
          placeholder={text.placeholder}
          action={text.save}
        />
      ) : null}
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
