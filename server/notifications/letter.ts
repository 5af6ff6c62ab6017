import type { Locale, Phrase } from '#persian/bilingual.ts';
import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

export type LetterLine = {
  readonly text: string;
  /** A name that people gave stands in its own direction; a sentence in that of the letter. */
  readonly isName: boolean;
  readonly link: string | null;
  /** Small beside it: a time, a day. */
  readonly aside: string | null;
};

/** A mail of titled lists, as plain text and as HTML. */
export type Letter = {
  readonly locale: Locale;
  readonly workspace: string;
  readonly heading: string | null;
  /** Paragraphs over the lists and under them. */
  readonly before: string;
  readonly after: string;
  readonly sections: readonly {
    readonly title: string | null;
    readonly lines: readonly LetterLine[];
    readonly more: number;
  }[];
  /** Where its reader changes what he is sent. */
  readonly settings: string | null;
};

const words = {
  more: (count: string): Phrase => ({ fa: `و ${count} مورد دیگر`, en: `and ${count} more` }),
  why: (workspace: string): Phrase => ({
    fa: `این نامه از فضای کار «${workspace}» در پیوند آمده است.`,
    en: `This mail comes from the workspace ${workspace} in Peyvand.`,
  }),
  change: { fa: 'تغییر آنچه برایم می‌آید', en: 'Change what I am sent' },
};

/** Titled lists as plain text. */
export const sectionsText = (sections: Letter['sections'], locale: Locale): string =>
  sections
    .map(({ title, lines, more }) =>
      [
        ...(title ? [`${title}:`] : []),
        ...lines.map(
          ({ text, link, aside }) => `• ${text}${aside ? ` (${aside})` : ''}${link ? `\n  ${link}` : ''}`,
        ),
        ...(more > 0 ? [say(words.more(formatNumber(more, locale)), locale)] : []),
      ].join('\n'),
    )
    .join('\n\n');

/** For mailboxes that show plain text, and for ears. */
export function letterText(letter: Letter): string {
  const { locale, heading, before, after, sections, workspace, settings } = letter;
  const foot = `${say(words.why(workspace), locale)}${settings ? `\n${say(words.change, locale)}: ${settings}` : ''}`;
  return [heading ?? '', before, sectionsText(sections, locale), after, foot]
    .filter((part) => part !== '')
    .join('\n\n');
}

const ink = '#1c2426';
const muted = '#5b6a6e';
const accent = '#0b7285';
const line = '#e3e9ea';

/**
 * HTML that mailboxes show alike: tables, styles on the elements, direction on every cell, since they drop style sheets
 * and some the direction of the body. `align` says what `start` would, which Outlook does not know.
 */
export function letterHtml(letter: Letter): string {
  const { locale, heading, before, after, sections, workspace, settings } = letter;
  const direction = locale === 'fa' ? 'rtl' : 'ltr';
  const align = locale === 'fa' ? 'right' : 'left';
  const font = 'font-family:Vazirmatn,Tahoma,Segoe UI,Arial,sans-serif';
  const cell = (style: string, content: string, more = ''): string =>
    `<td dir="${direction}" align="${align}" ${more} style="${font};${style}">${content}</td>`;
  const row = (style: string, content: string): string => `<tr>${cell(style, content, 'colspan="2"')}</tr>`;
  const paragraphRows = (text: string): string =>
    text === ''
      ? ''
      : text
          .split(/\n{2,}/)
          .map((paragraph) =>
            row(
              `padding:8px 24px;font-size:15px;line-height:1.8;color:${ink}`,
              paragraph.split('\n').map(escape).join('<br>'),
            ),
          )
          .join('');
  const lineRow = (one: LetterLine, isLast: boolean): string => {
    const under = isLast ? '' : `;border-bottom:1px solid ${line}`;
    const told = cell(
      `padding:10px 24px;font-size:15px;line-height:1.7;color:${ink}${under}`,
      lineHtml(one),
      one.aside ? '' : 'colspan="2"',
    );
    const aside = one.aside
      ? `<td dir="${direction}" align="${align === 'right' ? 'left' : 'right'}" style="${font};padding:10px 24px;font-size:13px;line-height:1.7;color:${muted};white-space:nowrap${under}">${escape(one.aside)}</td>`
      : '';
    return `<tr>${told}${aside}</tr>`;
  };
  const told = sections
    .map(({ title, lines, more }) =>
      [
        title
          ? row(
              `padding:20px 24px 4px;font-size:13px;line-height:1.6;color:${muted};font-weight:bold`,
              escape(title),
            )
          : '',
        ...lines.map((one, at) => lineRow(one, at === lines.length - 1)),
        more > 0
          ? row(
              `padding:0 24px 8px;font-size:13px;line-height:1.7;color:${muted}`,
              say(words.more(formatNumber(more, locale)), locale),
            )
          : '',
      ].join(''),
    )
    .join('');
  const change = settings
    ? ` <a href="${escape(settings)}" style="color:${muted}">${say(words.change, locale)}</a>`
    : '';
  return `<!doctype html><html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"></head>
<body dir="${direction}" style="margin:0;padding:0;background:#f2f5f5"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f5f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" dir="${direction}" style="max-width:560px;width:100%;background:#ffffff;border-radius:12px">
${row(`padding:20px 24px 8px;font-size:${heading ? 20 : 13}px;line-height:1.6;color:${heading ? ink : accent};font-weight:bold`, escape(heading ?? workspace))}
${paragraphRows(before)}${told}${paragraphRows(after)}${row('padding:8px 24px;font-size:8px;line-height:1', '&nbsp;')}</table>
<table role="presentation" width="560" cellpadding="0" cellspacing="0" dir="${direction}" style="max-width:560px;width:100%">
<tr><td dir="${direction}" align="center" style="${font};padding:16px 24px;font-size:12px;line-height:1.8;color:${muted}">${escape(say(words.why(workspace), locale))}${change}</td></tr></table>
</td></tr></table></body></html>`;
}

const lineHtml = ({ text, link, isName }: LetterLine): string => {
  const said = isName ? `<bdi>${escape(text)}</bdi>` : escape(text);
  return link ? `<a href="${escape(link)}" style="color:${accent};text-decoration:none">${said}</a>` : said;
};

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
