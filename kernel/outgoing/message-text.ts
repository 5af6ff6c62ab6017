import type { Locale, Phrase } from '#persian/bilingual.ts';
import { bracedNames, bracedParts } from '#persian/braces.ts';
import { formatNumber } from '#persian/digits.ts';
import type { FieldProblem } from '../problems/problem.ts';
import type { Channel } from './message-kind.ts';

/** Something that stands in a message's text by a name in braces: `{پیوند}` or `{link}`. */
export type MessagePlace<Parameters> = {
  /** Its name in either language; both are understood in either text. */
  readonly label: Phrase;
  /** What stands there; empty where nothing is known. */
  readonly value: (parameters: Parameters, locale: Locale) => string;
  /** The channels whose text is of no use without it. */
  readonly required?: readonly Channel[];
};

/** A message's words as they are written: a subject for a mail, and a body, both with places. */
export type MessageText = { readonly subject?: string; readonly body: string };

/** How long a text may be: characters of a subject, of a mail, of an SMS of at most nine Persian parts. */
export const longest = { subject: 200, mail: 8_000, sms: 600 } as const;

type Named = { readonly label: Phrase };

const find =
  <Place extends Named>(places: readonly Place[]) =>
  (name: string): Place | undefined =>
    places.find(({ label }) => label.fa === name || label.en === name);

/**
 * A text with its places filled. A line all of whose places are empty is left out, so that «راه رسیدن: {راه رسیدن}» needs
 * no condition; a place that no code declares any more stays as it is written.
 */
export function fillText<Place extends Named>(
  text: string,
  places: readonly Place[],
  valueOf: (place: Place) => string,
): string {
  const lines = text.split('\n').flatMap((line) => {
    const parts = bracedParts(line, find(places)).map((part) =>
      'place' in part ? { value: valueOf(part.place) } : part,
    );
    const values = parts.flatMap((part) => ('value' in part ? [part.value] : []));
    if (values.length > 0 && values.every((value) => value === '')) return [];
    return [
      parts
        .map((part) => ('value' in part ? part.value : part.text))
        .join('')
        .trimEnd(),
    ];
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** What stands before and after the first mention of a place; all of it before where it is not mentioned. */
export function splitAt(text: string, place: Named): { readonly before: string; readonly after: string } {
  const parts = bracedParts(text, find([place]));
  const at = parts.findIndex((part) => 'place' in part);
  const written = (some: typeof parts): string =>
    some.map((part) => ('text' in part ? part.text : '')).join('');
  return at < 0
    ? { before: text, after: '' }
    : { before: written(parts.slice(0, at)), after: written(parts.slice(at + 1)) };
}

/** What keeps a text from being sent: nothing in it, too much, a place that nobody can fill, one without which it is of no use. */
export function textFaults(
  { subject, body }: MessageText,
  channel: Channel,
  places: readonly (Named & { readonly required?: readonly Channel[] })[],
): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const add = (field: 'subject' | 'body', code: string, message: Phrase): void =>
    void faults.push({ field, code, message });
  const fields = channel === 'mail' ? (['subject', 'body'] as const) : (['body'] as const);
  for (const field of fields) {
    const text = (field === 'body' ? body : subject) ?? '';
    const most = longest[field === 'body' ? channel : 'subject'];
    if (text.trim() === '') add(field, 'required', { fa: 'خالی نمی‌تواند باشد.', en: 'It cannot be empty.' });
    if (text.length > most)
      add(field, 'too-long', {
        fa: `بلندتر از ${formatNumber(most, 'fa')} نویسه است.`,
        en: `It is longer than ${formatNumber(most, 'en')} characters.`,
      });
    for (const name of new Set(bracedNames(text)))
      if (!find(places)(name))
        add(field, 'unknown-place', {
          fa: `«{${name}}» در این پیام پر نمی‌شود؛ از فهرست جاها برگزینید.`,
          en: `“{${name}}” cannot be filled in this message; choose one from the list of places.`,
        });
  }
  const used = bracedNames(body).map(find(places));
  for (const place of places)
    if (place.required?.includes(channel) && !used.includes(place))
      add('body', 'missing-place', {
        fa: `متن باید «{${place.label.fa}}» را داشته باشد؛ بی آن این پیام به کار گیرنده نمی‌آید.`,
        en: `The text needs “{${place.label.en}}”: without it the message is of no use to its reader.`,
      });
  return faults;
}
