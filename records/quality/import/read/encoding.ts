import type { Phrase } from '#persian/bilingual.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

/** What the first bytes say of a text file. `damage` names harm done before it came to us, which no reading can undo. */
export type Sniffed = { readonly encoding: Encoding; readonly skip: number; readonly damage?: Damage };

export type Damage = { readonly code: 'question-marks' | 'mojibake'; readonly message: Phrase };

/**
 * Recognises the encoding from at least the first 64 KB, or the whole where that is less. Byte-order marks decide;
 * else strict UTF-8; else zero bytes of Latin letters betray UTF-16; else it is Windows-1256, Iran's other encoding.
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
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
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

function damageOf(text: string): Damage | undefined {
  const letters = text.replaceAll(/[\s\d,;|"'.-]/g, '').length || 1;
  if ((text.match(mojibake)?.length ?? 0) * 2 > letters * 0.2)
    return {
      code: 'mojibake',
      message: {
        fa: 'متن این پرونده پیش از رسیدن به ما خراب شده است: UTF-8 را با رمزگذاری دیگری باز و ذخیره کرده‌اند (مانند «Ø´Ø±Ú©Øª»). از برنامهٔ اصلی دوباره با UTF-8 خروجی بگیرید.',
        en: 'This file was damaged before it came here: UTF-8 was opened and saved in another encoding (like “Ø´Ø±Ú©Øª”). Export it again as UTF-8 from the original program.',
      },
    };
  if ((text.match(/\?{2,}/g) ?? []).join('').length > letters * 0.15)
    return {
      code: 'question-marks',
      message: {
        fa: 'حرف‌های فارسی این پرونده به «؟» تبدیل شده و از دست رفته‌اند. از برنامهٔ اصلی دوباره با UTF-8 خروجی بگیرید.',
        en: 'The Persian letters of this file were turned into “?” and are lost. Export it again as UTF-8 from the original program.',
      },
    };
  return undefined;
}
