import { Download } from 'lucide-react';

import { IconButton, Menu, useWords } from '#web/kit/index.ts';

import { useListExport, type Exported } from './list-export.ts';
import { listWords } from './words.ts';

const ExportMenu = (props: Exported & { readonly placement?: 'bottom end' | 'top' }) => {
  const { placement = 'bottom end' } = props;
  const text = useWords(listWords);
  const { pending, run } = useListExport(props);
  return (
    <Menu
      label={text.exportAs}
      placement={placement}
      trigger={<IconButton label={text.exportAs} icon={<Download size={16} />} pending={pending} />}
      items={[
        { id: 'xlsx', label: text.exportExcel, onSelect: () => run('xlsx', 'shown') },
        { id: 'csv', label: text.exportCsv, onSelect: () => run('csv', 'shown') },
        { id: 'plain', label: text.exportPlain, onSelect: () => run('csv', 'plain') },
      ]}
    />
  );
};

export default ExportMenu;
