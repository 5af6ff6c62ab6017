import { counted, type Phrase, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ExportRequest } from '#records/contract.ts';
import { showToast, type KitLocale } from '#web/kit/index.ts';

import { callApi, callForFile } from './api.ts';
import { tellFailure } from './failure.ts';
import { recordPath } from './read.ts';
import { saveFile } from './save-file.ts';

const words = {
  writing: {
    fa: 'فهرست بلند است؛ پرونده آماده می‌شود و همین‌جا خبر می‌دهیم.',
    en: 'It is a long list: the file is being written, and you will be told here.',
  },
  ready: {
    fa: (rows: string) => `خروجی آماده است: ${rows} ردیف.`,
    en: (rows: string) => `The export is ready: ${counted(rows, 'row', 'rows')}.`,
  },
  fetch: { fa: 'گرفتن پرونده', en: 'Get the file' },
  failed: { fa: 'خروجی گرفته نشد', en: 'The export failed' },
};

type State = {
  readonly state: 'running' | 'done' | 'failed';
  readonly rows: number | null;
  readonly failure: Phrase | null;
};

const askAgainMs = { least: 1_000, most: 10_000 };

/** Takes a list out as a file: a short one at once, a long one when a job has written it. */
export async function takeOut(
  object: string,
  request: ExportRequest,
  { locale, digits }: Pick<KitLocale, 'locale' | 'digits'>,
): Promise<void> {
  try {
    const answer = await callForFile(`${recordPath(object)}/export`, request);
    if ('file' in answer) {
      saveFile(URL.createObjectURL(answer.file), answer.name);
      return;
    }
    showToast({ tone: 'info', message: say(words.writing, locale) });
    const { id } = answer.later as { readonly id: string };
    const end = await whenWritten(id);
    if (end.state === 'failed') {
      const why = end.failure ? { detail: say(end.failure, locale) } : {};
      showToast({ tone: 'danger', message: say(words.failed, locale), ...why });
      return;
    }
    showToast({
      message: words.ready[locale](formatNumber(end.rows ?? 0, digits)),
      action: {
        label: say(words.fetch, locale),
        onPress: () => saveFile(`/api/v1/exports/${id}/content`, ''),
      },
    });
  } catch (error) {
    tellFailure(say(words.failed, locale), error);
  }
}

async function whenWritten(id: string): Promise<State> {
  for (let wait = askAgainMs.least; ; wait = Math.min(askAgainMs.most, wait * 1.5)) {
    const state = await callApi<State>(`/exports/${id}`);
    if (state.state !== 'running') return state;
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  }
}
