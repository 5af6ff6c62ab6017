import { lazy, Suspense, use, useEffect, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Tabs, useLocale, useMedia, useWords } from '#web/kit/index.ts';

import { listHref } from '../data/paths.ts';
import { isProblem } from '../data/problem.ts';
import { useRecord } from '../data/read.ts';
import { useObject, useSchema } from '../data/schema.ts';
import { PresenceContext, usePresence } from '../data/presence.ts';
import { OffersContext, useStanding } from '../data/standing.ts';
import { useNeighbours } from '../data/trail.ts';
import { isLinked, titleOf } from '../data/values.ts';
import { useRemove } from '../data/write.ts';
import { useCall } from '../calendar/use-call.ts';
import { MadeOf } from '../merge/made-of.tsx';
import { Waiting } from '../waiting.tsx';
import { offersFor } from './activities.ts';
import { Composer } from './composer.tsx';
import { CourseDeeds } from './course-deeds.tsx';
import { Facts } from './facts.tsx';
import { RecordHeader } from './header.tsx';
import { usePageDeeds } from './page-deeds.tsx';
import { OwnPanel, RecordPanelsContext, useOwnPanelAhead } from './record-deeds.tsx';
import { NextStep } from './next-step.tsx';
import { Related, useRelations } from './related.tsx';
import { useSaving } from './saving.tsx';
import { BinBanner, NoObject, RecordShape } from './states.tsx';
import { hasTimeline } from './story.ts';
import { OwnThread } from './thread.tsx';
import { Timeline } from './timeline.tsx';

const loadEditDrawer = () => import('./edit-drawer.tsx');
const EditDrawer = lazy(loadEditDrawer);

const words = {
  failed: { fa: 'این صفحه باز نشد', en: 'This page did not open' },
  gone: {
    fa: (one: string) => `این ${one} پیدا نشد`,
    en: (one: string) => `This ${one.toLowerCase()} was not found`,
  },
  goneWhy: {
    fa: 'شاید حذف یا ادغام شده باشد، یا مسئول آن کسی است که رکوردهایش را نمی‌بینید.',
    en: 'It may have been deleted or merged, or belong to someone whose records you do not see.',
  },
  parts: { fa: 'بخش‌های صفحه', en: 'Parts of the page' },
  facts: { fa: 'مشخصات', en: 'Details' },
  timeline: { fa: 'پیگیری', en: 'Follow-up' },
  changes: { fa: 'تغییرها', en: 'Changes' },
  related: { fa: 'مرتبط‌ها', en: 'Related' },
};

export type RecordPageProps = {
  readonly object: string;
  readonly id: string;
  /** Goes to a neighbour in the list one came from. */
  readonly onGo: (id: string) => void;
  /** Told of the record's name, for the window's title. */
  readonly onTitle?: (title: string | undefined) => void;
};

/** Everything about one record: facts, what happened, what belongs to it. */
export const RecordPage = ({ object: name, id, onGo, onTitle }: RecordPageProps) => {
  const object = useObject(name);
  const text = useWords(words);
  useOwnPanelAhead(name);
  const { locale } = useLocale();
  const query = useRecord(name, id, object !== undefined);
  const { data: record, error } = query;
  const title = object && record ? titleOf(object, record) : undefined;
  useEffect(() => onTitle?.(title), [onTitle, title]);
  // An address that was kept from before a merge leads to the record that stayed.
  const stayed = isProblem(error, 'merged-away') ? error.mergedInto : undefined;
  useEffect(() => {
    if (stayed !== undefined) onGo(stayed);
  }, [stayed, onGo]);
  if (!object) return <NoObject />;
  const one = say(object.one, locale);
  return (
    <Waiting
      query={query}
      failed={text.failed}
      gone={{ title: text.gone(one), why: text.goneWhy }}
      shape={<RecordShape />}
      page={{ title: one, back: { href: listHref(name), label: say(object.many, locale) } }}
    >
      {(found) => <Loaded key={found.id} object={object} record={found} onGo={onGo} />}
    </Waiting>
  );
};

type LoadedProps = {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onGo: (id: string) => void;
};

