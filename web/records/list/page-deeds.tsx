import { Download, Kanban, MoveVertical, Sigma, TableProperties } from 'lucide-react';

import { useLocale, useWords } from '#web/kit/index.ts';

import type { ScreenDeed } from '../data/standing.ts';
import type { Exported } from './list-export.ts';
import { useLayoutSwitch } from './layout-switch.tsx';
import type { Layout, ListState } from './use-list.ts';
import { listWords } from './words.ts';

/** The other layout, for the palette. */
export const useLayoutDeeds = (
  object: Exported['object'],
  layout: Layout,
  list: ListState,
): readonly ScreenDeed[] => {
  const text = useWords(listWords);
  const go = useLayoutSwitch(object, list);
  if (!go) return [];
  return layout === 'list'
    ? [{ id: 'board', label: text.asBoard, icon: <Kanban size={18} />, run: () => go('board') }]
    : [{ id: 'list', label: text.asList, icon: <TableProperties size={18} />, run: () => go('list') }];
};

/** What can be done with the list that stands, for the palette. */
export const useListPageDeeds = (
  exported: Exported,
  list: ListState,
  deeds: { readonly totals: (() => void) | undefined; readonly jump: (() => void) | undefined },
): readonly ScreenDeed[] => {
  const text = useWords(listWords);
  const reader = useLocale();
  const layout = useLayoutDeeds(exported.object, 'list', list);
  const { totals, jump } = deeds;
  return [
    ...layout,
    ...(jump
      ? [{ id: 'jump', label: text.jump, icon: <MoveVertical size={18} />, shortcut: 'G', run: jump }]
      : []),
    ...(totals ? [{ id: 'totals', label: text.totals, icon: <Sigma size={18} />, run: totals }] : []),
    ...(exported.object.abilities.export
      ? [
          {
            id: 'export',
            label: `${text.exportAs}: ${text.exportExcel}`,
            icon: <Download size={18} />,
            run: async () => {
              const { exportList } = await import('./list-export.ts');
              await exportList(exported, 'xlsx', 'shown', reader);
            },
          },
        ]
      : []),
  ];
};
