import { useId, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { Button, Dialog, FormLayout, useLocale, useWords } from '#web/kit/index.ts';

import { isEmpty, titleOf, type Values } from '../data/values.ts';
import { isUnreadable } from '../fields/face.ts';
import { FieldEditor } from '../fields/index.tsx';
import type { Asking } from './ask-context.ts';
import { MissingPart } from './missing-part.tsx';
import { sortProblems } from './problems.ts';

const words = {
  title: { fa: 'پیش از این تغییر', en: 'Before this change' },
  intro: {
    fa: (title: string) => `«${title}» برای این تغییر این‌ها را هم می‌خواهد.`,
    en: (title: string) => `“${title}” needs these as well for this change.`,
  },
  save: { fa: 'ثبت و ادامه', en: 'Save and go on' },
  again: { fa: 'ادامه', en: 'Go on' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

const AskDialog = (props: { readonly asking: Asking; readonly onDone: (values: Values | null) => void }) => {
  const { asking, onDone } = props;
  const { object, record, fields, missing, problem } = asking;
  const text = useWords(words);
  const { locale } = useLocale();
  const id = useId();
  const [values, setValues] = useState(asking.values);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const told = sortProblems(problem, fields);
  // What must have happened first has a line of its own.
  const rest = missing.length > 0 ? undefined : told.form;
  const errorOf = (name: string): string | undefined => {
    const value = values[name];
    if (isUnreadable(value)) return value.why;
    // An empty field that is asked for the first time is no mistake yet.
    return touched.has(name) || isEmpty(value) ? undefined : told.whole[name];
  };
  const ready = fields.every(({ name }) => !isEmpty(values[name]) && !isUnreadable(values[name]));
  return (
    <Dialog
      title={text.title}
      size="small"
      open
      onOpenChange={(open) => (open ? undefined : onDone(null))}
      actions={
        <>
          <Button type="submit" form={id} variant="primary" disabled={!ready}>
            {fields.length > 0 ? text.save : text.again}
          </Button>
          <Button variant="quiet" onPress={() => onDone(null)}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <FormLayout id={id} wide onSubmit={() => (ready ? onDone(values) : undefined)} problem={rest}>
        <p className="text-ink-muted">{text.intro(titleOf(object, record) ?? say(object.one, locale))}</p>
        {missing.length > 0 ? <MissingPart object={object} record={record} missing={missing} /> : null}
        {fields.map((field, index) => (
          <FieldEditor
            key={field.name}
            field={field}
            value={values[field.name] ?? null}
            onChange={(value) => {
              setValues((before) => ({ ...before, [field.name]: value }));
              setTouched((before) => new Set([...before, field.name]));
            }}
            label={say(field.label, locale)}
            {...(field.hint ? { hint: say(field.hint, locale) } : {})}
            error={errorOf(field.name)}
            partErrors={touched.has(field.name) ? [] : (told.parts[field.name] ?? [])}
            required
            autoFocus={index === 0}
          />
        ))}
      </FormLayout>
    </Dialog>
  );
};

export default AskDialog;
