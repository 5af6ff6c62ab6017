import { useQuery } from '@tanstack/react-query';

import { say, type Phrase } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { Button, Dialog, showToast, Skeleton, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, useSchema } from '#web/records/index.ts';

import { useSchemaDeed, useSchemaUndo } from './use-schema-deed.ts';

const words = {
  title: { fa: (name: string) => `برداشتن «${name}»`, en: (name: string) => `Remove “${name}”` },
  free: {
    fa: 'از فرم‌ها، فهرست‌ها و خروجی‌ها برداشته می‌شود و مقدارهایش دیگر دیده نمی‌شود. نامش در API برای همیشه از آن خودش می‌ماند.',
    en: 'It leaves forms, lists and exports, and its values are no longer seen. Its name in the API stays its own for ever.',
  },
  used: {
    fa: 'این‌ها به آن نیاز دارند. نخست آن‌ها را تغییر دهید:',
    en: 'These need it. Change them first:',
  },
  hidden: { fa: 'یکی که شما نمی‌بینید', en: 'one that you do not see' },
  of: { fa: (object: string) => `در ${object}`, en: (object: string) => `in ${object}` },
  remove: { fa: 'برداشتن', en: 'Remove' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  done: { fa: 'فیلد برداشته شد.', en: 'The field was removed.' },
  notBack: { fa: 'فیلد برنگشت', en: 'The field did not come back' },
};

type Use = { readonly what: Phrase; readonly title: string | null; readonly object?: string };

/** Takes a field away, unless something needs it; then it says what. */
export const RemoveDialog = (props: {
  readonly object: ObjectContract;
  readonly field: FieldContract;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const { object, field, onClose, onDone } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const deed = useSchemaDeed();
  const undo = useSchemaUndo();
  const path = `/schema/objects/${object.name}/fields/${field.name}`;
  const uses = useQuery({
    queryKey: ['schema', 'uses', object.name, field.name],
    queryFn: ({ signal }) => callApi<{ readonly uses: readonly Use[] }>(`${path}/uses`, { signal }),
    staleTime: 0,
  });
  const found = uses.data?.uses;
  const remove = () =>
    deed.run(async () => {
      await callApi(path, { method: 'DELETE' });
      showToast({
        message: text.done,
        undo: () => undo(() => callApi(`${path}/restoration`, { method: 'POST' }), text.notBack),
      });
      onDone();
    });
  const problem = deed.problem?.detail ?? uses.error?.message;
  return (
    <Dialog
      title={text.title(say(field.label, locale))}
      size="small"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button
            variant="danger"
            pending={deed.pending}
            disabled={found === undefined || found.length > 0}
            onPress={remove}
          >
            {text.remove}
          </Button>
          <Button variant="quiet" onPress={onClose} autoFocus>
            {text.cancel}
          </Button>
        </>
      }
    >
      {problem === undefined ? null : (
        <p role="alert" className="mb-3 rounded-control bg-danger-soft px-3 py-2 text-danger">
          {problem}
        </p>
      )}
      {found === undefined ? (
        uses.error ? null : (
          <Skeleton className="h-control w-full" lines={2} />
        )
      ) : found.length === 0 ? (
        <p>{text.free}</p>
      ) : (
        <>
          <p>{text.used}</p>
          <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
            {found.map((use, index) => {
              const where = objects.find(({ name }) => name === use.object);
              return (
                <li key={`${use.title ?? ''}-${index}`}>
                  {say(use.what, locale)}: <bdi className="font-medium">{use.title ?? text.hidden}</bdi>{' '}
                  {where && where.name !== object.name ? (
                    <span className="text-ink-muted">{text.of(say(where.many, locale))}</span>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Dialog>
  );
};
