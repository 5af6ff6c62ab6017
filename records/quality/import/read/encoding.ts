import { formatNumber } from '#persian/digits.ts';
import type { Phrase } from '#persian/bilingual.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

/** What the first bytes say of a text file. `damage` names harm done before it came to us, which no reading can undo. */
export type Sniffed = { readonly encoding: Encoding; readonly skip: number; readonly damage?: Damage };

export type Damage = { readonly code: 'question-marks' | 'mojibake'; readonly message: Phrase };

/**
 * Recognises the encoding from at least the first 64 KB, or the whole where that is less. Byte-order marks decide;
 * else the upper bytes of Latin and Persian letters, 0 and 6, betray UTF-16; else strict UTF-8; else it is Windows-1256, Iran's
 * other encoding.
 */
export function sniffEncoding(head: Uint8Array): Sniffed {
  const { encoding, skip } = recognise(head);
  const damage = damageOf(new TextDecoder(encoding).decode(head.subarray(skip)));
  return { encoding, skip, ...(damage ? { damage } : {}) };
}

function recognise(head: Uint8Array): { encoding: Encoding; skip: number } {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const high = [0, 0];
  for (let at = 0; at < head.length; at++)
    if (head[at] === 0 || head[at] === 6) high[at % 2] = (high[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = high;
  if (odd > head.length / 8 && odd > even * 4) return { encoding: 'utf-16le', skip: 0 };
  if (even > head.length / 8 && even > odd * 4) return { encoding: 'utf-16be', skip: 0 };
  return { encoding: isUtf8(head) ? 'utf-8' : 'windows-1256', skip: 0 };
}

/** Strict UTF-8; a character that the head cuts at its very end does not count against it. */
function isUtf8(head: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

// UTF-8 of the Arabic block begins with D8–DB, which Windows-1252 shows as Ø Ù Ú Û before another odd letter.
const mojibake =
  /[ØÙÚÛ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g;

const sayings: Readonly<Record<Damage['code'], Phrase>> = {
  mojibake: {
    fa: 'UTF-8 را با رمزگذاری دیگری باز و ذخیره کرده‌اند (مانند «Ø´Ø±Ú©Øª»). از برنامهٔ اصلی دوباره با UTF-8 خروجی بگیرید.',
    en: 'UTF-8 was opened and saved in another encoding (like “Ø´Ø±Ú©Øª”). Export it again as UTF-8 from the original program.',
  },
  'question-marks': {
    fa: 'حرف‌های فارسی به «؟» تبدیل شده و از دست رفته‌اند. از برنامهٔ اصلی دوباره با UTF-8 خروجی بگیرید.',
    en: 'Persian letters were turned into “?” and are lost. Export it again as UTF-8 from the original program.',
  },
};

const wholeFile: Phrase = {
  fa: 'متن این پرونده پیش از رسیدن به ما خراب شده است:',
  en: 'The text of this file was damaged before it came here:',
};

const damage = (code: Damage['code'], where: Phrase): Damage => ({
  code,
  message: { fa: `${where.fa} ${sayings[code].fa}`, en: `${where.en} ${sayings[code].en}` },
});

function damageOf(text: string): Damage | undefined {
  const letters = text.replaceAll(/[\s\d,;|"'.-]/g, '').length || 1;
  if ((text.match(mojibake)?.length ?? 0) * 2 > letters * 0.2) return damage('mojibake', wholeFile);
  if ((text.match(/\?{2,}/g) ?? []).join('').length > letters * 0.15)
    return damage('question-marks', wholeFile);
  return undefined;
}

const suspicious = /\?\?|[ØÙÚÛ]/;

/** What was done to the text of one cell; a file that was put together of two may be damaged in some rows alone. */
export function cellDamage(text: string): Damage['code'] | undefined {
  if (!suspicious.test(text)) return undefined;
  const letters = text.replaceAll(/[\s\d,;|"'.-]/g, '').length;
  if ((text.match(mojibake)?.length ?? 0) * 4 > letters) return 'mojibake';
  const marks = (text.match(/\?/g) ?? []).length;
  return marks > 3 && marks * 2 > letters ? 'question-marks' : undefined;
}

/** Damage to some rows of a file that is otherwise whole. */
export const damagedRows = (code: Damage['code'], count: number, first: number): Damage =>
  damage(code, {
    fa: `متن ${formatNumber(count, 'fa')} سطر، نخست سطر ${formatNumber(first, 'fa')}، پیش از رسیدن به ما خراب شده است:`,
    en: `The text of ${formatNumber(count, 'en')} rows, first of row ${formatNumber(first, 'en')}, was damaged before it came here:`,
  });
