import type { Locale } from '#persian/bilingual.ts';

/** A plain text as HTML that reads in its own direction in every mailbox; links can be clicked. */
export function mailHtml(text: string, locale: Locale): string {
  const direction = locale === 'fa' ? 'rtl' : 'ltr';
  const paragraphs = text
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        `<p dir="${direction}" style="margin:0 0 16px">${paragraph.split('\n').map(lineHtml).join('<br>')}</p>`,
    );
  // Mailboxes drop style sheets, and some drop the direction of the body, so each paragraph says it again.
  return `<!doctype html><html lang="${locale}" dir="${direction}"><body dir="${direction}" style="font:15px/1.8 Vazirmatn,Tahoma,sans-serif;text-align:start">${paragraphs.join('')}</body></html>`;
}

const lineHtml = (line: string): string =>
  line
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, at) =>
      at % 2 === 1 ? `<a dir="ltr" href="${escape(piece)}">${escape(piece)}</a>` : escape(piece),
    )
    .join('');

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
