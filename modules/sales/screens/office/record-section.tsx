import { useState, type ReactNode } from 'react';

import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Button } from '#web/kit/index.ts';
import { RecordDrawer, useRecordPages } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

/** The records of one kind under a heading, made and changed in a drawer. */
export const RecordSection = (props: {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly title: string;
  readonly hint: string;
  /** What the button says that makes another one, and the drawer in which it is made. */
  readonly add: string;
  /** The drawer's title while one is changed. */
  readonly nameOf: (record: Stored) => string;
  readonly none: string;
  readonly note?: ReactNode;
  /** The list of them, where there are any; `onEdit` opens one. */
  readonly children: (records: readonly Stored[], onEdit: (record: Stored) => void) => ReactNode;
}) => {
  const { object, query, title, hint, add, nameOf, none, note, children } = props;
  const list = useRecordPages(object.name, query);
  const [open, setOpen] = useState<{ readonly record?: Stored } | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="flex flex-col gap-2 pt-2 pb-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="leading-title font-strong">{title}</h2>
          <p className="text-sm text-pretty text-ink-muted">{hint}</p>
          {note}
        </div>
        {object.abilities.create ? <Button onPress={() => setOpen({})}>{add}</Button> : null}
      </div>
      <Waiting query={list} rows={2}>
        {(records) =>
          records.length === 0 ? (
            <p className="text-ink-muted">{none}</p>
          ) : (
            children(records, (record) => setOpen({ record }))
          )
        }
      </Waiting>
      {open ? (
        <RecordDrawer
          title={open.record ? nameOf(open.record) : add}
          object={object}
          // Where their order counts, the list gives it.
          without={['position']}
          {...(open.record ? { record: open.record } : {})}
          onSaved={close}
          onClose={close}
        />
      ) : null}
    </section>
  );
};
