import { useRef, useState, type ClipboardEvent } from 'react';
import { ClipboardPaste, Undo2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { Button, TextArea, useLocale, useWords } from '#web/kit/index.ts';

import { isReach } from './card-values.ts';
import type { CardOutcome } from './use-card.ts';

const words = {
  open: { fa: 'چسباندن کارت ویزیت یا امضا', en: 'Paste a business card or signature' },
  text: { fa: 'متن کارت، امضا یا شماره', en: 'Text of a card, a signature or a number' },
  hint: {
    fa: 'هر چه بفهمیم در فیلدهای خودش می‌نشیند؛ آنچه خودتان نوشته‌اید دست نمی‌خورد.',
    en: 'What is understood goes into its fields; what you have written stays.',
  },
  fill: { fa: 'پر کردن فیلدها', en: 'Fill in the fields' },
  filled: { fa: (names: string) => `پر شد: ${names}`, en: (names: string) => `Filled in: ${names}` },
  nothing: { fa: 'چیزی در آن پیدا نشد.', en: 'Nothing was found in it.' },
  rest: {
    fa: (lines: string) => `جایی پیدا نکرد: ${lines}`,
    en: (lines: string) => `Found no place: ${lines}`,
  },
  undo: { fa: 'واگرد', en: 'Undo' },
  company: { fa: (name: string) => `افزودن «${name}»`, en: (name: string) => `Add “${name}”` },
};

/**
 * A text of several lines that is pasted into a field of one line was meant for the whole form; so was an e-mail or a phone
 * number that is pasted where words are written, such as into a name.
 */
export const cardIn = (event: ClipboardEvent): string | undefined => {
  const text = event.clipboardData.getData('text/plain').trim();
  if (!(event.target instanceof HTMLInputElement)) return undefined;
  const isCard = text.split(/\r?\n/).filter(Boolean).length > 1;
  // Where records and tags are searched for, a number is what one searches by.
  const isForWords =
    event.target.dir === 'auto' && event.target.role !== 'combobox' && event.target.value.trim() === '';
  return isCard || (isForWords && isReach(text)) ? text : undefined;
};

/** Where a card, a signature or a number is pasted, and what it filled in. */
export const CardPaste = (props: {
  readonly outcome: CardOutcome | undefined;
  readonly onText: (text: string) => void;
}) => {
  const { outcome, onText } = props;
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const told = useRef<HTMLDivElement>(null);
  // The buttons of the outcome go with their deed: the focus stays in the form, whose keys go on working.
  const then = (deed: () => void) => () => {
    told.current?.focus();
    deed();
  };
  const give = (given: string) => {
    if (given.trim() === '') return;
    onText(given);
    setTyped('');
    setOpen(false);
  };
  return (
    <div className="flex flex-col gap-2">
      {open ? (
        <div
          onPaste={(event) => {
            event.preventDefault();
            event.stopPropagation();
            give(event.clipboardData.getData('text/plain'));
          }}
          className="flex flex-col items-start gap-2 rounded-card bg-surface-2 p-3 [&>*:first-child]:w-full"
        >
          <TextArea label={text.text} hint={text.hint} value={typed} onChange={setTyped} rows={3} autoFocus />
          <Button onPress={() => give(typed)} disabled={typed.trim() === ''}>
            {text.fill}
          </Button>
        </div>
      ) : (
        <div className="-ms-3">
          <Button variant="quiet" icon={<ClipboardPaste size={16} />} onPress={() => setOpen(true)}>
            {text.open}
          </Button>
        </div>
      )}
      <div ref={told} role="status" tabIndex={-1} className="outline-none">
        {outcome ? <Outcome outcome={outcome} then={then} /> : null}
      </div>
    </div>
  );
};

const Outcome = ({
  outcome,
  then,
}: {
  readonly outcome: CardOutcome;
  readonly then: (deed: () => void) => () => void;
}) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { filled, rest, company, undo } = outcome;
  const names = filled.map(({ label }) => say(label, locale)).join(locale === 'fa' ? '، ' : ', ');
  return (
    <div className="flex flex-col gap-1 rounded-card bg-accent-soft px-3 py-2">
      <div className="flex items-start gap-2">
        <span className="min-w-0 flex-1 pt-1">{filled.length === 0 ? text.nothing : text.filled(names)}</span>
        {filled.length === 0 ? null : (
          <Button variant="quiet" icon={<Undo2 size={16} />} onPress={then(undo)}>
            {text.undo}
          </Button>
        )}
      </div>
      {rest.length === 0 ? null : (
        <p dir="auto" className="text-start text-sm text-ink-muted">
          {text.rest(rest.join(' · '))}
        </p>
      )}
      {company ? (
        <div>
          <Button onPress={then(company.make)}>{text.company(company.name)}</Button>
        </div>
      ) : null}
    </div>
  );
};
