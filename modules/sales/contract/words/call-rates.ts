import { WEEKDAYS } from '#persian/jalali/words.ts';
import type { Locale, Phrase } from '#persian/bilingual.ts';

import { localDigits } from '#persian/digits.ts';
import { dayParts, type CallHint } from '../call-rates.ts';

const none: Phrase = { fa: '', en: '' };

/** «ظهر سه‌شنبه‌ها» */
export const partOfWeek = ({ weekday, part }: Pick<CallHint, 'weekday' | 'part'>, locale: Locale): string => {
  const day = (WEEKDAYS[weekday] ?? none)[locale];
  const when = (dayParts.find(({ key }) => key === part)?.label ?? none)[locale];
  return locale === 'fa' ? `${when} ${day}‌ها` : `${day} ${when}`;
};

export const callRateWords = {
  when: { fa: 'کی تماس بگیریم، کی نگیریم', en: 'When to call, and when not to' },
  whenHint: {
    fa: 'تماس‌های خروجی دوره. تنها زمانی نام برده می‌شود که همهٔ بازهٔ ۸۰٪ آن پایین‌تر یا بالاتر از نرخ همه باشد.',
    en: 'Outgoing calls of the period. A time is named only where its whole 80% interval lies below or above the rate of all.',
  },
  worst: {
    fa: (when: string, of100: string) => `${when} کمتر از هر وقت دیگری جواب می‌دهند: ${of100} از ۱۰۰.`,
    en: (when: string, of100: string) => `${when} is answered less than any other time: ${of100} of 100.`,
  },
  bad: {
    fa: (when: string, of100: string) => `${when} هم کم جواب می‌دهند: ${of100} از ۱۰۰.`,
    en: (when: string, of100: string) => `${when} is answered seldom too: ${of100} of 100.`,
  },
  best: {
    fa: (when: string, of100: string) => `${when} بیش از هر وقت دیگری جواب می‌دهند: ${of100} از ۱۰۰.`,
    en: (when: string, of100: string) => `${when} is answered more than any other time: ${of100} of 100.`,
  },
  good: {
    fa: (when: string, of100: string) => `${when} هم خوب جواب می‌دهند: ${of100} از ۱۰۰.`,
    en: (when: string, of100: string) => `${when} is answered well too: ${of100} of 100.`,
  },
  undecided: {
    fa: 'هنوز نمی‌توان گفت: هیچ وقتی از هفته با اطمینان بهتر یا بدتر از همه نیست. دورهٔ بلندتری برگزینید یا بگذارید تماس بیشتری ثبت شود.',
    en: 'Nobody can say yet: no time of the week is surely better or worse than all. Choose a longer period, or let more calls be logged.',
  },
  all: {
    fa: (reached: string, calls: string) => `روی هم ${reached} از ${calls} تماس پاسخ داشت.`,
    en: (reached: string, calls: string) => `All together ${reached} of ${calls} calls were answered.`,
  },
  week: { fa: 'پاسخ در ساعت‌های هفته', en: 'Answered by hour of the week' },
  weekHint: {
    fa: 'هر خانه می‌گوید از هر صد تماس چند تا پاسخ داشت؛ هر چه تماس‌ها کمتر، عدد به نرخ همه نزدیک‌تر گرفته شده است.',
    en: 'The share that was answered, drawn towards that of all by as much as the calls are few.',
  },
  weekday: { fa: 'روز هفته', en: 'Weekday' },
  weekdays: { fa: 'به روز هفته', en: 'By weekday' },
  hour: { fa: 'ساعت', en: 'Hour' },
  hours: { fa: 'به ساعت', en: 'By hour' },
  script: { fa: 'متن تماس', en: 'Script' },
  scripts: { fa: 'به متن تماس', en: 'By script' },
  caller: { fa: 'تماس‌گیرنده', en: 'Caller' },
  callers: { fa: 'به تماس‌گیرنده', en: 'By caller' },
  nobody: { fa: 'بی‌مسئول', en: 'Nobody' },
  unnamed: { fa: 'نامعلوم', en: 'Unknown' },
  answers: { fa: 'کدام جمله به کجا رسید', en: 'Which phrase led where' },
  answersHint: {
    fa: 'هر پاسخ مشتری به هر گام متن تماس، و آنچه از آن تماس برآمد.',
    en: 'Each answer of customers to each step of a script, and what came of the call.',
  },
  step: { fa: 'گام', en: 'Step' },
  answer: { fa: 'پاسخ مشتری', en: 'Answer' },
  calls: { fa: 'تماس', en: 'Calls' },
  ofCalls: { fa: 'تماس', en: 'calls' },
  reached: { fa: 'پاسخ', en: 'Answered' },
  interested: { fa: 'علاقه‌مند', en: 'Interested' },
  meetings: { fa: 'جلسه', en: 'Meeting made' },
  interval: { fa: 'بازهٔ ۸۰٪', en: '80% interval' },
  meaning: {
    fa: 'پاسخ: با کسی گفت‌وگو شد. علاقه‌مند: گفت‌وگو شد یا خواست دوباره تماس بگیریم. جلسه: در همان تماس قرار گذاشته شد. این دو از میان پاسخ‌داده‌ها شمرده می‌شوند. در نمودارها خط عمودی نرخ همه است و نوار، بازه‌ای که نرخ راستین به احتمال ۸۰٪ در آن است.',
    en: 'Answered: somebody was spoken to. Interested: talked, or asked to be called again. Meeting: made in that very call. The latter two are of those answered. In the pictures the upright line is the rate of all, and the bar holds the true rate with a chance of 80%.',
  },
  nothing: {
    fa: 'در این دوره تماس خروجی با نتیجه ثبت نشد. دورهٔ بلندتری برگزینید.',
    en: 'No outgoing call with an outcome was logged in this period. Choose a longer one.',
  },
  noScripts: {
    fa: 'هیچ تماسی با متن تماس گرفته نشد. تماس از صفحهٔ تماس، متن را هم ثبت می‌کند.',
    en: 'No call was made with a script. Calls made in the calling screen keep theirs.',
  },
};

/** «ظهر سه‌شنبه‌ها کمتر از هر وقت دیگری جواب می‌دهند: ۸ از ۱۰۰.» @param hints all of them: than the first of a kind none is worse, or better */
export function hintText(hint: CallHint, hints: readonly CallHint[], locale: Locale): string {
  const first = hints.find(({ kind }) => kind === hint.kind) === hint;
  // As it is likely to be, not as few calls happened to go.
  const of100 = localDigits(String(Math.round(hint.reached.rate * 100)), locale);
  const sentence =
    hint.kind === 'avoid'
      ? first
        ? callRateWords.worst
        : callRateWords.bad
      : first
        ? callRateWords.best
        : callRateWords.good;
  return sentence[locale](partOfWeek(hint, locale), of100);
}
