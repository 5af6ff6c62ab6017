import { Trash2 } from 'lucide-react';

import { IconButton, RelativeDate, showToast, useLocale, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { useSchema } from '../data/schema.ts';
import { useForget, useMappings } from './data.ts';
import { nameOf } from './imports-page.tsx';

const words = {
  title: { fa: 'نقشه‌های ذخیره‌شده', en: 'Saved mappings' },
  what: {
    fa: 'پروندهٔ بعدی با همین ستون‌ها با همین نقشه پیشنهاد می‌شود.',
    en: 'The next file with the same columns begins with the same mapping.',
  },
  forget: {
    fa: (file: string) => `فراموش کردن نقشهٔ «${file}»`,
    en: (file: string) => `Forget the mapping of “${file}”`,
  },
  forgotten: {
    fa: (file: string) => `نقشهٔ «${file}» فراموش شد.`,
    en: (file: string) => `The mapping of “${file}” is forgotten.`,
  },
  notBack: { fa: 'نقشه برنگشت', en: 'The mapping did not come back' },
  notForgotten: { fa: 'فراموش نشد', en: 'It was not forgotten' },
};

/** Mappings that files came in by; each may be forgotten. Bringing such a file in again changes it. */
export const SavedMappings = () => {
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const forget = useForget();
  const { data: mappings = [] } = useMappings();
  const drop = async (id: string, fileName: string) => {
    try {
      await forget(id);
    } catch (error) {
      return tellFailure(text.notForgotten, error);
    }
    return showToast({
      message: text.forgotten(fileName),
      undo: () => forget(id, 'back').catch((error: unknown) => tellFailure(text.notBack, error)),
    });
  };
  if (mappings.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg leading-title font-strong">{text.title}</h2>
      <p className="text-ink-muted">{text.what}</p>
      <ul className="flex flex-col">
        {mappings.map(({ id, fileName, object: name, variant, usedAt }) => {
          const object = schema.objects.find((one) => one.name === name);
          return (
            <li
              key={id}
              className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-surface-3 py-1"
            >
              <span className="min-w-0 flex-1 basis-56 truncate">
                <bdi>{fileName}</bdi>
                {object ? (
                  <span className="ps-2 text-ink-muted">{nameOf(object, variant ?? undefined, locale)}</span>
                ) : null}
              </span>
              <span className="text-sm text-ink-muted">
                <RelativeDate value={usedAt} />
              </span>
              <IconButton
                label={text.forget(fileName)}
                icon={<Trash2 size={16} />}
                onPress={() => void drop(id, fileName)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
};
