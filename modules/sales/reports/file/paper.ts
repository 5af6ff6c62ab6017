import { formatNumber } from '#persian/digits.ts';
import type { Paper } from '#kernel/print/printer.ts';
import { activityWords } from '../../contract/words/activity.ts';
import { reportFileWords as words } from '../../contract/words/report-file.ts';
import { cellText, headText } from './cells.ts';
import { inDigits, type Look } from './look.ts';
import type { ReportFile } from './report.ts';

/** A page of more columns lies on its side. */
const mostUpright = 6;

/** A report on paper: every text as it is printed. What figures stand beside is beneath them, as on screen. */
export function reportPaper(file: ReportFile, look: Look): Paper {
  const { tables } = file;
  const isBeneath = tables.some(({ rows }) => rows.some((cells) => cells.some(({ beside }) => beside)));
  return {
    template: new URL('./report.typ', import.meta.url),
    as: 'pdf',
    data: {
      dir: look.locale === 'fa' ? 'rtl' : 'ltr',
      digits: formatNumber('1', look.digits),
      title: file.title,
      author: file.firm,
      landscape: tables.some(({ columns }) => columns.length > mostUpright),
      facts: file.facts,
      notes: file.notes,
      beneath: isBeneath ? look.say(activityWords.beneath) : '',
      empty: look.say(words.nothing),
      page: look.say(words.page),
      of: look.say(words.ofPages),
      tables: tables.map((table) => ({
        title: look.say(table.title),
        note: table.note ? inDigits(look.say(table.note), look) : '',
        columns: table.columns.map(({ words: isWords }, at) => ({
          label: headText(table, at, look),
          number: !isWords,
        })),
        rows: table.rows.map((cells) =>
          cells.map((cell) => ({
            text: cellText(cell, look),
            beneath: cell.beside?.map((one) => cellText(one, look)) ?? [],
          })),
        ),
      })),
    },
  };
}
