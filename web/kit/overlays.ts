/**
 * What floats over a page, fetched when it is first opened. Together it is a third of the kit, and no page needs it to be
 * read.
 */
export const fetchOverlay = {
  menu: () => import('./menu-panel.tsx'),
  popover: () => import('./popover-panel.tsx'),
  dialog: () => import('./dialog-panel.tsx'),
  drawer: () => import('./drawer-panel.tsx'),
  toast: () => import('./toast-region.tsx'),
};

/** Fetches all of it ahead, for when nothing else is to be done: the first menu then opens at once. */
export const fetchOverlays = async (): Promise<void> => {
  for (const fetch of Object.values(fetchOverlay)) await fetch();
};
