import type { Locale, Phrase } from '#persian/bilingual.ts';
import { end, type ScriptDefinition } from './script.ts';

type Step = {
  readonly key: string;
  readonly title: Phrase;
  readonly say: Phrase;
  readonly answers: readonly { readonly label: Phrase; readonly to: string }[];
};

const on = (to: string): Step['answers'] => [{ label: { fa: 'ادامه', en: 'Go on' }, to }];

/** The nine moves of a good first call. */
const steps: readonly Step[] = [
  {
    key: 'greeting',
    title: { fa: '۱. سلام با نام و عنوان', en: '1. Greeting by name and title' },
    say: { fa: '{سلام} {مشتری}.', en: '{greeting}, {customer}.' },
    answers: [
      { label: { fa: 'خودش است', en: 'It is the customer' }, to: 'introduction' },
      { label: { fa: 'کس دیگری برداشت', en: 'Somebody else answered' }, to: 'connect' },
      { label: { fa: 'الان نمی‌تواند', en: 'No time now' }, to: 'later' },
    ],
  },
  {
    key: 'connect',
    title: { fa: 'وصل شدن به مشتری', en: 'Being put through' },
    say: {
      fa: '{نام من} هستم از {شرکت ما}. لطف می‌کنید مرا به {مشتری} وصل کنید؟',
      en: 'This is {my name} from {our company}. Would you put me through to {customer}, please?',
    },
    answers: [
      { label: { fa: 'وصل شد', en: 'Put through' }, to: 'introduction' },
      { label: { fa: 'نیست', en: 'Not there' }, to: 'later' },
    ],
  },
  {
    key: 'introduction',
    title: { fa: '۲. معرفی: من، شرکت، سود مشتری', en: '2. Introduction: I, the firm, the benefit' },
    say: {
      fa: '{نام من} هستم از {شرکت ما}. ما به کسب‌وکارهایی مانند شما کمک می‌کنیم پیگیری هیچ مشتری‌ای از یاد نرود و از هر سرنخ، فروش بیشتری بیرون بیاید.',
      en: 'I am {my name} from {our company}. We help firms like yours to forget no customer and to win more of each lead.',
    },
    answers: on('thanks'),
  },
  {
    key: 'thanks',
    title: { fa: '۳. سپاس و قول کوتاهی', en: '3. Thanks, and a promised length' },
    say: {
      fa: 'سپاسگزارم که پاسخ دادید. فقط سه دقیقه وقتتان را می‌گیرم؛ الان مناسب است؟',
      en: 'Thank you for answering. It takes three minutes only; is it a good moment?',
    },
    answers: [
      { label: { fa: 'بفرمایید', en: 'Go ahead' }, to: 'purpose' },
      { label: { fa: 'وقت ندارم', en: 'No time' }, to: 'later' },
    ],
  },
  {
    key: 'purpose',
    title: { fa: '۴. هدف، به شکل پرسش', en: '4. The purpose, as a question' },
    say: {
      fa: 'می‌خواستم بپرسم امروز وقتی مشتری تازه‌ای سراغ شما می‌آید، از کجا می‌دانید چه کسی و کِی باید با او تماس بگیرد؟',
      en: 'May I ask: when a new customer turns to you today, how do you know who has to call back, and when?',
    },
    answers: [
      { label: { fa: 'از نیازش گفت', en: 'Told of a need' }, to: 'meeting' },
      { label: { fa: 'دودل است', en: 'In doubt' }, to: 'doubt' },
      { label: { fa: 'نمی‌خواهد', en: 'Not interested' }, to: 'goodbye' },
    ],
  },
  {
    key: 'doubt',
    title: { fa: 'از زبان مشتریان دیگر', en: 'What other customers found' },
    say: {
      fa: 'حق دارید. چند مشتری ما هم در آغاز همین را می‌گفتند. اگر در یک دیدار کوتاه نمونهٔ کارشان را نشانتان بدهم، خودتان بهتر داوری می‌کنید.',
      en: 'You are right to ask. Some of our customers said the same at first. If I show you in a short meeting what they do now, you can judge for yourself.',
    },
    answers: [
      { label: { fa: 'پذیرفت', en: 'Agreed' }, to: 'meeting' },
      { label: { fa: 'نپذیرفت', en: 'Declined' }, to: 'goodbye' },
    ],
  },
  {
    key: 'meeting',
    title: { fa: '۵. پیشنهاد دیدار', en: '5. Proposing a meeting' },
    say: {
      fa: 'بهتر است حضوری یا با پیوند برخط، نیم ساعت با هم ببینیم. کدام برایتان آسان‌تر است؟',
      en: 'It is best seen together, for half an hour, in person or by a link. Which is easier for you?',
    },
    answers: [
      { label: { fa: 'حضوری', en: 'In person' }, to: 'slots' },
      { label: { fa: 'برخط', en: 'By link' }, to: 'slots' },
      { label: { fa: 'نمی‌خواهد', en: 'Declined' }, to: 'goodbye' },
    ],
  },
  {
    key: 'slots',
    title: { fa: '۶. دو زمان آزاد', en: '6. Two free times' },
    say: {
      fa: '{زمان اول} برایتان مناسب‌تر است یا {زمان دوم}؟ اگر بیرون از ساعت اداری راحت‌ترید، آن هم شدنی است.',
      en: 'Does {first slot} suit you better, or {second slot}? It can be outside office hours as well, if you prefer.',
    },
    answers: [
      { label: { fa: 'زمان روشن شد', en: 'A time is agreed' }, to: 'confirmation' },
      { label: { fa: 'بعداً می‌گوید', en: 'Will tell later' }, to: 'later' },
    ],
  },
  {
    key: 'confirmation',
    title: { fa: '۷. تأیید روز، ساعت، جا و شمارهٔ خودم', en: '7. Confirming day, hour, place and my number' },
    say: {
      fa: 'پس {روز جلسه} ساعت {ساعت جلسه}، {جای جلسه}. مسیر و دعوت‌نامه را همین حالا برایتان می‌فرستم. شمارهٔ من {شمارهٔ من} است.',
      en: 'So it is {meeting day} at {meeting hour}, {meeting place}. I am sending you the way and the invitation right now. My number is {my number}.',
    },
    answers: on('goodbye'),
  },
  {
    key: 'later',
    title: { fa: 'زمان تماس دوباره', en: 'When to call again' },
    say: {
      fa: 'حتماً. چه زمانی تماس بگیرم که مزاحم نباشم؟',
      en: 'Of course. When may I call without disturbing?',
    },
    answers: on('goodbye'),
  },
  {
    key: 'goodbye',
    title: { fa: '۸. سپاس و آرزوی خوب', en: '8. Thanks and good wishes' },
    say: {
      fa: 'از وقتی که گذاشتید سپاسگزارم {مشتری}. روز خوبی داشته باشید. (بگذارید نخست مشتری گوشی را بگذارد.)',
      en: 'Thank you for your time, {customer}. Have a good day. (Let the customer hang up first.)',
    },
    answers: on('follow-up'),
  },
  {
    key: 'follow-up',
    title: { fa: '۹. پیگیری', en: '9. Follow-up' },
    say: {
      fa: '(نتیجه را با یک کلید ثبت کنید و تماس یا دیدار بعدی را همین حالا بگذارید.)',
      en: '(Note the outcome with one key, and set the next call or meeting right now.)',
    },
    answers: [{ label: { fa: 'پایان', en: 'End' }, to: end }],
  },
];

