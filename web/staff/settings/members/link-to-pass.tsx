import { Button, CopyButton, showExact, useLocale, useWords } from '#web/kit/index.ts';

const words = {
  sent: { fa: 'پیوند فرستاده شد.', en: 'The link is on its way.' },
  pass: {
    fa: 'راهی برای فرستادن تنظیم نشده است. این پیوند را خودتان به او برسانید؛ فقط همین یک بار نشان داده می‌شود و هر که آن را داشته باشد به جای او وارد می‌شود.',
    en: 'No channel is set up to send it. Pass this link on yourself; it is shown this once, and whoever has it enters in their place.',
  },
  link: { fa: 'پیوند', en: 'Link' },
  copy: { fa: 'رونوشت پیوند', en: 'Copy the link' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  until: { fa: (when: string) => `تا ${when} کار می‌کند.`, en: (when: string) => `Works until ${when}.` },
  done: { fa: 'بستن', en: 'Close' },
};

/** A link that was sent, or that must be shown because nothing could carry it. */
export type MadeLink = { readonly sent: boolean; readonly path: string | null; readonly expiresAt: string };

export const LinkToPass = (props: { readonly made: MadeLink; readonly onDone: () => void }) => {
  const { path, expiresAt } = props.made;
  const text = useWords(words);
  const locale = useLocale();
  const address = path === null ? null : `${location.origin}${path}`;
  return (
    <div role="status" className="flex flex-col gap-4 pb-2">
      <p className="text-pretty">{address === null ? text.sent : text.pass}</p>
      {address === null ? null : (
        <div className="flex items-center gap-2 rounded-control bg-surface-2 p-3">
          <code dir="ltr" aria-label={text.link} className="min-w-0 flex-1 font-code text-sm break-all">
            {address}
          </code>
          <CopyButton value={address} label={text.copy} done={text.copied} />
        </div>
      )}
      <p className="text-sm text-ink-muted">{text.until(showExact(expiresAt, locale))}</p>
      <div>
        <Button variant="primary" onPress={props.onDone}>
          {text.done}
        </Button>
      </div>
    </div>
  );
};
