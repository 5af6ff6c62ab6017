import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import {
  Button,
  CheckboxGroup,
  Dialog,
  FormLayout,
  NumberField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { useMe } from '../data/me.ts';
import { useDeed } from '../data/use-deed.ts';
import { healthKey, healthQuery, type HealthReport } from './data.ts';
import type { Place } from './rows.ts';

const words = {
  open: { fa: 'چه چیزی مهم است', en: 'What matters' },
  title: { fa: 'چه چیزی برای کیفیت مهم است', en: 'What matters for quality' },
  fields: { fa: 'فیلدهایی که باید پر باشند', en: 'Fields that should be filled' },
  fresh: {
    fa: 'تا چند روز پس از آخرین تغییر تازه است',
    en: 'Days after the last change that count as fresh',
  },
  save: { fa: 'ذخیره', en: 'Save' },
  usual: { fa: 'به حال معمول', en: 'As usual' },
};

const uncounted = new Set(['formula', 'rollUp', 'structured', 'yesNo', 'condition']);
const usualDays = 180;

/** Which fields count, and what is fresh; the definition's own choice until somebody says otherwise. */
export const MeasureDialog = ({ place, by }: { readonly place: Place; readonly by: string | undefined }) => {
  const text = useWords(words);
  const { data } = useQuery(healthQuery(place.object.name, place.variant, by ?? place.object.owner));
  return (
    <Dialog title={text.title} trigger={<Button icon={<SlidersHorizontal size={16} />}>{text.open}</Button>}>
      {(close) => (data ? <MeasureForm place={place} report={data} onDone={close} /> : null)}
    </Dialog>
  );
};

const MeasureForm = (props: {
  readonly place: Place;
  readonly report: HealthReport;
  readonly onDone: () => void;
}) => {
  const { place, report, onDone } = props;
  const { object, variant } = place;
  const text = useWords(words);
  const { locale } = useLocale();
  const client = useQueryClient();
  const deed = useDeed();
  const { settings } = useMe().workspace;
  const [fields, setFields] = useState<readonly string[]>(report.fields);
  const [days, setDays] = useState<string | null>(String(report.freshDays));
  const without = new Set(object.variants.find(({ name }) => name === variant)?.without);
  const offered = object.fields.filter(({ name, kind }) => !without.has(name) && !uncounted.has(kind));
  const save = (own: { fields: readonly string[]; freshDays: number } | undefined) =>
    deed.run(async () => {
      const { [object.name]: _before, ...others } = settings.quality;
      const quality = own === undefined ? others : { ...others, [object.name]: own };
      await callApi('/workspace', { method: 'PATCH', body: { settings: { quality } } });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['me'] }),
        client.invalidateQueries({ queryKey: healthKey }),
      ]);
      onDone();
    });
  // What only another of the object's lists has stays as it is.
  const elsewhere = (settings.quality[object.name]?.fields ?? []).filter((name) => without.has(name));
  return (
    <FormLayout
      onSubmit={() => save({ fields: [...fields, ...elsewhere], freshDays: Number(days ?? usualDays) })}
      problem={deed.rest([])}
      actions={
        <>
          <Button type="submit" variant="primary" pending={deed.pending}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={() => save(undefined)}>
            {text.usual}
          </Button>
        </>
      }
    >
      <CheckboxGroup
        label={text.fields}
        value={fields}
        onChange={setFields}
        options={offered.map(({ name, label }) => ({ id: name, label: say(label, locale) }))}
      />
      <NumberField label={text.fresh} value={days} onChange={setDays} min="1" max="3650" />
    </FormLayout>
  );
};
