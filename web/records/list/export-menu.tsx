import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import { IconButton, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { exportList, type Exported } from './list-export.ts';
import { listWords } from './words.ts';

const ExportMenu = (props: Exported & { readonly placement?: 'bottom end' | 'top' }) => {
  const { placement = 'bottom end' } = props;
  const text = useWords(listWords);
  const reader = useLocale();
  const take = useMutation({
    mutationFn: ([format, values]: readonly ['xlsx' | 'csv', 'shown' | 'plain']) =>
      exportList(props, format, values, reader),
  });
  return (
    <Menu
      label={text.exportAs}
      placement={placement}
      trigger={<IconButton label={text.exportAs} icon={<Download size={16} />} pending={take.isPending} />}
      items={[
        { id: 'xlsx', label: text.exportExcel, onSelect: () => take.mutate(['xlsx', 'shown']) },
        { id: 'csv', label: text.exportCsv, onSelect: () => take.mutate(['csv', 'shown']) },
        { id: 'plain', label: text.exportPlain, onSelect: () => take.mutate(['csv', 'plain']) },
      ]}
    />
  );
};

export default ExportMenu;