const Loaded = ({ object, record, onGo }: LoadedProps) => {
  const schema = useSchema();
  const neighbours = useNeighbours(object.name, record.id);
  const remove = useRemove(object);
  const presence = usePresence(object.name, record.id, record.removedAt === null);
  const [editing, setEditing] = useState(false);
  // It opens at the press all the same, and with no network left too.
  useEffect(() => void loadEditDrawer().catch(() => undefined), []);
  const [asking, setAsking] = useState(false);
  const { saveFields, saveChosen, setClash, conflict } = useSaving(object);
  const living = record.removedAt === null;
  const editable = living && object.abilities.update !== 'none';
  const activities = living ? offersFor(schema, object, record) : [];
  const onRemove = living && object.abilities.remove !== 'none' ? () => remove.mutate(record) : undefined;
  const onEdit = editable ? () => setEditing(true) : undefined;
  const callUp = useCall();
  const whom =
    callUp && activities.some((offer) => offer.object.activity === 'call') && whomOf(object, record);
  const call = callUp && whom ? { whom, run: () => void callUp({ object: object.name, record }) } : undefined;
  const offers = useStanding({
    object: object.name,
    record,
    deeds: usePageDeeds({ neighbours, onGo, onEdit, call }),
  });
  const step = activities.find((offer) => offer.object.activity === 'step');

  const isActivity = object.activity !== undefined;
  const hasPanel = use(RecordPanelsContext)[object.name] !== undefined;
  const hasStory = hasPanel || hasTimeline(schema, object.name);
  const facts = (
    <div className="flex min-w-0 flex-col gap-2">
      <Facts object={object} record={record} editable={editable} saveFields={saveFields} />
      <MadeOf object={object} record={record} />
    </div>
  );
  const story = (
    <div className="flex flex-col gap-3">
      {step ? (
        <NextStep offer={step} object={object} record={record} asking={asking} onAsk={setAsking} />
      ) : null}
      <OwnPanel object={object} record={record} />
      {isActivity ? (
        <OwnThread object={object} record={record} />
      ) : (
        <Composer offers={activities} onLogged={() => setAsking(true)} />
      )}
      <Timeline
        object={object}
        record={record}
        onRestore={editable ? (values) => void saveChosen(record, values) : undefined}
      />
    </div>
  );
  const relations = useRelations(object, record);
  const related =
    relations.length === 0 ? null : <Related object={object} record={record} relations={relations} />;

  return (
    <OffersContext value={offers}>
      <PresenceContext value={presence}>
        <RecordHeader
          object={object}
          record={record}
          neighbours={neighbours}
          present={presence.present}
          onGo={onGo}
          onEdit={onEdit}
          onRemove={onRemove}
        />
        {editable ? <CourseDeeds object={object} record={record} /> : null}
        {living ? null : <BinBanner object={object} record={record} />}
        <Parts
          facts={facts}
          story={story}
          related={related}
          begin={hasStory && !isActivity ? 'timeline' : 'facts'}
          filed={hasStory || isActivity}
        />
        {editing ? (
          <Suspense>
            <EditDrawer
              object={object}
              record={record}
              onClose={() => setEditing(false)}
              onClash={setClash}
            />
          </Suspense>
        ) : null}
        {conflict}
      </PresenceContext>
    </OffersContext>
  );
};

/** Who is called about a record: whom it is about, or itself. */
const whomOf = (object: ObjectContract, record: Stored): string | undefined =>
  object.about.map((name) => record.values[name]).find(isLinked)?.title ?? titleOf(object, record);

/** Three columns; two where they would be narrow, or nothing is related; tabs on a phone. */
const Parts = (props: {
  readonly facts: React.ReactNode;
  readonly story: React.ReactNode;
  /** Null where nothing can be. */
  readonly related: React.ReactNode;
  /** What a phone shows first: of what was done, and where nothing is filed about a record, what is known of it. */
  readonly begin: 'timeline' | 'facts';
  /** Something may be filed about it; else only its changes are told. */
  readonly filed: boolean;
}) => {
  const text = useWords(words);
  const wide = useMedia('(min-width: 1200px)');
  const middle = useMedia('(min-width: 900px)');
  const [tab, setTab] = useState<string>(props.begin);
  if (wide && props.related !== null)
    return (
      <div className="grid grid-cols-[320px_minmax(0,1fr)_300px] items-start gap-6 px-6 pb-8">
        {props.facts}
        {props.story}
        {props.related}
      </div>
    );
  if (middle)
    return (
      <div className="grid grid-cols-[320px_minmax(0,1fr)] items-start gap-6 px-6 pb-8">
        <div className="flex flex-col gap-6">
          {props.facts}
          {props.related}
        </div>
        {props.story}
      </div>
    );
  return (
    <div className="px-4 pb-8">
      <Tabs
        label={text.parts}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'facts', label: text.facts, content: props.facts },
          {
            id: 'timeline',
            label: props.filed ? text.timeline : text.changes,
            content: props.story,
          },
          ...(props.related === null ? [] : [{ id: 'related', label: text.related, content: props.related }]),
        ]}
      />
    </div>
  );
};
