import { foldSearch } from '../fold.ts';

/** Words by which a line tells what it is, folded; they count as whole words. */
const wordSet = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words
      .split(' ')
      .map((word) => foldSearch(word.replaceAll('_', ' ')))
      .join('|')})(?![\\p{L}\\p{N}])`,
    'u',
  );

const company = wordSet(
  'شرکت گروه هلدینگ موسسه مؤسسه سازمان بازرگانی صنایع صنعتی کارخانه کارگاه دانشگاه بیمارستان کلینیک فروشگاه آژانس بانک بیمه ' +
    'وزارت شهرداری اتحادیه انجمن تعاونی پخش تولیدی co company corp corporation inc llc ltd limited gmbh group holding university bank hospital',
);
const post = wordSet(
  'مدیر مدیرعامل رئیس رییس کارشناس معاون معاونت سرپرست مسئول نماینده مشاور بازرس حسابدار حسابرس کارشناس_ارشد عضو_هیئت_مدیره ' +
    'عضو_هیات_مدیره بنیانگذار مؤسس قائم_مقام منشی بازاریاب فروشنده کارپرداز استادیار وکیل سردبیر ' +
    'manager director ceo cto cfo coo head chief president vice officer consultant specialist executive founder engineer ' +
    'accountant supervisor coordinator representative assistant lead analyst expert partner owner chairman',
);
const place = wordSet(
  'خیابان خ بلوار کوچه پلاک واحد طبقه میدان شهرک بزرگراه اتوبان جاده کیلومتر ساختمان برج چهارراه تقاطع نبش روبروی شهر ' +
    'بن_بست street st avenue ave no unit floor blvd boulevard square alley building tower road rd highway suite',
);
const addressLabel = /^\s*(?:نشانی|آدرس|نشاني|دفتر مرکزی|دفتر|کارخانه|address|add|office)\s*[:：]/i;

/** A line that says where: under its name, or by two words of streets and houses. */
export const isAddress = (line: string): boolean => {
  if (addressLabel.test(line)) return true;
  const folded = foldSearch(line);
  return (folded.match(new RegExp(place.source, 'gu'))?.length ?? 0) >= 2;
};

export const withoutAddressLabel = (line: string): string => line.replace(addressLabel, '').trim();

export const isCompany = (line: string): boolean =>
  company.test(foldSearch(line)) && !post.test(foldSearch(line));

/** A post, and the company that it is held in: «مدیر فروش شرکت آبان», “Sales Manager at Aban”. */
export function jobAndCompany(
  line: string,
): { readonly jobTitle: string; readonly company: string | undefined } | undefined {
  if (!post.test(foldSearch(line)) || /\d/.test(line) || line.length > 120) return undefined;
  const at =
    /^(.*?)(?:\s+(?:در|at|@)\s+|\s+(?=(?:شرکت|گروه|هلدینگ|مؤسسه|موسسه|سازمان|بانک|بیمه|دانشگاه|کارخانه)\s))(.+)$/iu.exec(
      line,
    );
  const [, before = '', after = ''] = at ?? [];
  return at && post.test(foldSearch(before)) && !/^(?:sales|فروش)/iu.test(after)
    ? { jobTitle: before.trim(), company: after.trim() }
    : { jobTitle: line, company: undefined };
}

const courtesies =
  /^(?:با (?:احترام|سپاس|تشکر|ارادت|آرزوی .*)|ارادتمند(?: شما)?|سپاسگزارم?|best(?: regards)?|kind regards|warm regards|regards|sincerely|thanks|thank you|sent from .*|--+)[\s.,،!]*$/iu;

/** What letters end with, and says nothing of anybody. */
export const isCourtesy = (line: string): boolean => courtesies.test(line);
