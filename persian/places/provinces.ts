import type { Phrase } from '../bilingual.ts';
import { foldSearch } from '../fold.ts';

/** One of the 31 provinces («استان»), with the telephone area code that all its cities share. */
export type Province = { readonly slug: string; readonly name: Phrase; readonly areaCode: string };

const province = (slug: string, fa: string, en: string, areaCode: string): Province => ({
  slug,
  name: { fa, en },
  areaCode,
});

/** All provinces, in Persian order. */
export const PROVINCES: readonly Province[] = [
  province('east-azerbaijan', 'آذربایجان شرقی', 'East Azerbaijan', '041'),
  province('west-azerbaijan', 'آذربایجان غربی', 'West Azerbaijan', '044'),
  province('ardabil', 'اردبیل', 'Ardabil', '045'),
  province('isfahan', 'اصفهان', 'Isfahan', '031'),
  province('alborz', 'البرز', 'Alborz', '026'),
  province('ilam', 'ایلام', 'Ilam', '084'),
  province('bushehr', 'بوشهر', 'Bushehr', '077'),
  province('tehran', 'تهران', 'Tehran', '021'),
  province('chaharmahal-bakhtiari', 'چهارمحال و بختیاری', 'Chaharmahal and Bakhtiari', '038'),
  province('south-khorasan', 'خراسان جنوبی', 'South Khorasan', '056'),
  province('razavi-khorasan', 'خراسان رضوی', 'Razavi Khorasan', '051'),
  province('north-khorasan', 'خراسان شمالی', 'North Khorasan', '058'),
  province('khuzestan', 'خوزستان', 'Khuzestan', '061'),
  province('zanjan', 'زنجان', 'Zanjan', '024'),
  province('semnan', 'سمنان', 'Semnan', '023'),
  province('sistan-baluchestan', 'سیستان و بلوچستان', 'Sistan and Baluchestan', '054'),
  province('fars', 'فارس', 'Fars', '071'),
  province('qazvin', 'قزوین', 'Qazvin', '028'),
  province('qom', 'قم', 'Qom', '025'),
  province('kurdistan', 'کردستان', 'Kurdistan', '087'),
  province('kerman', 'کرمان', 'Kerman', '034'),
  province('kermanshah', 'کرمانشاه', 'Kermanshah', '083'),
  province('kohgiluyeh-boyer-ahmad', 'کهگیلویه و بویراحمد', 'Kohgiluyeh and Boyer-Ahmad', '074'),
  province('golestan', 'گلستان', 'Golestan', '017'),
  province('gilan', 'گیلان', 'Gilan', '013'),
  province('lorestan', 'لرستان', 'Lorestan', '066'),
  province('mazandaran', 'مازندران', 'Mazandaran', '011'),
  province('markazi', 'مرکزی', 'Markazi', '086'),
  province('hormozgan', 'هرمزگان', 'Hormozgan', '076'),
  province('hamadan', 'همدان', 'Hamadan', '081'),
  province('yazd', 'یزد', 'Yazd', '035'),
];

/** A name without what people leave out or write in several ways: spaces, «استان», and the «و» of double names. */
export const placeKey = (name: string): string =>
  foldSearch(name)
    .replace(/^(?:استان|شهرستان|شهر|province of) /, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const byKey = new Map(
  PROVINCES.flatMap((one) =>
    [one.slug, one.name.fa, one.name.en].map((name) => [placeKey(name), one] as const),
  ),
);

/** The province of a name in Persian or English, however it is spelt («استان آذربايجان‌شرقي»), or of a slug. */
export const findProvince = (name: string): Province | undefined => byKey.get(placeKey(name.slice(0, 100)));
