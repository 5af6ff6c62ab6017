import { useQueryClient } from '@tanstack/react-query';

import type { Linked, ObjectContract } from '#records/contract.ts';
import { Button, Card, useWords } from '#web/kit/index.ts';

import { refreshLists } from '../data/cache.ts';
import { useRecordPages } from '../data/read.ts';
import { titleOf } from '../data/values.ts';
import { useRemove } from '../data/write.ts';
import { DropArea } from '../files/drop-area.tsx';
import { FileRow, PendingRows } from '../files/file-rows.tsx';
import { useUploads } from '../files/use-uploads.ts';

const words = {
  title: { fa: 'پرونده‌ها', en: 'Files' },
  older: { fa: 'قدیمی‌ترها', en: 'Older' },
};

const shownFirst = 10;

/** Files that were filed about a record, newest first: what was dropped or chosen here is filed at once. */
export const FiledFiles = (props: {
  readonly object: ObjectContract;
  /** The link of files that leads to the record. */
  readonly link: string;
  readonly record: Linked;
  /** To one in the bin nothing is added. */
  readonly living: boolean;
}) => {
  const { object, link, record: about, living } = props;
  const text = useWords(words);
  const client = useQueryClient();
  const remove = useRemove(object);
  const mayAdd = living && object.abilities.create;
  const pages = useRecordPages(object.name, {
    filter: { field: link, op: 'eq', value: about.id },
    limit: shownFirst,
  });
  const uploads = useUploads({
    place: { about: about.id, link },
    onDone: () => void refreshLists(client, object.name),
  });
  const rows = (
    <>
      <PendingRows uploads={uploads} />
      {pages.records.map((record) => (
        <FileRow
          key={record.id}
          file={{ id: record.id, object: object.name, title: titleOf(object, record) ?? null }}
          {...(!living || object.abilities.remove === 'none'
            ? {}
            : { onRemove: () => remove.mutate(record) })}
        />
      ))}
    </>
  );
  if (pages.isPending || pages.error) return null;
  if (!mayAdd && pages.records.length === 0) return null;
  return (
    <Card title={text.title}>
      <div className="flex flex-col gap-3">
        {mayAdd ? <DropArea onFiles={uploads.add}>{rows}</DropArea> : rows}
        {pages.hasNextPage ? (
          <div>
            <Button
              variant="quiet"
              pending={pages.isFetchingNextPage}
              onPress={() => void pages.fetchNextPage()}
            >
              {text.older}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
};
