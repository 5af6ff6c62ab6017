import type { Phrase } from '../bilingual.ts';

/** A bank or credit institution, by the codes in Shebas and the first six digits of cards. */
export type Bank = {
  readonly slug: string;
  readonly name: Phrase;
  readonly sheba: readonly string[];
  readonly cards: readonly string[];
};

const bank = (slug: string, fa: string, en: string, sheba: string, cards: string): Bank => ({
  slug,
  name: { fa, en },
  sheba: sheba.split(' ').filter((code) => code !== ''),
  cards: cards.split(' ').filter((prefix) => prefix !== ''),
});

/**
 * Read in several public lists, which agree on these. Banks that have merged into others are kept: their cards and Shebas
 * are still in use.
 */
export const BANKS: readonly Bank[] = [
  bank('markazi', 'بانک مرکزی', 'Central Bank of Iran', '010', '636795 636797'),
  bank('sanat-madan', 'بانک صنعت و معدن', 'Bank of Industry and Mine', '011', '627961'),
  bank('mellat', 'بانک ملت', 'Bank Mellat', '012', '610433 991975'),
  bank('refah', 'بانک رفاه کارگران', 'Refah Bank', '013', '589463'),
  bank('maskan', 'بانک مسکن', 'Bank Maskan', '014', '628023'),
  bank('sepah', 'بانک سپه', 'Bank Sepah', '015', '589210'),
  bank('keshavarzi', 'بانک کشاورزی', 'Bank Keshavarzi', '016', '603770 639217'),
  bank('melli', 'بانک ملی ایران', 'Bank Melli Iran', '017', '603799 170019'),
  bank('tejarat', 'بانک تجارت', 'Tejarat Bank', '018', '627353 585983'),
  bank('saderat', 'بانک صادرات ایران', 'Bank Saderat Iran', '019', '603769 903769'),
  bank('tosee-saderat', 'بانک توسعه صادرات', 'Export Development Bank', '020', '627648 207177'),
  bank('post', 'پست بانک ایران', 'Post Bank of Iran', '021', '627760'),
  bank('tosee-taavon', 'بانک توسعه تعاون', 'Tosee Taavon Bank', '022', '502908'),
  bank('tosee', 'مؤسسه اعتباری توسعه', 'Tosee Credit Institution', '051', '628157'),
  bank('ghavamin', 'بانک قوامین', 'Ghavamin Bank', '052', '639599'),
  bank('karafarin', 'بانک کارآفرین', 'Karafarin Bank', '053', '627488 502910'),
  bank('parsian', 'بانک پارسیان', 'Parsian Bank', '054', '622106 627884 639194'),
  bank('eghtesad-novin', 'بانک اقتصاد نوین', 'EN Bank', '055', '627412'),
  bank('saman', 'بانک سامان', 'Saman Bank', '056', '621986'),
  bank('pasargad', 'بانک پاسارگاد', 'Bank Pasargad', '057', '502229 639347'),
  bank('sarmayeh', 'بانک سرمایه', 'Sarmayeh Bank', '058', '639607'),
  bank('sina', 'بانک سینا', 'Sina Bank', '059', '639346'),
  bank('mehr-iran', 'بانک قرض‌الحسنه مهر ایران', 'Mehr Iran Bank', '060 090', '606373'),
  bank('shahr', 'بانک شهر', 'City Bank', '061', '502806 504706'),
  bank('ayandeh', 'بانک آینده', 'Ayandeh Bank', '062', '636214'),
  bank('ansar', 'بانک انصار', 'Ansar Bank', '063', '627381'),
  bank('gardeshgari', 'بانک گردشگری', 'Tourism Bank', '064', '505416 505426'),
  bank('hekmat', 'بانک حکمت ایرانیان', 'Hekmat Iranian Bank', '065', '636949'),
  bank('dey', 'بانک دی', 'Day Bank', '066', '502938'),
  bank('iran-zamin', 'بانک ایران زمین', 'Iran Zamin Bank', '069', '505785'),
  bank('resalat', 'بانک قرض‌الحسنه رسالت', 'Resalat Bank', '070', '504172'),
  bank('kosar', 'مؤسسه اعتباری کوثر', 'Kosar Credit Institution', '073', '505801'),
  bank('melal', 'مؤسسه اعتباری ملل', 'Melal Credit Institution', '075', '606256'),
  bank('khavarmianeh', 'بانک خاورمیانه', 'Middle East Bank', '078', '585947'),
  bank('mehr-eghtesad', 'بانک مهر اقتصاد', 'Mehr Eghtesad Bank', '079', '639370'),
  bank('noor', 'مؤسسه اعتباری نور', 'Noor Credit Institution', '080', '507677'),
  bank('iran-venezuela', 'بانک ایران و ونزوئلا', 'Iran-Venezuela Bi-National Bank', '095', ''),
];
