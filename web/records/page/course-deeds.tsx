import { lazy, Suspense, useMemo, useState } from 'react';
import { Milestone } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { stageObject } from '../board/board-fields.ts';
import { askedAt, keyOf, stageColumn, type BoardColumn } from '../board/columns.ts';
import { boardWords } from '../board/words.ts';
import { useRecordPages } from '../data/read.ts';
import { fieldOf, useSchema } from '../data/schema.ts';
import { useOffer } from '../data/standing.ts';
import { isLinked, titleOf, type Values } from '../data/values.ts';
import { useUpdate } from '../data/write.ts';
import { isEditable } from '../fields/index.tsx';

const MoveDialog = lazy(async () => ({ default: (await import('../board/move-dialog.tsx')).MoveDialog }));

type Props = { readonly object: ObjectContract; readonly record: Stored };

/** The other stages of a record's course, for the palette: won, lost and whatever lies between, asked about as on a board. */
export const CourseDeeds = ({ object, record }: Props) => {
  const by = object.course && fieldOf(object, object.course.by);
  const stages = stageObject(useSchema(), by);
  return by && stages && isEditable(by, record.values) ? (
    <Moves object={object} record={record} by={by} stages={stages} />
  ) : null;
};

const mostStages = 100;

const Moves = (props: Props & { readonly by: FieldContract; readonly stages: ObjectContract }) => {
  const { object, record, by, stages } = props;
  const { locale } = useLocale();
  const text = useWords(boardWords);
  const update = useUpdate(object);
  const [to, setTo] = useState<BoardColumn | null>(null);
  const { order, within } = object.course ?? {};
  const whole = within === undefined ? undefined : record.values[within];
  const wholeId = isLinked(whole) ? whole.id : undefined;
  const query = useMemo(
    (): PageQuery => ({
      ...(within === undefined || wholeId === undefined
        ? {}
        : { filter: { field: within, op: 'eq', value: wholeId } }),
      ...(order === undefined ? {} : { sort: [{ field: order, direction: 'asc' }] }),
      limit: mostStages,
    }),
    [within, wholeId, order],
  );
  // Stages of other courses would be refused.
  const { records } = useRecordPages(stages.name, query, within === undefined || wholeId !== undefined);
  const columns = records
    .map((stage) => stageColumn(stages, stage))
    .filter(({ key }) => key !== keyOf(by, record));

  const move = (column: BoardColumn, values: Values) => {
    setTo(null);
    update.mutate({
      record,
      values: { ...values, [by.name]: column.value },
      undo: text.moved(titleOf(object, record) ?? '', column.label),
    });
  };
  useOffer(() =>
    columns.map((column) => ({
      id: `stage ${column.key}`,
      label: `${say(by.label, locale)}: ${column.label}`,
      icon: <Milestone size={18} className="rtl:-scale-x-100" />,
      run: () => (askedAt(object, by, column) ? setTo(column) : move(column, {})),
    })),
  );
  const asked = to && askedAt(object, by, to);
  return to && asked ? (
    <Suspense>
      <MoveDialog
        object={object}
        record={record}
        asked={asked}
        onClose={() => setTo(null)}
        onMove={(values) => move(to, values)}
      />
    </Suspense>
  ) : null;
};
