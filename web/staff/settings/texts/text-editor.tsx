import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import { Button, FormLayout, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, tellFailure, useDeed, useMe } from '#web/records/index.ts';

import { Fate } from '../channels/trial.tsx';
import { usePreview } from '../use-preview.ts';
import {
  askPreview,
  pathOf,
  textsQuery,
  type MessageText,
  type WritableMessage,
  type WritableText,
} from './data.ts';
import { PlaceFields } from './place-field.tsx';
import { TextPreviewPane } from './text-preview.tsx';

const words = {
  save: { fa: 'ذخیره', en: 'Save' },
  saved: { fa: 'متن ذخیره شد', en: 'The text is saved' },
  notSaved: { fa: 'ذخیره نشد', en: 'Not saved' },
  standard: { fa: 'بازگشت به متن آماده', en: 'Back to the standard text' },
  backToStandard: { fa: 'متن آماده برگشت', en: 'The standard text is back' },
  discard: { fa: 'دور انداختن تغییرها', en: 'Discard changes' },
  trial: { fa: 'فرستادن آزمایشی به خودم', en: 'Send me a trial' },
  onlyAdmin: {
    fa: 'این پیام پیوندی دارد که دری را باز می‌کند؛ متن آن را تنها مدیر فضای کار می‌نویسد.',
    en: 'This message carries a link that opens a door; only an administrator writes its text.',
  },
};

/** The words of one message in one channel and language, what comes of them, and a trial. */
export const TextEditor = (props: {
  readonly message: WritableMessage;
  readonly text: WritableText;
  /** What is written and not saved. */
  readonly draft: MessageText | null;
  readonly onDraft: (draft: MessageText | null) => void;
}) => {
  const { message, text: written, draft, onDraft } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const { abilities } = useMe();
  const client = useQueryClient();
  const deed = useDeed();
  const trial = useDeed();
  const [trialId, setTrialId] = useState<string | null>(null);
  const kept = written.own ?? written.standard;
  const value = draft ?? kept;
  const path = pathOf(message.name, written);
  const { preview, problem } = usePreview({ path, text: value }, askPreview);
  const mayWrite = abilities.admin || !message.sensitive;

  const errorOf = (field: 'subject' | 'body'): string | undefined => {
    const fault = draft && preview?.faults.find((one) => one.field === field);
    return fault ? say(fault.message, locale) : deed.errorOf(field);
  };
  const put = async (own: MessageText | null) => {
    await callApi(path, own === null ? { method: 'DELETE' } : { method: 'PUT', body: own });
    await client.invalidateQueries({ queryKey: textsQuery.queryKey });
  };
  /** Saving and going back are taken back alike: by what was there before. */
  const change = (own: MessageText | null, message: string) =>
    deed.run(async () => {
      const before = written.own;
      await put(own);
      onDraft(null);
      deed.clear();
      showToast({
        message,
        tone: 'success',
        undo: () => put(before).catch((error: unknown) => tellFailure(text.notSaved, error)),
      });
    });
  const sendTrial = () =>
    trial.run(async () => {
      setTrialId(null);
      const { id } = await callApi<{ id: string }>(`${path}/trial`, { method: 'POST', body: value });
      setTrialId(id);
      trial.clear();
    });

  return (
    <div className="grid grid-cols-[minmax(18rem,32rem)_minmax(0,1fr)] items-start gap-8 max-lg:grid-cols-1">
      {mayWrite ? (
        <FormLayout
          onSubmit={() => change(value, text.saved)}
          problem={deed.rest(['subject', 'body'])}
          actions={
            <>
              <Button
                type="submit"
                variant="primary"
                pending={deed.pending}
                disabled={draft === null || (preview?.faults.length ?? 0) > 0}
              >
                {text.save}
              </Button>
              {draft === null ? null : (
                <Button variant="quiet" onPress={() => onDraft(null)}>
                  {text.discard}
                </Button>
              )}
              {written.own === null ? null : (
                <Button variant="quiet" onPress={() => change(null, text.backToStandard)}>
                  {text.standard}
                </Button>
              )}
            </>
          }
        >
          <PlaceFields
            text={written}
            subject={value.subject ?? ''}
            body={value.body}
            errorOf={errorOf}
            onChange={(field, next) => {
              const changed = { ...value, [field]: next };
              onDraft(changed.body === kept.body && changed.subject === kept.subject ? null : changed);
            }}
          />
        </FormLayout>
      ) : (
        <p className="text-pretty text-ink-muted">{text.onlyAdmin}</p>
      )}
      <div className="flex min-w-0 flex-col gap-4">
        <TextPreviewPane text={written} preview={preview} problem={problem} />
        <div className="flex flex-wrap items-center gap-3">
          <Button onPress={sendTrial} pending={trial.pending} disabled={(preview?.faults.length ?? 0) > 0}>
            {text.trial}
          </Button>
          <div aria-live="polite" className="text-sm empty:hidden">
            {trial.problem === null ? null : (
              <p className="text-danger">{trial.errorOf('to') ?? trial.problem.detail}</p>
            )}
            {trialId === null ? null : <Fate key={trialId} id={trialId} />}
          </div>
        </div>
      </div>
    </div>
  );
};
