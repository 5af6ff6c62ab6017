import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { PageQuery } from '#records/contract.ts';
import { Button, Dialog, showToast, useLocale, useWords } from '#web/kit/index.ts';
import {
  callApi,
  FieldEditor,
  fieldOf,
  newKey,
  startingValues,
  useDeed,
  useObject,
  valuesToWire,
  type Values,
} from '#web/records/index.ts';

const words = {
  title: { fa: 'فهرست تماس تازه', en: 'New call list' },
  make: { fa: 'ساختن فهرست', en: 'Make the list' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  made: {
    fa: (rows: string, left: string) =>
      left === ''
        ? `فهرستی با ${rows} ردیف ساخته شد`
        : `فهرستی با ${rows} ردیف ساخته شد؛ ${left} ردیف کنار گذاشته شد`,
    en: (rows: string, left: string) =>
      left === '' ? `A list of ${rows} rows is made` : `A list of ${rows} rows is made; ${left} are left out`,
  },
  leftOut: {
    fa: 'کسانی که شماره ندارند یا نخواسته‌اند تماس بگیریم، کنار گذاشته می‌شوند.',
    en: 'Who has no number, or asked not to be called, is left out.',
  },
};

const asked = ['name', 'script', 'callers', 'attempts', 'retryAfter', 'days', 'opens', 'closes'] as const;
/** These stand side by side. */
const halves: ReadonlySet<string> = new Set(['attempts', 'retryAfter', 'opens', 'closes']);

/** Asks how the list is to be called, and makes it of what the query holds. */
export const NewListDialog = (props: {
  readonly object: string;
  readonly query: PageQuery;
  readonly onClose: () => void;
  readonly onMade?: () => void;
}) => {
  const { object, query, onClose, onMade } = props;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const list = useObject('call_list');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const deed = useDeed();
  const [key] = useState(newKey);
  const [values, setValues] = useState<Values>(() => (list ? startingValues(list, undefined) : {}));
  if (!list) return null;

  const make = () =>
    deed.run(async () => {
      const given = Object.fromEntries(asked.map((name) => [name, values[name] ?? null]));
      const { filter, variant, sort } = query;
      const made = await callApi<{ id: string; rows: number; leftOut: number }>('/sales/call-lists', {
        method: 'POST',
        idempotencyKey: key,
        body: {
          list: valuesToWire(list, given),
          source: {
            object,
            ...(filter ? { filter } : {}),
            ...(variant === undefined ? {} : { variant }),
            ...(sort ? { sort } : {}),
          },
        },
      });
      await queries.invalidateQueries({ queryKey: ['calling'] });
      const left = made.leftOut === 0 ? '' : formatNumber(made.leftOut, digits);
      showToast({ tone: 'success', message: text.made(formatNumber(made.rows, digits), left) });
      onMade?.();
      onClose();
      await navigate({ to: `/calling/lists/${made.id}` });
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.title}
      actions={
        <>
          <Button variant="primary" pending={deed.pending} onPress={make}>
            {text.make}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        {asked.map((name) => {
          const field = fieldOf(list, name);
          return field ? (
            <div key={name} className={halves.has(name) ? undefined : 'col-span-2'}>
              <FieldEditor
                field={field}
                label={say(field.label, locale)}
                required={field.required}
                autoFocus={name === 'name'}
                {...(field.hint ? { hint: say(field.hint, locale) } : {})}
                value={values[name] ?? null}
                onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
                error={deed.errorOf(name)}
              />
            </div>
          ) : null;
        })}
        <p className="col-span-2 text-sm text-ink-muted">{text.leftOut}</p>
        {deed.rest(asked) === undefined ? null : (
          <p role="alert" className="col-span-2 text-danger">
            {deed.rest(asked)}
          </p>
        )}
      </div>
    </Dialog>
  );
};
