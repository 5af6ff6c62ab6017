import { Plus, Trash2 } from 'lucide-react';

import { Button, IconButton, TextField, useWords } from '#web/kit/index.ts';

import type { Objection } from '../../contract/script.ts';
import type { ScriptDraft } from './draft.ts';
import { SpokenField } from './step-card.tsx';
import { scriptWords } from './words.ts';

/** What customers hold against it, each with its answer. */
export const ObjectionsCard = (props: {
  readonly objections: readonly Objection[];
  readonly draft: ScriptDraft;
}) => {
  const { objections, draft } = props;
  const text = useWords(scriptWords);
  return (
    <section aria-label={text.objections} className="flex flex-col gap-4 rounded-card bg-surface-1 p-4">
      <h2 className="leading-title font-strong">{text.objections}</h2>
      {objections.map(({ key, says, answer }) => (
        <div key={key} className="flex flex-col gap-2 border-t border-surface-2 pt-3 first-of-type:border-0">
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <TextField
                label={text.objection}
                value={says}
                maxLength={200}
                onChange={(next) => draft.objection(key, { says: next })}
              />
            </div>
            <IconButton
              label={`${text.removeObjection}: ${says}`}
              icon={<Trash2 size={16} />}
              onPress={() => draft.removeObjection(key)}
            />
          </div>
          <SpokenField
            label={text.reply}
            value={answer}
            onChange={(next) => draft.objection(key, { answer: next })}
          />
        </div>
      ))}
      <div>
        <Button
          variant="quiet"
          icon={<Plus size={16} />}
          onPress={() => draft.addObjection(text.objection, text.newSay)}
        >
          {text.addObjection}
        </Button>
      </div>
    </section>
  );
};
