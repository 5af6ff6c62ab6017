import { formatNumber } from '#persian/digits.ts';
import { Bidi, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import type { TextPreview, WritableText } from './data.ts';

const words = {
  preview: { fa: 'پیش‌نمایش', en: 'Preview' },
  example: { fa: 'با یک نمونهٔ ساختگی', en: 'With an invented case' },
  parts: {
    fa: (parts: string, left: string) => `${parts} پیامک حساب می‌شود؛ ${left} نویسهٔ دیگر در آخری جا می‌شود.`,
    en: (parts: string, left: string) => `Counts as ${parts} SMS; ${left} more characters fit into the last.`,
  },
};

/** The message as its reader gets it: a sheet for a mail, a bubble for an SMS, in the direction of its own language. */
export const TextPreviewPane = (props: {
  readonly text: WritableText;
  readonly preview: TextPreview | null;
  readonly problem: string | null;
}) => {
  const { text: written, preview, problem } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const direction = written.locale === 'fa' ? 'rtl' : 'ltr';
  return (
    <section aria-label={text.preview} className="sticky top-4 min-w-0 max-lg:static">
      <div className="flex items-baseline gap-2 pb-2 text-sm">
        <h2 className="text-ink-muted">{text.preview}</h2>
        <span className="text-ink-faint">{text.example}</span>
      </div>
      {preview === null ? (
        <Skeleton className="h-56 w-full" />
      ) : written.channel === 'mail' ? (
        <div
          lang={written.locale}
          dir={direction}
          className="overflow-clip rounded-card border border-line bg-surface-1"
        >
          <p className="min-h-11 border-b border-surface-3 px-5 py-2.5 font-strong">{preview.subject}</p>
          <Paragraphs body={preview.body} />
        </div>
      ) : (
        <>
          <div
            lang={written.locale}
            dir={direction}
            className="w-fit max-w-80 min-w-24 rounded-sheet rounded-es-small bg-surface-3 px-4 py-2.5 text-pretty whitespace-pre-wrap break-anywhere"
          >
            <Linked text={preview.body} />
          </div>
          {preview.sms === null ? null : (
            <p className="pt-2 text-sm text-ink-muted">
              {text.parts(formatNumber(preview.sms.parts, digits), formatNumber(preview.sms.left, digits))}
            </p>
          )}
        </>
      )}
      {problem === null ? null : (
        <p role="alert" className="pt-2 text-danger">
          {problem}
        </p>
      )}
    </section>
  );
};

/** Addresses in their own direction, as every mailbox shows them. */
const Linked = ({ text }: { readonly text: string }) =>
  text.split(/(https?:\/\/\S+)/).map((piece, at) =>
    at % 2 === 1 ? (
      <span key={at} className="text-accent">
        <Bidi>{piece}</Bidi>
      </span>
    ) : (
      piece
    ),
  );

const Paragraphs = ({ body }: { readonly body: string }) => (
  <div className="flex flex-col gap-3 px-5 py-4">
    {body.split(/\n{2,}/).map((paragraph, index) => (
      <p key={index} className="text-pretty whitespace-pre-wrap">
        <Linked text={paragraph} />
      </p>
    ))}
  </div>
);
