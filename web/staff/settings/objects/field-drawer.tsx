import { lazy, Suspense, useId, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { Button, Drawer, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, LeaveDialog } from '#web/records/index.ts';

import { phraseOf } from '../phrase-field.tsx';
import { bodyOf, draftOf, newDraft, optionsOf, type FieldDraft } from './draft.ts';
import { FieldForm } from './field-form.tsx';
import { KindPicker } from './kind-picker.tsx';
import { convertibleKinds, kindWords } from './kinds.ts';
import { bodyOfRules, isUnfinished, rulesOf, type RulesDraft } from './rules.ts';
import { useSchemaDeed, useSchemaUndo } from './use-schema-deed.ts';

// Seldom needed, and the page is heavy enough.
const ConvertDialog = lazy(async () => ({ default: (await import('./convert-dialog.tsx')).ConvertDialog }));
const RemoveDialog = lazy(async () => ({ default: (await import('./remove-dialog.tsx')).RemoveDialog }));

const words = {
  new: { fa: 'فیلد تازه', en: 'New field' },
  another: { fa: 'نوع دیگر', en: 'Another kind' },
  save: { fa: 'ذخیره', en: 'Save' },
  make: { fa: 'افزودن فیلد', en: 'Add the field' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  convert: { fa: 'تبدیل به نوع دیگر', en: 'Convert to another kind' },
  remove: { fa: 'برداشتن فیلد', en: 'Remove the field' },
  missing: { fa: 'نامی بنویسید.', en: 'Write a name.' },
  saved: { fa: (name: string) => `«${name}» ذخیره شد.`, en: (name: string) => `“${name}” was saved.` },
  notBack: { fa: 'فیلد برنگشت', en: 'The field did not come back' },
  apiName: { fa: 'نام در API', en: 'Name in the API' },
};

const blank = { required: false } as const;

/** Makes a field, or changes one: everything about it in one place, over the layout it stands in. */
const FieldDrawer = (props: {
  readonly object: ObjectContract;
  readonly field?: FieldContract | undefined;
  readonly onClose: () => void;
}) => {
  const { object, field, onClose } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const id = useId();
  const deed = useSchemaDeed();
  const undo = useSchemaUndo();
  const [draft, setDraft] = useState<FieldDraft | null>(field ? draftOf(field) : null);
  const [rules, setRules] = useState<RulesDraft>(rulesOf(field ?? blank));
  const [asked, setAsked] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [over, setOver] = useState<'convert' | 'remove' | null>(null);
  const start = field ? JSON.stringify([draftOf(field), rulesOf(field)]) : undefined;
  const isChanged =
    draft !== null &&
    JSON.stringify([draft, rules]) !== (start ?? JSON.stringify([newDraft(draft.kind), rulesOf(blank)]));
  const title = field ? say(field.label, locale) : text.new;

  const submit = () => {
    setAsked(true);
    if (!draft || !phraseOf(draft.label) || isUnfinished(rules)) return;
    deed.run(async () => {
      await saveField(object, field, draft, rules);
      const message = text.saved(phraseOf(draft.label)?.[locale] ?? '');
      showToast({
        message,
        ...(field && isChanged
          ? { undo: () => undo(() => putBack(object, field, draft, rules), text.notBack) }
          : {}),
      });
      onClose();
    });
  };
  const leave = () => (isChanged && !deed.pending ? setLeaving(true) : onClose());

  return (
    <>
      <Drawer
        title={title}
        open
        onOpenChange={(open) => (open ? undefined : leave())}
        footer={
          draft === null ? undefined : (
            <>
              <Button type="submit" form={id} variant="primary" pending={deed.pending}>
                {field ? text.save : text.make}
              </Button>
              <Button variant="quiet" onPress={leave}>
                {text.cancel}
              </Button>
            </>
          )
        }
      >
        {draft === null ? (
          <KindPicker onPick={(kind) => setDraft(newDraft(kind))} />
        ) : (
          <div className="flex flex-col gap-4">
            <KindLine draft={draft} onChange={field ? undefined : () => setDraft(null)} />
            <FieldForm
              id={id}
              object={object}
              field={field}
              draft={draft}
              rules={rules}
              unfinished={asked ? isUnfinished(rules) : undefined}
              missing={asked && !phraseOf(draft.label) ? text.missing : undefined}
              deed={deed}
              onDraft={setDraft}
              onRules={setRules}
              onSubmit={submit}
            />
            {field ? (
              <p className="text-sm text-ink-muted">
                {text.apiName}:{' '}
                <bdi dir="ltr" className="font-code">
                  {field.name}
                </bdi>
              </p>
            ) : null}
            {field?.custom && field.name !== object.title ? (
              <div className="flex flex-wrap gap-2 border-t border-surface-2 pt-4">
                {convertibleKinds.some((kind) => kind === field.kind) ? (
                  <Button onPress={() => setOver('convert')}>{text.convert}</Button>
                ) : null}
                <Button variant="quiet" onPress={() => setOver('remove')}>
                  <span className="text-danger">{text.remove}</span>
                </Button>
              </div>
            ) : null}
          </div>
        )}
      </Drawer>
      <LeaveDialog open={leaving} onLeave={onClose} onStay={() => setLeaving(false)} />
      <Suspense>
        {over === 'convert' && field ? (
          <ConvertDialog object={object} field={field} onClose={() => setOver(null)} onDone={onClose} />
        ) : null}
        {over === 'remove' && field ? (
          <RemoveDialog object={object} field={field} onClose={() => setOver(null)} onDone={onClose} />
        ) : null}
      </Suspense>
    </>
  );
};

/** The field, then its rules: of a field that code made only these, and its choices where they are left open. */
async function saveField(
  object: ObjectContract,
  field: FieldContract | undefined,
  draft: FieldDraft,
  rules: RulesDraft,
): Promise<void> {
  if (field) return changeField(object, field, [draftOf(field), rulesOf(field)], [draft, rules]);
  const path = `/schema/objects/${object.name}/fields`;
  const body = bodyOf(draft, rules.demand === 'always', true);
  const { name } = await callApi<{ readonly name: string }>(path, { method: 'POST', body });
  const own = bodyOfRules(rules);
  if (!isSame(own, {})) await callApi(`${path}/${name}/rules`, { method: 'PUT', body: own });
}

const putBack = (object: ObjectContract, field: FieldContract, draft: FieldDraft, rules: RulesDraft) =>
  changeField(object, field, [draft, rules], [draftOf(field), rulesOf(field)]);

type Said = readonly [draft: FieldDraft, rules: RulesDraft];

/** Writes what differs between what was said of a field and what is said now. */
async function changeField(
  object: ObjectContract,
  { name, custom, open }: FieldContract,
  [draftBefore, rulesBefore]: Said,
  [draft, rules]: Said,
): Promise<void> {
  const path = `/schema/objects/${object.name}/fields/${name}`;
  const body = (one: FieldDraft, its: RulesDraft) => bodyOf(one, its.demand === 'always', false);
  if (custom && !isSame(body(draftBefore, rulesBefore), body(draft, rules)))
    await callApi(path, { method: 'PATCH', body: body(draft, rules) });
  if (open && !isSame(draftBefore.options, draft.options))
    await callApi(`${path}/choices`, { method: 'PUT', body: optionsOf(draft) });
  const next = bodyOfRules(rules);
  if (!isSame(bodyOfRules(rulesBefore), next)) await callApi(`${path}/rules`, { method: 'PUT', body: next });
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const KindLine = (props: { readonly draft: FieldDraft; readonly onChange: (() => void) | undefined }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { icon: Icon, label, hint } = kindWords[props.draft.kind];
  return (
    <div className="flex items-center gap-3 rounded-control bg-surface-2 px-3 py-2">
      <span className="text-accent">
        <Icon size={16} />
      </span>
      <span className="min-w-0 flex-1 leading-title">
        <span className="block font-medium">{say(label, locale)}</span>
        <span className="block text-sm text-ink-muted">{say(hint, locale)}</span>
      </span>
      {props.onChange ? (
        <Button variant="quiet" onPress={props.onChange}>
          {text.another}
        </Button>
      ) : null}
    </div>
  );
};

export default FieldDrawer;
