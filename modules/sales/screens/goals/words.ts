/** What goals say. */
export const goalWords = {
  goals: { fa: 'هدف‌ها', en: 'Goals' },
  goalsHint: {
    fa: 'هدف‌هایی که دورهٔ آنها این روز را در بر دارد. خط باریک نشان می‌دهد چه سهمی از روزهای کاری گذشته است.',
    en: 'Goals whose period holds this day. The thin line tells what share of the work days is over.',
  },
  all: { fa: 'همهٔ هدف‌ها', en: 'All goals' },
  newGoal: { fa: 'هدف تازه', en: 'New goal' },
  edit: { fa: 'ویرایش هدف', en: 'Edit the goal' },
  none: {
    fa: 'برای این دوره هدفی نیست. هدف یک عدد و یک مهلت می‌خواهد.',
    en: 'There is no goal for this period. A goal wants a number and a date.',
  },
  noneMine: { fa: 'برای این دوره هدفی ندارید.', en: 'You have no goal for this period.' },
  ofTarget: { fa: 'از', en: 'of' },
  pace: { fa: 'با این آهنگ می‌رسیم به', en: 'At this pace we reach' },
  over: { fa: 'تمام شد', en: 'Over' },
  reached: { fa: 'برآورده شد', en: 'Reached' },
  hidden: {
    fa: 'همهٔ آنچه این هدف می‌شمارد برای شما دیدنی نیست.',
    en: 'You do not see all that this goal counts.',
  },
  everybody: { fa: 'همهٔ فروش', en: 'All of sales' },
  leaders: { fa: 'پیشتازان', en: 'Leaders' },
  leadersHint: {
    fa: 'هر کس چه سهمی از هدف‌های خود را برآورده است؛ مبلغ‌ها دیده نمی‌شود.',
    en: 'What share of his goals everybody has reached; amounts are not shown.',
  },
  leadersOff: { fa: 'جدول پیشتازان خاموش است.', en: 'The leaderboard is off.' },
  noLeaders: { fa: 'کسی هدفی برای خود ندارد.', en: 'Nobody has a goal of his own.' },
  showLeaders: { fa: 'نمایش پیشتازان به همه', en: 'Show the leaders to all' },
  rules: { fa: 'تنظیم هدف‌ها', en: 'How goals work' },
  closedUntil: { fa: 'دوره بسته تا', en: 'Closed until' },
  closedHint: {
    fa: 'بردها و باخت‌ها تا پایان این روز دیگر تغییر نمی‌کنند. خالی یعنی باز.',
    en: 'What was won or lost until the end of this day no longer changes. Empty means open.',
  },
} as const;
