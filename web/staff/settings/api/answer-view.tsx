import { Badge, Bidi, useLocale, useWords } from '#web/kit/index.ts';
import { formatNumber } from '#persian/digits.ts';

import { CodeBlock } from './code-block.tsx';
import type { Answer } from './request.ts';

const words = {
  answer: { fa: 'پاسخ', en: 'Answer' },
  took: { fa: (time: string) => `${time} میلی‌ثانیه`, en: (time: string) => `${time} ms` },
  size: { fa: (size: string) => `${size} بایت`, en: (size: string) => `${size} bytes` },
  empty: { fa: 'پاسخ بدنه‌ای ندارد.', en: 'The answer has no body.' },
  noText: {
    fa: 'پاسخ متن نیست و اینجا نشان داده نمی‌شود.',
    en: 'The answer is no text and is not shown here.',
  },
  listening: { fa: 'می‌شنود…', en: 'Listening…' },
};

/** What came back: how it went, how long it took, the headers that tell something, and the body. */
export const AnswerView = ({ answer }: { readonly answer: Answer }) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const { status, milliseconds, headers, bytes, open } = answer;
  return (
    <section aria-label={text.answer} aria-live="polite" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
        <h4 className="font-medium text-ink">{text.answer}</h4>
        <Badge tone={status < 300 ? 'success' : status < 500 ? 'warning' : 'danger'}>{String(status)}</Badge>
        <span>{text.took(formatNumber(milliseconds, digits))}</span>
        <span>{text.size(formatNumber(bytes, digits))}</span>
        {open ? <span>{text.listening}</span> : null}
      </div>
      {headers.length === 0 ? null : (
        <dl dir="ltr" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
          {headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-muted">
                <Bidi code>{name}</Bidi>
              </dt>
              <dd className="min-w-0 font-code text-sm break-all">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Body answer={answer} />
    </section>
  );
};

const Body = ({ answer }: { readonly answer: Answer }) => {
  const text = useWords(words);
  if (answer.text === null) return <p className="text-sm text-ink-muted">{text.noText}</p>;
  if (answer.text === '') return answer.open ? null : <p className="text-sm text-ink-muted">{text.empty}</p>;
  return <CodeBlock label={text.answer}>{answer.text}</CodeBlock>;
};
