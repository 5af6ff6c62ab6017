import { useRef } from 'react';

import { say } from '#persian/bilingual.ts';
import { Button, TextArea, TextField, useLocale, useWords } from '#web/kit/index.ts';

import type { WritableText } from './data.ts';

const words = {
  subject: { fa: 'موضوع', en: 'Subject' },
  body: { fa: 'متن', en: 'Text' },
  places: { fa: 'جاها', en: 'Places' },
  placesHint: {
    fa: 'هر جا با دادهٔ همان پیام پر می‌شود. خطی که جاهایش خالی بماند، در پیام نمی‌آید.',
    en: 'Each place is filled for the message that leaves. A line whose places stay empty is left out.',
  },
};

type Field = 'subject' | 'body';

/** Subject and body, and the places that may stand in them: pressing one puts it where the caret was last. */
export const PlaceFields = (props: {
  readonly text: WritableText;
  readonly subject: string;
  readonly body: string;
  readonly errorOf: (field: Field) => string | undefined;
  readonly onChange: (field: Field, value: string) => void;
}) => {
  const { text: written, subject, body, errorOf, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<{ field: Field; from: number; to: number } | null>(null);

  /** The caret is gone by the time a button is pressed, so that it is noted as it moves. */
  const note = (event: { readonly target: EventTarget }) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return;
    last.current = {
      field: target instanceof HTMLInputElement ? 'subject' : 'body',
      from: target.selectionStart ?? target.value.length,
      to: target.selectionEnd ?? target.value.length,
    };
  };
  const insert = (name: string) => {
    const { field, from, to } = last.current ?? { field: 'body', from: body.length, to: body.length };
    const value = field === 'body' ? body : subject;
    const place = `{${name}}`;
    const caret = from + place.length;
    onChange(field, value.slice(0, from) + place + value.slice(to));
    last.current = { field, from: caret, to: caret };
    requestAnimationFrame(() => {
      const element = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
        field === 'body' ? 'textarea' : 'input',
      );
      element?.focus();
      element?.setSelectionRange(caret, caret);
    });
  };

  return (
    <div ref={box} className="flex flex-col gap-4" onSelect={note} onBlur={note}>
      {written.channel === 'mail' ? (
        <TextField
          label={text.subject}
          value={subject}
          onChange={(value) => onChange('subject', value)}
          error={errorOf('subject')}
          required
        />
      ) : null}
      <TextArea
        label={text.body}
        rows={written.channel === 'mail' ? 10 : 5}
        value={body}
        onChange={(value) => onChange('body', value)}
        error={errorOf('body')}
        required
      />
      <div role="group" aria-label={text.places}>
        <p className="pb-2 text-sm text-pretty text-ink-muted">{text.placesHint}</p>
        <div className="flex flex-wrap gap-1.5">
          {written.places.map(({ label }) => (
            <Button key={label.en} onPress={() => insert(say(label, written.locale))}>
              {say(label, locale)}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
};
