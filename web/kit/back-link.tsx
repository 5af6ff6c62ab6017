import type { ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { Link as AriaLink } from 'react-aria-components';

/** Where a page belongs, one step up: stands above its title. */
export const BackLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <AriaLink
    href={href}
    className="flex w-fit max-w-full items-center gap-1 rounded-small text-sm text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink thumb pointer-coarse:py-2"
  >
    <ChevronRight aria-hidden="true" size={14} className="shrink-0 ltr:rotate-180" />
    <bdi className="truncate">{children}</bdi>
  </AriaLink>
);
