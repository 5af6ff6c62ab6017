import { formatDuration } from '#persian/duration.ts';
import { useLocale, useWords } from '#web/kit/index.ts';
import type { EditorProps } from '../face.ts';
import { readDuration } from '#persian/read-duration.ts';
import { TypedField } from './typed-field.tsx';

const words = {
  notDuration: {
    fa: 'خوانده نشد؛ مانند «۱:۳۰»، «۴۵ دقیقه» یا «۲ ساعت» بنویسید.',
    en: 'This cannot be read; write it like 1:30, 45 minutes or 2 hours.',
  },
};

export const Editor = (props: EditorProps) => {
  const { locale } = useLocale();
  const text = useWords(words);
  return (
    <TypedField<number>
      {...props}
      read={(typed) => {
        const minutes = readDuration(typed);
        return minutes === undefined ? { ok: false, why: text.notDuration } : { ok: true, value: minutes };
      }}
      write={(minutes) => formatDuration(minutes * 60, locale)}
      echo={(minutes) => formatDuration(minutes * 60, locale)}
    />
  );
};
