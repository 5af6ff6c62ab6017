import { foldSearch } from './fold.ts';

/** What stands before the names and numbers of an address, in full and as it is shortened. */
const kindsOfWay = new Set(
  'خیابان خ کوچه ک بلوار بلوا بزرگراه اتوبان میدان م چهارراه جاده پلاک پ ش شماره واحد طبقه ساختمان مجتمع برج بلوک کدپستی نبش بعد قبل از به و street st avenue ave road rd no unit floor'.split(
    ' ',
  ),
);
const alikeEnough = 0.75;
const leastWords = 2;

/**
 * Whether two lines of an address are likely one: their numbers are the same in the same order, and of the words that name
 * anything three of four are common, however street and alley are shortened. Two bare numbers, or one word, prove nothing.
 */
export function isSameAddress(one: string, other: string): boolean {
  const [mine, theirs] = [partsOf(one), partsOf(other)];
  if (mine.words.size < leastWords || theirs.words.size < leastWords) return false;
  if (mine.numbers !== theirs.numbers) return false;
  const common = [...mine.words].filter((word) => theirs.words.has(word)).length;
  return common / (mine.words.size + theirs.words.size - common) >= alikeEnough;
}

function partsOf(line: string): { readonly words: ReadonlySet<string>; readonly numbers: string } {
  const parts = foldSearch(line).match(/[\p{L}]+|\d+/gu) ?? [];
  return {
    words: new Set(parts.filter((part) => !/^\d/.test(part) && !kindsOfWay.has(part))),
    numbers: parts.filter((part) => /^\d/.test(part)).join(' '),
  };
}
