import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import { Button, classes, Dialog, RadioGroup, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { useRecord } from '../data/read.ts';
import { sameValue, type Values } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { useMemberName } from './member-name.tsx';
import type { Clash } from './save-field.ts';

const words = {
  title: { fa: 'هم‌زمان تغییر کرده است', en: 'It changed meanwhile' },
  lead: {
    fa: (who: string) =>
      `پس از آنکه ویرایش را آغاز کردید، ${who} این‌ها را تغییر داد. برای هر مورد انتخاب کنید کدام بماند.`,
    en: (who: string) => `After you began, ${who} changed these. Choose for each which one stays.`,
  },
  somebody: { fa: 'کس دیگری', en: 'somebody else' },
  field: { fa: 'مورد', en: 'Field' },
  original: { fa: 'پیش‌تر', en: 'Before' },
  theirs: { fa: 'نوشتهٔ او', en: 'Theirs' },
  mine: { fa: 'نوشتهٔ شما', en: 'Yours' },
  keep: { fa: (field: string) => `کدام «${field}» بماند؟`, en: (field: string) => `Which “${field}” stays?` },
  save: { fa: 'ذخیرهٔ انتخاب‌ها', en: 'Save the choices' },
  discard: { fa: 'کنار گذاشتن نوشتهٔ من', en: 'Drop mine' },
};

type Side = 'mine' | 'theirs';

export type ConflictDialogProps = {
  readonly object: ObjectContract;
  readonly clash: Clash;
  readonly onClose: () => void;
  /** Writes what was chosen over the version that now stands. */
  readonly onSave: (over: Stored, values: Values) => void;
};

/** Mine, theirs and the original of each field that two people changed, side by side; one decides and saves. */
const ConflictDialog = ({ object, clash, onClose, onSave }: ConflictDialogProps) => {
  const text = useWords(words);
  const { data: theirs } = useRecord(object.name, clash.start.id);
  const who = useMemberName(theirs?.updatedBy ?? null) ?? text.somebody;
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const fields = object.fields.filter((field) => field.name in clash.values);
  const fresh = theirs && theirs.version >= (clash.problem.conflict?.version ?? 0) ? theirs : undefined;

  const save = () => {
    if (!fresh) return;
    const kept = fields.filter((field) => (chosen[field.name] ?? 'mine') === 'mine');
    onSave(fresh, Object.fromEntries(kept.map(({ name }) => [name, clash.values[name]])));
  };

  return (
    <Dialog
      title={text.title}
      size="large"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button variant="primary" disabled={!fresh} onPress={save}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.discard}
          </Button>
        </>
      }
    >
      <p className="pb-3 text-ink-muted">{text.lead(who)}</p>
      {fresh ? (
        <div className="flex flex-col gap-4">
          {fields.map((field) => (
            <Disputed
              key={field.name}
              field={field}
              clash={clash}
              theirs={fresh}
              side={chosen[field.name] ?? 'mine'}
              onChoose={(side) => setChosen((before) => ({ ...before, [field.name]: side }))}
            />
          ))}
        </div>
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Dialog>
  );
};

const Disputed = (props: {
  readonly field: FieldContract;
  readonly clash: Clash;
  readonly theirs: Stored;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}) => {
  const { field, clash, theirs, side, onChoose } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const label = say(field.label, locale);
  const original = clash.start.values[field.name];
  const values: Readonly<Record<Side, unknown>> = {
    mine: clash.values[field.name],
    theirs: theirs.values[field.name],
  };
  return (
    <section className="rounded-card bg-surface-2 p-3">
      <h3 className="pb-2 leading-title font-strong">{label}</h3>
      {sameValue(field, original, values.theirs) ? null : (
        <div className="pb-2 text-sm text-ink-muted">
          {text.original}: <FieldValue field={field} value={original} place="page" />
        </div>
      )}
      <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        {(['mine', 'theirs'] as const).map((one) => (
          <div
            key={one}
            className={classes(
              'rounded-control bg-surface-1 p-3',
              side === one && 'outline-2 -outline-offset-2 outline-accent',
            )}
          >
            <div className="text-sm text-ink-muted">{text[one]}</div>
            <FieldValue field={field} value={values[one]} place="page" />
          </div>
        ))}
      </div>
      <div className="pt-2">
        <RadioGroup
          label={text.keep(label)}
          hideLabel
          value={side}
          onChange={(next) => onChoose(next === 'theirs' ? 'theirs' : 'mine')}
          options={[
            { id: 'mine', label: text.mine },
            { id: 'theirs', label: text.theirs },
          ]}
          inline
        />
      </div>
    </section>
  );
};

export default ConflictDialog;
