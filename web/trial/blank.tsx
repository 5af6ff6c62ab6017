import { PageHeader, Button, Chip, Tabs, EmptyState } from '#web/kit/index.ts';
export default () => (
  <>
    <PageHeader
      title="معامله‌ها"
      count={8800}
      tabs={
        <Tabs
          label="نماها"
          tabs={[
            { id: 'a', label: 'همه', count: 8800 },
            { id: 'b', label: 'معامله‌های من', count: 37 },
            { id: 'c', label: 'راکدها' },
          ]}
        />
      }
      filters={
        <>
          <Chip label="مالک" value="من" onRemove={() => {}} />
          <Chip label="مبلغ" value="بیش از ۵۰۰ میلیون" onRemove={() => {}} />
        </>
      }
      actions={<Button variant="primary">معاملهٔ تازه</Button>}
    />
    <div className="px-6">
      <div className="rounded-card bg-surface-1">
        <EmptyState title="هنوز معامله‌ای نیست" action={<Button variant="primary">معاملهٔ تازه</Button>}>
          هر معامله از آشنایی تا برد در کاریز پیش می‌رود.
        </EmptyState>
      </div>
    </div>
  </>
);
