import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import { counted, type Phrase, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Choice, FieldContract, ObjectContract } from '#records/contract.ts';
import { Button, Dialog, showToast, Skeleton, useLocale, useWords } from '#web/kit/index.ts';
import { ApiProblem, callApi, recordHref } from '#web/records/index.ts';

import { ChoicesEditor } from './choices-editor.tsx';
import { startingOptions } from './draft.ts';
import { KindPicker } from './kind-picker.tsx';
import { convertibleKinds, kindWords, type MadeKind } from './kinds.ts';
import { useSchemaDeed, useSchemaUndo } from './use-schema-deed.ts';

const words = {
  title: { fa: (name: string) => `تبدیل «${name}»`, en: (name: string) => `Convert “${name}”` },
  to: { fa: (kind: string) => `به ${kind}`, en: (kind: string) => `to ${kind}` },
  convert: { fa: 'تبدیل', en: 'Convert' },
  back: { fa: 'نوع دیگر', en: 'Another kind' },
  empty: { fa: 'هنوز هیچ رکوردی مقداری در آن ندارد.', en: 'No record has a value in it yet.' },
  all: {
    fa: (count: string) => `هر ${count} مقدار خوانده می‌شود.`,
    en: (count: string) => `All ${counted(count, 'value', 'values')} can be read.`,
  },
  some: {
    fa: (count: string, of: string) => `${count} از ${of} مقدار خوانده نمی‌شود و پس از تبدیل خالی خواهد بود:`,
    en: (count: string, of: string) =>
      `${count} of ${of} values cannot be read and will be empty afterwards:`,
  },
  partial: {
    fa: 'تنها ۲۰٬۰۰۰ رکورد نخست آزموده شد.',
    en: 'Only the first 20,000 records were tried.',
  },
  done: { fa: 'فیلد تبدیل شد.', en: 'The field was converted.' },
  notBack: { fa: 'تبدیل واگرد نشد', en: 'The conversion was not taken back' },
};

type Preview = {
  readonly filled: number;
  readonly converts: number;
  readonly partial: boolean;
  readonly fails: readonly { readonly id: string; readonly text: string; readonly reason: Phrase }[];
};

/** Gives a field another kind, after showing what of its values that would lose. */
export const ConvertDialog = (props: {
  readonly object: ObjectContract;
  readonly field: FieldContract;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const { object, field, onClose, onDone } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const deed = useSchemaDeed();
  const undo = useSchemaUndo();
  const [kind, setKind] = useState<MadeKind | null>(null);
  const [choices, setChoices] = useState<readonly Choice[]>(
    (field.options['choices'] ?? []) as readonly Choice[],
  );
  const wantsChoices = kind === 'choice' || kind === 'choices';
  const path = `/schema/objects/${object.name}/fields/${field.name}`;
  const body = kind && { kind, options: wantsChoices ? { choices } : startingOptions(kind) };
  const ready =
    body !== null && (!wantsChoices || choices.every(({ label }) => label.fa !== '' && label.en !== ''));
  const preview = useQuery({
    queryKey: ['schema', 'conversion', object.name, field.name, body],
    queryFn: ({ signal }) => callApi<Preview>(`${path}/conversion-preview`, { method: 'POST', body, signal }),
    enabled: ready,
    retry: false,
  });
  const convert = () =>
    deed.run(async () => {
      await callApi(`${path}/conversion`, { method: 'POST', body });
      showToast({
        message: text.done,
        undo: () => undo(() => callApi(`${path}/conversion`, { method: 'DELETE' }), text.notBack),
      });
      onDone();
    });
  const problem = deed.problem ?? (preview.error instanceof ApiProblem ? preview.error : null);
  return (
    <Dialog
      title={text.title(say(field.label, locale))}
      size="medium"
      open
      dismissable={!deed.pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        kind === null ? undefined : (
          <>
            <Button
              variant={(preview.data?.fails.length ?? 0) > 0 ? 'danger' : 'primary'}
              pending={deed.pending}
              disabled={!preview.data || !ready}
              onPress={convert}
            >
              {text.convert}
            </Button>
            <Button variant="quiet" onPress={() => setKind(null)}>
              {text.back}
            </Button>
          </>
        )
      }
    >
      {kind === null ? (
        <KindPicker only={convertibleKinds.filter((one) => one !== field.kind)} onPick={setKind} />
      ) : (
        <div className="flex flex-col gap-4">
          <p className="font-medium">{text.to(say(kindWords[kind].label, locale))}</p>
          {wantsChoices ? <ChoicesEditor choices={choices} onChange={setChoices} /> : null}
          {problem ? (
            <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger">
              {problem.detail}
            </p>
          ) : preview.data ? (
            <PreviewText object={object} preview={preview.data} />
          ) : (
            <Skeleton className="h-control w-full" lines={3} />
          )}
        </div>
      )}
    </Dialog>
  );
};

const PreviewText = ({ object, preview }: { readonly object: ObjectContract; readonly preview: Preview }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const { filled, converts, partial, fails } = preview;
  const count = (some: number): string => formatNumber(some, digits);
  return (
    <div role="status" className="flex flex-col gap-2">
      <p>
        {filled === 0
          ? text.empty
          : filled === converts
            ? text.all(count(filled))
            : text.some(count(filled - converts), count(filled))}
      </p>
      {partial ? <p className="text-sm text-ink-muted">{text.partial}</p> : null}
      {fails.length === 0 ? null : (
        <ul className="max-h-64 overflow-y-auto rounded-control border border-line">
          {fails.map(({ id, text: value, reason }) => (
            <li
              key={id}
              className="flex flex-wrap gap-x-3 border-b border-surface-2 px-3 py-1.5 last:border-none"
            >
              <a
                href={recordHref(object.name, id)}
                target="_blank"
                rel="noreferrer"
                className="font-medium underline decoration-line underline-offset-4"
              >
                <bdi>{value}</bdi>
              </a>
              <span className="text-ink-muted">{say(reason, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
