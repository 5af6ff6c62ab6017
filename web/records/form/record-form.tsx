import type { ReactNode } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract } from '#records/contract.ts';
import { FormLayout, FormSection, useLocale } from '#web/kit/index.ts';

import { FieldEditor } from '../fields/index.tsx';
import { isAsked, sectionsOf } from './layout.ts';
import type { RecordFormState } from './use-record-form.ts';

export type RecordFormProps = {
  readonly form: RecordFormState;
  /** Connects a button outside: `<Button type="submit" form={id}>`. */
  readonly id: string;
  readonly actions?: ReactNode;
};

/** The fields of a record as a form: one column under the definition's headings. Ctrl-Enter saves. */
export const RecordForm = ({ form, id, actions }: RecordFormProps) => {
  const { locale } = useLocale();
  const sections = sectionsOf(form.fields);
  const first = sections[0]?.fields[0];
  const editor = (field: FieldContract) => (
    <FormField key={field.name} field={field} form={form} autoFocus={field === first} />
  );
  return (
    <FormLayout id={id} onSubmit={form.save} problem={form.problems.form} actions={actions}>
      {sections.map(({ title, fields }) =>
        title === undefined ? (
          fields.map(editor)
        ) : (
          <FormSection key={title.en} title={say(title, locale)}>
            {fields.map(editor)}
          </FormSection>
        ),
      )}
    </FormLayout>
  );
};

const FormField = (props: {
  readonly field: FieldContract;
  readonly form: RecordFormState;
  readonly autoFocus: boolean;
}) => {
  const { field, form } = props;
  const { locale } = useLocale();
  return (
    <FieldEditor
      field={field}
      value={form.values[field.name] ?? null}
      onChange={(value) => form.set(field.name, value)}
      label={say(field.label, locale)}
      {...(field.hint ? { hint: say(field.hint, locale) } : {})}
      error={form.problems.whole[field.name]}
      partErrors={form.problems.parts[field.name] ?? []}
      required={isAsked(field)}
      autoFocus={props.autoFocus}
    />
  );
};
