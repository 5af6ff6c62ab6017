import { counted } from '#persian/bilingual.ts';

/** What the screens of sequences say. */
export const sequenceWords = {
  create: { fa: 'توالی تازه', en: 'New sequence' },
  untitled: { fa: 'توالی تازه', en: 'New sequence' },
  none: { fa: 'هنوز توالی پیگیری نیست', en: 'No sequence yet' },
  noneHint: {
    fa: 'توالی پیگیری چند گام در چند روز کاری است: تماس، کار، رایانامه، پیامک؛ تا وقتی مشتری پاسخ دهد.',
    en: 'A sequence is some steps over some work days: calls, tasks, mails, SMS; until the customer answers.',
  },
  sequence: { fa: 'توالی پیگیری', en: 'Sequence' },
  sequences: { fa: 'توالی‌های پیگیری', en: 'Sequences' },
  inactive: { fa: 'غیرفعال', en: 'Inactive' },
  steps: { fa: (count: string) => `${count} گام`, en: (count: string) => counted(count, 'step', 'steps') },
  active: { fa: (count: string) => `${count} در جریان`, en: (count: string) => `${count} active` },
  paused: { fa: (count: string) => `${count} ایستاده`, en: (count: string) => `${count} paused` },
  finished: { fa: (count: string) => `${count} به پایان رسیده`, en: (count: string) => `${count} finished` },
  stopped: {
    fa: (count: string) => `${count} پاسخ داده یا متوقف`,
    en: (count: string) => `${count} stopped`,
  },
  save: { fa: 'ذخیره', en: 'Save' },
  saved: { fa: 'توالی ذخیره شد', en: 'The sequence is saved' },
  notSaved: { fa: 'توالی ذخیره نشد', en: 'The sequence was not saved' },
  step: { fa: (number: string) => `گام ${number}`, en: (number: string) => `Step ${number}` },
  kind: { fa: 'چه', en: 'What' },
  task: { fa: 'کار', en: 'Task' },
  call: { fa: 'تماس', en: 'Call' },
  mail: { fa: 'رایانامه', en: 'Mail' },
  sms: { fa: 'پیامک', en: 'SMS' },
  after: { fa: 'پس از گام پیش', en: 'After the step before' },
  afterStart: { fa: 'پس از آغاز', en: 'After the start' },
  days: { fa: 'روز کاری', en: 'work days' },
  titleOf: { fa: 'عنوان', en: 'Title' },
  subject: { fa: 'موضوع', en: 'Subject' },
  text: { fa: 'متن', en: 'Text' },
  addStep: { fa: 'گام دیگر', en: 'Another step' },
  removeStep: { fa: 'حذف گام', en: 'Remove the step' },
  newTitle: { fa: 'پیگیری {مشتری}', en: 'Follow up {customer}' },
  up: { fa: 'بالاتر', en: 'Move up' },
  down: { fa: 'پایین‌تر', en: 'Move down' },
  people: { fa: 'در این توالی', en: 'In this sequence' },
  nobody: { fa: 'هنوز کسی در این توالی نیست.', en: 'Nobody is in this sequence yet.' },
  nobodyHint: {
    fa: 'در فهرست سرنخ‌ها، اشخاص یا معامله‌ها ردیف‌ها را برگزینید و «توالی پیگیری» را بزنید.',
    en: 'Choose rows of leads, parties or deals and press “Sequence”.',
  },
  next: { fa: (step: string) => `گام ${step}`, en: (step: string) => `Step ${step}` },
  pause: { fa: 'توقف موقت', en: 'Pause' },
  resume: { fa: 'ادامه', en: 'Resume' },
  stop: { fa: 'پاسخ داد؛ متوقف شود', en: 'Replied; stop' },
  wasStopped: {
    fa: (name: string) => `پیگیری «${name}» متوقف شد.`,
    en: (name: string) => `The sequence of “${name}” has stopped.`,
  },
  enrol: { fa: 'توالی پیگیری', en: 'Sequence' },
  enrolTitle: { fa: 'گذاشتن در توالی پیگیری', en: 'Enrol in a sequence' },
  which: { fa: 'کدام توالی', en: 'Which sequence' },
  put: { fa: 'گذاشتن', en: 'Enrol' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  enrolled: {
    fa: (count: string, already: string) =>
      already === ''
        ? `${count} مورد در توالی گذاشته شد`
        : `${count} مورد گذاشته شد؛ ${already} از پیش در آن بود`,
    en: (count: string, already: string) =>
      already === '' ? `${count} enrolled` : `${count} enrolled; ${already} were in it already`,
  },
  noSequence: { fa: 'نخست یک توالی بسازید.', en: 'Make a sequence first.' },
};
