import { useState } from 'react';
import { MessageCircleQuestionMark, Undo2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { Button, IconButton, Kbd, useLocale, useWords } from '#web/kit/index.ts';
import { FieldEditor, fieldOf, isEmpty, useSchema } from '#web/records/index.ts';

import type { ScriptRun } from './use-script.ts';
import { useKeyDeeds } from './keys.ts';
import { SpokenPhrase } from './spoken-phrase.tsx';

const words = {
  script: { fa: 'متن تماس', en: 'Script' },
  back: { fa: 'گام پیشین', en: 'Previous step' },
  over: { fa: 'متن به پایان رسید؛ نتیجه را ثبت کنید.', en: 'The script is over; log the outcome.' },
  objections: { fa: 'اگر گفت…', en: 'If the customer says…' },
  needed: { fa: 'نخست این را پر کنید.', en: 'Fill this in first.' },
};

/** Keys for answers: the left hand's home row, by place. */
const answerKeys = ['KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK'];

/** The step that is said now, with the customer's own name in it, and a key for each answer. */
export const ScriptPanel = ({ run }: { readonly run: ScriptRun }) => {
  const { step, path, places } = run;
  const text = useWords(words);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const [asking, setAsking] = useState(false);
  const [objection, setObjection] = useState<string | null>(null);
  const owner = step?.field ? objects.find(({ name }) => name === step.field?.object) : undefined;
  const field = owner && step?.field && run.applies(step) ? fieldOf(owner, step.field.name) : undefined;
  const value = step?.field ? run.valueOf(step.field) : null;
  const isMissing = field !== undefined && step?.field?.required === true && isEmpty(value);
  const answer = (key: string) => {
    setAsking(isMissing);
    if (isMissing) return;
    setObjection(null);
    run.answer(key);
  };
  useKeyDeeds({
    ...Object.fromEntries(
      answerKeys.map((key, index) => {
        const one = step?.answers[index];
        return [key, one ? () => answer(one.key) : undefined];
      }),
    ),
    Backspace: path.length > 0 ? run.back : undefined,
  });
  return (
    <section aria-label={text.script} className="flex flex-col gap-3 rounded-card bg-surface-1 p-4">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="min-w-0 flex-1 text-sm text-ink-muted">
          <bdi>{step?.title ?? run.name}</bdi>
        </h2>
        {path.length > 0 ? (
          <IconButton label={text.back} icon={<Undo2 size={16} />} onPress={run.back} />
        ) : null}
      </header>
      {step ? (
        <>
          <p aria-live="polite" className="text-lg leading-relaxed">
            <SpokenPhrase phrase={step.say} places={places} />
          </p>
          {field && step.field ? (
            <FieldEditor
              key={step.key}
              field={field}
              label={say(field.label, locale)}
              required={step.field.required}
              value={value}
              onChange={(next) => {
                setAsking(false);
                if (step.field) run.fill(step.field, next);
              }}
              error={asking && isMissing ? text.needed : undefined}
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            {step.answers.map((one, index) => (
              <Button key={one.key} onPress={() => answer(one.key)}>
                <span className="flex items-center gap-2">
                  <bdi>{one.label}</bdi>
                  <span className="max-sm:hidden" aria-hidden="true">
                    <Kbd>{answerKeys[index]?.slice(3)}</Kbd>
                  </span>
                </span>
              </Button>
            ))}
          </div>
        </>
      ) : (
        <p className="text-ink-muted">{text.over}</p>
      )}
      {run.objections.length > 0 ? (
        <div className="flex flex-col gap-2 border-t border-surface-2 pt-3">
          <h3 className="flex items-center gap-1.5 text-sm text-ink-muted">
            <MessageCircleQuestionMark size={16} aria-hidden="true" />
            {text.objections}
          </h3>
          <div className="flex flex-wrap gap-1.5">
            {run.objections.map(({ key, says }) => (
              <Button
                key={key}
                variant="quiet"
                aria-controls="objection-answer"
                onPress={() => setObjection(objection === key ? null : key)}
              >
                <span className={objection === key ? 'text-accent' : undefined}>
                  <bdi>{says}</bdi>
                </span>
              </Button>
            ))}
          </div>
          <p id="objection-answer" aria-live="polite" className="leading-relaxed empty:hidden">
            {run.objections
              .filter(({ key }) => key === objection)
              .map(({ key, answer: said }) => (
                <SpokenPhrase key={key} phrase={said} places={places} />
              ))}
          </p>
        </div>
      ) : null}
    </section>
  );
};
