import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Hash } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import {
  Bidi,
  Button,
  Dialog,
  EmptyState,
  FormLayout,
  Link,
  NumberField,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, fieldOf, keys, useDeed, useObject } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { TemplateField } from './template-field.tsx';

const words = {
  title: { fa: 'شماره‌ها', en: 'Numbers' },
  next: { fa: 'بعدی', en: 'Next' },
  year: { fa: 'هر سال خورشیدی از ۱', en: 'From 1 in every Jalali year' },
  month: { fa: 'هر ماه خورشیدی از ۱', en: 'From 1 in every Jalali month' },
  never: { fa: 'پیوسته، بی‌بازگشت', en: 'On and on' },
  edit: { fa: 'تغییر', en: 'Change' },
  emptyTitle: { fa: 'هنوز چیزی شماره نمی‌گیرد', en: 'Nothing is numbered yet' },
  empty: {
    fa: 'به هر نوع رکوردی فیلدی از نوع «شمارهٔ ردیف» بیفزایید تا هر رکورد تازه شماره‌ای چون D-1405-0001 بگیرد.',
    en: 'Add a field of the kind “Serial number” to any object, and each new record gets a number such as D-1405-0001.',
  },
  objects: { fa: 'رکوردها و فیلدها', en: 'Objects and fields' },
  nextNumber: { fa: 'شمارهٔ بعدی', en: 'Next number' },
  nextHint: {
    fa: 'شماره‌ای که داده شده دوباره داده نمی‌شود؛ تنها می‌توان جلوتر رفت.',
    en: 'A number that was given is never given again; it only goes forward.',
  },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  saved: { fa: 'ذخیره شد. شماره‌های داده‌شده همان می‌مانند.', en: 'Saved. Numbers given before stay.' },
};

type Numbering = {
  readonly object: string;
  readonly field: string;
  readonly template: string;
  readonly next: number;
  readonly sample: string;
  readonly restarts?: 'year' | 'month';
};

const numbersKey = ['schema', 'numbers'];

/** How records are numbered: the template of each serial number, which comes next, and when it begins anew. */
const NumbersPage = () => {
  const text = useWords(words);
  const [editing, setEditing] = useState<Numbering | null>(null);
  const query = useQuery({
    queryKey: numbersKey,
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await callApi<{ readonly numbers: readonly Numbering[] }>('/schema/numbers', { signal })).numbers,
  });
  return (
    <SettingsPage section="/settings/numbers" title={text.title}>
      <Waiting query={query}>
        {(numbers) =>
          numbers.length === 0 ? (
            <EmptyState
              icon={<Hash size={20} />}
              title={text.emptyTitle}
              link={<Link href="/settings/objects">{text.objects}</Link>}
            >
              {text.empty}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {numbers.map((one) => (
                <NumberRow
                  key={`${one.object}.${one.field}`}
                  numbering={one}
                  onEdit={() => setEditing(one)}
                />
              ))}
            </List>
          )
        }
      </Waiting>
      {editing ? <NumberDialog numbering={editing} onClose={() => setEditing(null)} /> : null}
    </SettingsPage>
  );
};

const useName = ({ object, field }: Numbering): string => {
  const { locale } = useLocale();
  const found = useObject(object);
  const label = found && fieldOf(found, field)?.label;
  return found && label ? `${say(found.many, locale)} · ${say(label, locale)}` : object;
};

const NumberRow = (props: { readonly numbering: Numbering; readonly onEdit: () => void }) => {
  const { sample, restarts } = props.numbering;
  const text = useWords(words);
  return (
    <ListRow actions={<Button onPress={props.onEdit}>{text.edit}</Button>}>
      <Twofold title={<bdi>{useName(props.numbering)}</bdi>} detail={text[restarts ?? 'never']} />
      <span className="text-sm text-ink-muted">
        {text.next}:{' '}
        <span className="font-medium text-ink">
          <Bidi>{sample}</Bidi>
        </span>
      </span>
    </ListRow>
  );
};

const NumberDialog = ({
  numbering,
  onClose,
}: {
  readonly numbering: Numbering;
  readonly onClose: () => void;
}) => {
  const text = useWords(words);
  const client = useQueryClient();
  const deed = useDeed();
  const [template, setTemplate] = useState(numbering.template);
  const [next, setNext] = useState<string | null>(String(numbering.next));
  const name = useName(numbering);
  const submit = () =>
    deed.run(async () => {
      const body = {
        template,
        ...(next !== null && Number(next) !== numbering.next ? { next: Number(next) } : {}),
      };
      await callApi(`/schema/objects/${numbering.object}/fields/${numbering.field}/number`, {
        method: 'PATCH',
        body,
      });
      await client.invalidateQueries({ queryKey: keys.schema });
      showToast({ message: text.saved });
      onClose();
    });
  return (
    <Dialog
      title={name}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button type="submit" form="numbering" variant="primary" pending={deed.pending}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <FormLayout id="numbering" wide onSubmit={submit} problem={deed.rest(['template', 'next'])}>
        <TemplateField
          value={template}
          onChange={setTemplate}
          next={Number(next ?? numbering.next)}
          error={deed.errorOf('template')}
        />
        <NumberField
          label={text.nextNumber}
          hint={text.nextHint}
          value={next}
          onChange={setNext}
          min="1"
          error={deed.errorOf('next')}
        />
      </FormLayout>
    </Dialog>
  );
};

export default NumbersPage;
