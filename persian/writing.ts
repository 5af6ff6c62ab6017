const arabicLetters = /[يىك]/;

/** Arabic ي, ى and ك as the ی and ک that an Arabic keyboard or an old encoding wrote them for; nothing else changes. */
export const toPersianLetters = (text: string): string =>
  arabicLetters.test(text) ? text.replaceAll(/[يى]/g, 'ی').replaceAll('ك', 'ک') : text;

// Letters that only Persian has of the two languages, and such as Persian hardly writes, but for «تأمین»: «شركة الخليج» is Arabic.
const onlyPersian = /[پچژگیک]/;
const onlyArabic = /[ةإٱ]|(?:^|\s|ال)أ/;

/**
 * A name or a short text as Persian writes it: «علي كريمي» is stored as «علی کریمی», whoever's keyboard it came from. What is
 * evidently Arabic stays as it is.
 */
export const inPersianWriting = (text: string): string =>
  onlyArabic.test(text) && !onlyPersian.test(text) ? text : toPersianLetters(text);
