import { useMutation } from '@tanstack/react-query';

import { useLocale, useWords } from '#web/kit/index.ts';
import { callForFile, saveFile, tellFailure } from '#web/records/index.ts';

import type { ReportPage } from '../../contract/report-file.ts';
import { savedReportWords } from '../../contract/words/saved-reports.ts';

/** Takes a page of figures out as a file, as it is seen. */
export function useReportFile(page: ReportPage, ask: Readonly<Record<string, string>>) {
  const text = useWords(savedReportWords);
  const { digits, calendar } = useLocale();
  return useMutation({
    mutationFn: async (format: 'xlsx' | 'pdf') => {
      const { look: _, ...asked } = ask;
      const wish = new URLSearchParams({
        ...asked,
        format,
        digits,
        calendar: calendar === 'persian' ? 'jalali' : 'gregorian',
      });
      const answer = await callForFile(`/sales/report-files/${page}?${wish.toString()}`);
      if ('file' in answer) saveFile(URL.createObjectURL(answer.file), answer.name);
    },
    onError: (error) => tellFailure(text.notTaken, error),
  });
}
