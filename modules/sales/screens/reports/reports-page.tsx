import { Suspense, useState } from 'react';
import { FileChartColumn, Pencil, Trash } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { EmptyState, IconButton, Link, Skeleton, Tag, useLocale, useWords } from '#web/kit/index.ts';
import {
  isLinked,
  useObject,
  useRemove,
  useSavedReports,
  ViewDialog,
  viewHref,
  viewObject,
  type SavedView,
} from '#web/records/index.ts';

import { reportPageNames, reportPages } from '../../contract/report-file.ts';
import { reportDialogWords, savedReportWords } from '../../contract/words/saved-reports.ts';
import { SalesFrame } from '../dashboard/sales-frame.tsx';

/** Every report that somebody saved and shares with the reader, his own first. */
const ReportsPage = () => (
  <SalesFrame page="reports" usual="month" heeds="none">
    {() => <SavedReports />}
  </SalesFrame>
);

const SavedReports = () => {
  const text = useWords(savedReportWords);
  const viewDefinition = useObject(viewObject);
  const { views, loading } = useSavedReports();
  if (loading || !viewDefinition) return <Skeleton className="h-12 w-full" lines={4} />;
  if (views.length === 0)
    return (
      <EmptyState icon={<FileChartColumn size={20} />} title={text.none}>
        {text.noneHint}
      </EmptyState>
    );
  return (
    <>
      <Reports
        title={text.mine}
        reports={views.filter(({ isMine }) => isMine)}
        viewDefinition={viewDefinition}
      />
      <Reports
        title={text.shared}
        reports={views.filter(({ isMine }) => !isMine)}
        viewDefinition={viewDefinition}
      />
    </>
  );
};

const Reports = (props: {
  readonly title: string;
  readonly reports: readonly SavedView[];
  readonly viewDefinition: ObjectContract;
}) => {
  const { title, reports, viewDefinition } = props;
  const [editing, setEditing] = useState<SavedView | null>(null);
  const object = useObject(editing?.object ?? 'deal');
  if (reports.length === 0) return null;
  return (
    <section aria-label={title} className="flex flex-col rounded-card bg-surface-1 pb-2">
      <h2 className="px-4 pt-3 pb-1 leading-title font-strong">{title}</h2>
      <ul className="flex flex-col px-2">
        {reports.map((report) => (
          <ReportRow
            key={report.id}
            report={report}
            viewDefinition={viewDefinition}
            onEdit={() => setEditing(report)}
          />
        ))}
      </ul>
      {editing && object ? (
        <Suspense>
          <ViewDialog
            object={object}
            viewDefinition={viewDefinition}
            view={editing}
            definition={editing.definition}
            suggested=""
            words={reportDialogWords}
            onClose={() => setEditing(null)}
            onSaved={() => setEditing(null)}
          />
        </Suspense>
      ) : null}
    </section>
  );
};

const ReportRow = (props: {
  readonly report: SavedView;
  readonly viewDefinition: ObjectContract;
  readonly onEdit: () => void;
}) => {
  const { report, viewDefinition, onEdit } = props;
  const text = useWords(savedReportWords);
  const { locale } = useLocale();
  const remove = useRemove(viewDefinition);
  const { abilities } = viewDefinition;
  const { layout } = report.definition;
  const page = reportPageNames.find(
    (name) => layout.kind === 'report' && reportPages[name].path === layout.path,
  );
  const { owner } = report.record.values;
  const seenBy = { mine: text.onlyMe, team: text.team, all: text.everybody }[report.visibility];
  return (
    <li className="flex min-h-12 items-center gap-2 rounded-control px-2 hover:bg-surface-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        <Link quiet href={viewHref(report)}>
          <bdi className="font-medium">{report.name}</bdi>
        </Link>
        <span className="text-sm text-ink-muted">
          {page ? say(reportPages[page].label, locale) : null}
          {!report.isMine && isLinked(owner) ? ` · ${text.of(owner.title ?? '')}` : null}
        </span>
      </div>
      <Tag category={report.visibility === 'mine' ? 9 : report.visibility === 'team' ? 1 : 2}>{seenBy}</Tag>
      {report.isMine || abilities.update === 'all' ? (
        <IconButton label={`${text.edit}: ${report.name}`} icon={<Pencil size={16} />} onPress={onEdit} />
      ) : null}
      {report.isMine || abilities.remove === 'all' ? (
        <IconButton
          label={`${text.remove}: ${report.name}`}
          icon={<Trash size={16} />}
          onPress={() => remove.mutate(report.record)}
        />
      ) : null}
    </li>
  );
};

export default ReportsPage;
