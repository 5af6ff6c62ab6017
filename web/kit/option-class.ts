/** The looks of lists that one chooses from, whatever they are made of. */
export const listClass = 'max-h-80 min-w-44 overflow-auto overscroll-contain p-1 outline-none';

export const itemClass =
  'group/item flex min-h-control items-center gap-2 rounded-control px-2 py-1 leading-title outline-none select-none data-focused:bg-surface-2 data-focus-visible:bg-surface-2 data-hovered:bg-surface-2 data-pressed:bg-surface-3 data-disabled:cursor-not-allowed data-disabled:text-ink-faint';
