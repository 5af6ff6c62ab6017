import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import {
  EmptyState,
  PageHeader,
  RelativeDate,
  Segmented,
  Select,
  Skeleton,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { mayDeed, useMe } from '../data/me.ts';
import { useSchema } from '../data/schema.ts';
import { Waiting } from '../waiting.tsx';
import { healthQuery, type HealthReport } from './data.ts';
import { FieldsPart } from './fields-part.tsx';
import { GroupsPart } from './groups-part.tsx';
import { MeasureDialog } from './measure-dialog.tsx';
import { Shares } from './shares.tsx';
import type { Place } from './rows.ts';

const words = {
  title: { fa: 'کیفیت داده', en: 'Quality of data' },
  of: { fa: 'نوع رکورد', en: 'Kind of record' },
  by: { fa: 'به تفکیک', en: 'By' },
  until: { fa: 'تا', en: 'As of' },
  failed: { fa: 'کیفیت داده سنجیده نشد', en: 'Quality could not be measured' },
  emptyTitle: { fa: 'هنوز رکوردی نیست', en: 'There are no records yet' },
  empty: {
    fa: 'با نخستین رکوردها کیفیتشان اینجا دیده می‌شود.',
    en: 'With the first records their quality shows here.',
  },
};

/** Kinds of record that people keep, each list of its own. */
const kindsOf = (objects: readonly ObjectContract[]): readonly (Place & { readonly id: string })[] =>
  objects
    .filter(({ listed, vocabulary }) => listed && !vocabulary)
    .flatMap((object) =>
      object.variants.length === 0
        ? [{ id: object.name, object }]
        : object.variants.map(({ name }) => ({ id: `${object.name} ${name}`, object, variant: name })),
    );

const nameOf = ({ object, variant }: Place) =>
  object.variants.find(({ name }) => name === variant)?.many ?? object.many;

/** `/quality`: how complete, valid, fresh and unique the data are; every figure leads to its rows. */
const QualityPage = () => {
  const text = useWords(words);
  const { locale } = useLocale();
  const me = useMe();
  const kinds = kindsOf(useSchema().objects);
  const [chosen, setChosen] = useState(kinds[0]?.id);
  const [by, setBy] = useState<string>();
  const place = kinds.find(({ id }) => id === chosen) ?? kinds[0];
  if (!place) return null;
  return (
    <>
      <PageHeader
        column="wide"
        title={text.title}
        actions={mayDeed(me, 'workspace.settings') ? <MeasureDialog place={place} by={by} /> : null}
        filters={
          <Select
            label={text.of}
            hideLabel
            value={place.id}
            onChange={(id) => {
              setChosen(id ?? undefined);
              setBy(undefined);
            }}
            options={kinds.map((kind) => ({ id: kind.id, label: say(nameOf(kind), locale) }))}
          />
        }
      />
      <Measured key={place.id} place={place} by={by} onBy={setBy} />
    </>
  );
};

export default QualityPage;

const Measured = (props: {
  readonly place: Place;
  readonly by: string | undefined;
  readonly onBy: (by: string) => void;
}) => {
  const { place } = props;
  const text = useWords(words);
  const first =
    place.object.owner ?? (place.object.fields.some(({ name }) => name === 'source') ? 'source' : undefined);
  const by = props.by ?? first;
  const query = useQuery(healthQuery(place.object.name, place.variant, by));
  return (
    <div className="flex max-w-5xl flex-col gap-8 px-6 pt-2 pb-16 max-sm:px-4">
      <Waiting query={query} failed={text.failed} shape={<Skeleton className="h-24 w-full" lines={3} />}>
        {(report) => <Found {...props} report={report} by={by} />}
      </Waiting>
    </div>
  );
};

const Found = (props: {
  readonly place: Place;
  readonly report: HealthReport;
  readonly by: string | undefined;
  readonly onBy: (by: string) => void;
}) => {
  const { place, report: data, by, onBy } = props;
  const text = useWords(words);
  if (data.records === 0)
    return (
      <EmptyState icon={<CircleCheck size={20} />} title={text.emptyTitle}>
        {text.empty}
      </EmptyState>
    );
  return (
    <>
      <Shares place={place} report={data} />
      <FieldsPart place={place} report={data} />
      {by === undefined ? null : (
        <GroupsPart
          key={by}
          place={place}
          report={data}
          by={by}
          switcher={<Ways place={place} report={data} by={by} onBy={onBy} />}
        />
      )}
      <p className="text-sm text-ink-muted">
        {text.until} <RelativeDate value={data.at} />
      </p>
    </>
  );
};

const Ways = (props: {
  readonly place: Place;
  readonly report: HealthReport;
  readonly by: string;
  readonly onBy: (by: string) => void;
}) => {
  const { place, report, by, onBy } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const labelOf = (name: string): string => {
    const field = place.object.fields.find((one) => one.name === name);
    return field ? say(field.label, locale) : name;
  };
  if (report.ways.length < 2) return null;
  return (
    <Segmented
      label={text.by}
      value={by}
      onChange={onBy}
      options={report.ways.map((name) => ({ id: name, label: labelOf(name) }))}
    />
  );
};
