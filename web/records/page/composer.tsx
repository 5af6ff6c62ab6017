import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, useLocale, useWords } from '#web/kit/index.ts';

import { isOver } from '../calendar/over.ts';
import type { Values } from '../data/values.ts';
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
export const Composer = (props: {
  readonly offers: readonly Offer[];
  /** A call or a meeting that took place was written down. */
  readonly onLogged: () => void;
}) => {
  const { offers, onLogged } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const quickCreate = useQuickCreate();
  const log = async ({ object, prefill }: Offer) => {
    const made = await quickCreate({
      object: object.name,
      prefill: { ...startOf(object), ...prefill },
    });
    // What is planned or to be done is itself the next step.
    if (made && (object.calendar?.over === undefined || isOver(object.calendar, made))) onLogged();
  };
  const note = offers.find(({ object }) => object.activity === 'note');
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
          .map((offer) => (
            <Button
              key={offer.object.name}
              variant="quiet"
              icon={iconOf(offer.object.name, 16)}
              onPress={() => void log(offer)}
            >
              {say(offer.object.one, locale)}
            </Button>
          ))}
      </div>
    </div>
  );
};

/** A call that is written down has usually just ended. */
const startOf = ({ activity, calendar }: ObjectContract): Values =>
  activity === 'call' && calendar ? { [calendar.at]: new Date().toISOString() } : {};