const objections: readonly { readonly key: string; readonly says: Phrase; readonly answer: Phrase }[] = [
  {
    key: 'no-time',
    says: { fa: 'وقت ندارم', en: 'I have no time' },
    answer: {
      fa: 'می‌فهمم {مشتری}. فردا صبح دو دقیقه تماس بگیرم بهتر است یا عصر؟',
      en: 'I understand, {customer}. Shall I call for two minutes tomorrow morning, or rather in the afternoon?',
    },
  },
  {
    key: 'send-mail',
    says: { fa: 'برایم بفرستید بخوانم', en: 'Send me something to read' },
    answer: {
      fa: 'همین حالا می‌فرستم. تا چیزی بفرستم که به کارتان بیاید، بفرمایید کدام بخش برایتان مهم‌تر است؟',
      en: 'I am sending it now. So that it is of use to you, which part matters most to you?',
    },
  },
  {
    key: 'price',
    says: { fa: 'گران است', en: 'It is too expensive' },
    answer: {
      fa: 'درست می‌گویید که قیمت مهم است. بیایید در دیدار، هزینه و سودش را برای خود شما حساب کنیم؛ اگر به صرفه نبود، خودم می‌گویم.',
      en: 'Price does matter. Let us work out cost and gain for your own case when we meet; if it does not pay, I shall say so.',
    },
  },
  {
    key: 'have-one',
    says: { fa: 'با دیگری کار می‌کنیم', en: 'We work with somebody else' },
    answer: {
      fa: 'چه خوب که این نیاز را جدی گرفته‌اید. از چه چیزش راضی هستید و چه چیزی را می‌خواستید بهتر باشد؟',
      en: 'Good that you take this seriously. What do you like about it, and what should be better?',
    },
  },
];

/** The first script of a workspace, in the language that it speaks. */
export const firstScript = (
  locale: Locale,
): { readonly name: string; readonly purpose: string; readonly definition: ScriptDefinition } => ({
  name: { fa: 'نُه گام تماس خوب', en: 'Nine moves of a good call' }[locale],
  purpose: { fa: 'گرفتن قرار دیدار در تماس نخست', en: 'Agreeing on a meeting in the first call' }[locale],
  definition: {
    steps: steps.map(({ key, title, say, answers }) => ({
      key,
      title: title[locale],
      say: say[locale],
      answers: answers.map(({ label, to }, index) => ({
        key: `${key}-${index + 1}`,
        label: label[locale],
        to,
      })),
    })),
    objections: objections.map(({ key, says, answer }) => ({
      key,
      says: says[locale],
      answer: answer[locale],
    })),
  },
});
