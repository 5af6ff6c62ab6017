import { foldSearch } from './fold.ts';

/** A person's name in parts; the honorific never takes part in sorting. Empty where unknown. */
export type PersonName = { readonly honorific: string; readonly given: string; readonly family: string };

const folded = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldSearch));

const HONORIFICS = folded(
  'جناب سرکار آقای آقا خانم مهندس دکتر استاد پروفسور حاج حاجی حاجیه سرهنگ سرتیپ تیمسار ' +
    'حجت‌الاسلام والمسلمین آیت‌الله شهید مرحوم مرحومه mr mrs ms miss dr eng prof engineer doctor professor',
);

const OF_WOMEN = folded('خانم حاجیه مرحومه mrs ms miss');
const OF_MEN = folded('آقای آقا مرحوم حاج mr');

/** Words that begin a given name of two words. */
const BEGINNINGS = folded('سید سیده میر شیخ محمد علی امیر غلام عبد ابو ام نور فاطمه مریم زهرا سادات');
const ALWAYS_JOINED = folded('سید سیده غلام عبد ابو');
const CONTINUATIONS = folded(
  'محمد علی حسین حسن رضا مهدی جواد تقی نقی کاظم اکبر اصغر صادق باقر جعفر امین طاها پارسا حسام عباس ' +
    'ابراهیم اسماعیل یاسین ایمان سجاد هادی قاسم احمد محسن سادات زهرا السادات اله الله الدین',
);

/** Endings of family names that are often written apart: «حاجی زاده» is a name, and «حسین زاده» no given one. */
const FAMILY_ENDINGS = folded('زاده پور نژاد نیا فر منش وند لو خانی یان تبار پناه');

const tokens = (text: string): string[] => text.split(/[\s\u00a0]+/).filter((token) => token !== '');

const bare = (token: string): string => foldSearch(token).replaceAll(/[.,]/g, '');

/**
 * A full name as typed, taken apart as well as can be: «جناب آقای مهندس کریمی» → family «کریمی»; «خانم دکتر سارا محمدی نژاد»
 * → given «سارا», family «محمدی نژاد»; «سید محمد رضا حسینی» → given «سید محمد رضا». One bare word is taken as the family name. A person
 * reviews the result: Persian names do not tell where the given name ends.
 */
export const splitName = (fullName: string): PersonName => {
  const words = tokens(fullName.slice(0, 300));
  const isTitle = (index: number): boolean =>
    HONORIFICS.has(bare(words[index] ?? '')) && !FAMILY_ENDINGS.has(bare(words[index + 1] ?? ''));
  const titled = words.findIndex((_, index) => !isTitle(index));
  // A lone honorific is a name after all, for nothing else is left.
  const start = titled < 0 ? 0 : titled;
  const honorific = words.slice(0, start).join(' ');
  const rest = words.slice(start);
  if (rest.length < 2) return { honorific, given: '', family: rest.join(' ') };
  const givenLength = lengthOfGiven(rest.map(bare));
  return {
    honorific,
    given: rest.slice(0, givenLength).join(' '),
    family: rest.slice(givenLength).join(' '),
  };
};

/** What an honorific tells of who bears it: «سرکار خانم دکتر» a woman, «جناب آقای مهندس» a man; «دکتر» alone nothing. */
export const genderOf = (honorific: string): 'female' | 'male' | undefined => {
  const words = tokens(honorific).map(bare);
  if (words.some((word) => OF_WOMEN.has(word))) return 'female';
  return words.some((word) => OF_MEN.has(word)) ? 'male' : undefined;
};

/** How many of the words are the given name, none for «حاجی زاده»; at least one is left for the family. */
const lengthOfGiven = (words: readonly string[]): number => {
  if (FAMILY_ENDINGS.has(words[1] ?? '')) return 0;
  let length = 1;
  while (length < words.length - 1) {
    const [last = '', next = ''] = [words[length - 1], words[length]];
    const joined = ALWAYS_JOINED.has(last) || (BEGINNINGS.has(last) && CONTINUATIONS.has(next));
    if (!joined || FAMILY_ENDINGS.has(words[length + 1] ?? '')) break;
    length++;
  }
  return length;
};

/** The parts as one name: «سارا محمدی», or with its honorific «خانم دکتر سارا محمدی». */
export const joinName = (
  name: PersonName,
  { honorific = false }: { readonly honorific?: boolean } = {},
): string =>
  [honorific ? name.honorific : '', name.given, name.family]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');

/** The name by which people sort: family first, without the honorific. */
export const sortingName = ({ given, family }: PersonName): string => [family, given].join(' ').trim();

/** Legal forms of the Iranian Commercial Code and their usual English ones, folded, longest first; they say nothing of which firm it is. */
export const LEGAL_FORMS: readonly string[] = [
  'سهامی خاص',
  'سهامی عام',
  'با مسئولیت محدود',
  'با مسؤولیت محدود',
  'مسئولیت محدود',
  'تعاونی',
  'تضامنی',
  'نسبی',
  'مختلط سهامی',
  'مختلط غیر سهامی',
  'شرکت',
  'موسسه',
  'مؤسسه',
  'سازمان',
  'co',
  'company',
  'corp',
  'corporation',
  'inc',
  'llc',
  'ltd',
  'limited',
  'gmbh',
  'plc',
  'pjsc',
  'pjs',
  'private joint stock',
  'public joint stock',
]
  .map(foldSearch)
  .sort((a, b) => b.length - a.length);
