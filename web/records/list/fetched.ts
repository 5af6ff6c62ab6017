import { lazy } from 'react';

const parts = {
  bulkBar: () => import('./bulk-bar.tsx'),
  cellEditing: () => import('./cell-editing.tsx'),
  peek: () => import('./peek.tsx'),
  exportMenu: () => import('./export-menu.tsx'),
  columns: () => import('./columns-choice.tsx'),
  groups: () => import('./group-choice.tsx'),
  groupLine: () => import('./group-row.tsx'),
  groupJump: () => import('./group-jump-question.tsx'),
  jumpMarks: () => import('./jump-marks.tsx'),
  jumpQuestion: () => import('./jump-question.tsx'),
  conflict: () => import('../page/conflict-dialog.tsx'),
  viewMenu: () => import('../views/view-menu.tsx'),
  viewDialog: () => import('../views/view-dialog.tsx'),
  filterEditor: () => import('../filter/filter-editor.tsx'),
  shortcuts: () => import('./page-shortcuts.tsx'),
  totals: () => import('./totals-row.tsx'),
  phoneList: () => import('./phone-list.tsx'),
  phoneOrder: () => import('./phone-order.tsx'),
};

// What a list needs once somebody does something with it. Its rows are read without.
export const BulkBar = lazy(parts.bulkBar);
export const CellEditing = lazy(parts.cellEditing);
export const Peek = lazy(parts.peek);
export const ExportMenu = lazy(parts.exportMenu);
export const ColumnsChoice = lazy(parts.columns);
export const GroupChoice = lazy(parts.groups);
/** Of a list in groups. */
export const GroupLine = lazy(parts.groupLine);
export const GroupJumpQuestion = lazy(parts.groupJump);
export const JumpMarks = lazy(parts.jumpMarks);
export const JumpQuestion = lazy(parts.jumpQuestion);
export const ConflictDialog = lazy(parts.conflict);
export const ViewMenu = lazy(parts.viewMenu);
export const ViewDialog = lazy(parts.viewDialog);
export const FilterEditor = lazy(parts.filterEditor);
export const PageShortcuts = lazy(parts.shortcuts);
export const Totals = lazy(parts.totals);
/** The rows of a phone; a desk never sees them. */
export const PhoneList = lazy(parts.phoneList);
export const PhoneOrder = lazy(parts.phoneOrder);

/** Fetches ahead what a desk may need next. */
export const fetchListParts = async (): Promise<void> => {
  const { phoneList: _, phoneOrder: _order, ...next } = parts;
  for (const part of Object.values(next)) await part();
};
