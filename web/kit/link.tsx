import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';

import { classes, ring } from './classes.ts';

export type LinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  /** Keeps the colour of the text around it until it is pointed at; for names in lists. */
  readonly quiet?: boolean;
  /** Opens elsewhere, in a tab of its own, and tells that site nothing of this page. */
  readonly external?: boolean;
  /** Saves what it leads to, in place of showing it. */
  readonly download?: boolean;
  readonly 'aria-label'?: string;
};

/** Goes somewhere. What does something is a Button. */
export const Link = ({ href, children, quiet, external, download, ...rest }: LinkProps) => (
  <AriaLink
    {...rest}
    href={href}
    {...(download ? { download: true } : {})}
    target={external ? '_blank' : undefined}
    rel={external ? 'noopener noreferrer' : undefined}
    className={classes(
      'thumb min-w-0 rounded-small underline-offset-4 transition-colors data-hovered:underline',
      quiet ? 'text-ink data-hovered:text-accent' : 'text-accent underline decoration-accent/40',
      ring,
    )}
  >
    {children}
  </AriaLink>
);
