import { useEffect, useId, useState } from 'react';
import { useParams } from '@tanstack/react-router';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, showToast, Skeleton, useWords } from '#web/kit/index.ts';
import {
  LeaveQuestion,
  RecordForm,
  titleOf,
  useObject,
  useRecord,
  useRecordForm,
  type Values,
} from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { SettingsPage } from '../settings-page.tsx';
import { usePreview } from '../use-preview.ts';
import { lookOf, pictureOf } from './look-of-paper.ts';

const words = {
  templates: { fa: 'پیش‌فاکتور و تخفیف', en: 'Quotes and discounts' },
  one: { fa: 'قالب پیش‌فاکتور', en: 'Quote template' },
  save: { fa: 'ذخیره', en: 'Save' },
  saved: { fa: 'قالب ذخیره شد', en: 'The template is saved' },
  preview: { fa: 'پیش‌نمایش', en: 'Preview' },
  picture: { fa: 'پیش‌نمایش برگهٔ پیش‌فاکتور', en: 'Preview of the quote’s paper' },
};

/** One template: its form, and beside it the paper as it would be. */
const TemplatePage = () => {
  const { template = '' } = useParams({ strict: false });
  const text = useWords(words);
  const object = useObject('quote_template');
  const query = useRecord('quote_template', template, object !== undefined);
  const title = object && query.data ? (titleOf(object, query.data) ?? text.one) : text.one;
  return (
    <SettingsPage
      section="/settings/quotes"
      title={title}
      above={{ href: '/settings/quotes', label: text.templates }}
      wide
    >
      <Waiting query={query}>
        {() =>
          object && query.data ? <Editor key={query.data.id} object={object} record={query.data} /> : null
        }
      </Waiting>
    </SettingsPage>
  );
};

export default TemplatePage;

const Editor = ({ object, record }: { readonly object: ObjectContract; readonly record: Stored }) => {
  const [seen, setSeen] = useState(record);
  return <Form key={seen.version} object={object} record={seen} onSaved={setSeen} />;
};

const Form = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onSaved: (record: Stored) => void;
}) => {
  const { object, record, onSaved } = props;
  const text = useWords(words);
  const id = useId();
  const form = useRecordForm({
    object,
    record,
    onSaved: (saved) => {
      showToast({ message: text.saved, tone: 'success' });
      onSaved(saved);
    },
  });
  return (
    <div className="grid grid-cols-[minmax(18rem,24rem)_minmax(0,1fr)] items-start gap-8 max-lg:grid-cols-1">
      <RecordForm
        form={form}
        id={id}
        actions={
          <Button type="submit" form={id} variant="primary" pending={form.saving} disabled={!form.unsaved}>
            {text.save}
          </Button>
        }
      />
      <Preview values={form.values} />
      <LeaveQuestion unsaved={form.unsaved && !form.saving} />
    </div>
  );
};

/** The paper as the form would have it, a moment after each change. */
const Preview = ({ values }: { readonly values: Values }) => {
  const text = useWords(words);
  const { preview: picture, problem } = usePreview(lookOf(values), pictureOf);
  useEffect(() => (picture === null ? undefined : () => URL.revokeObjectURL(picture)), [picture]);
  return (
    <section aria-label={text.preview} className="sticky top-4 min-w-0 max-lg:static max-lg:order-first">
      <h2 className="pb-2 text-sm text-ink-muted">{text.preview}</h2>
      {picture === null ? (
        <Skeleton className="aspect-[1.414] w-full" />
      ) : (
        <img
          src={picture}
          alt={text.picture}
          className="w-full rounded-control border border-line bg-[white]"
        />
      )}
      {problem === null ? null : (
        <p role="alert" className="pt-2 text-danger">
          {problem}
        </p>
      )}
    </section>
  );
};
