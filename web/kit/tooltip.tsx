import type { ReactNode } from 'react';
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

export type TooltipPlacement = 'top' | 'bottom' | 'start' | 'end';

export type TooltipProps = {
  readonly content: ReactNode;
  readonly placement?: TooltipPlacement;
  /** A Button or IconButton; wrap anything else in `TooltipTarget`. */
  readonly children: ReactNode;
};

/** A few words more about what is pointed at or focused. Never the only place of something one needs. */
export const Tooltip = ({ content, placement = 'top', children }: TooltipProps) => (
  <TooltipTrigger delay={500} closeDelay={80}>
    {children}
    <AriaTooltip
      placement={placement}
      offset={6}
      className="max-w-72 rounded-control bg-ink px-2 py-1 text-sm leading-title text-surface-1 transition-opacity data-entering:opacity-0 data-exiting:opacity-0"
    >
      {content}
    </AriaTooltip>
  </TooltipTrigger>
);

/** Plain text that takes the keyboard's focus, so that its tooltip reaches everyone: `<Tooltip><TooltipTarget>…`. */
export const TooltipTarget = ({ children }: { readonly children: ReactNode }) => (
  <Focusable>
    <span role="note" className="rounded-small">
      {children}
    </span>
  </Focusable>
);
