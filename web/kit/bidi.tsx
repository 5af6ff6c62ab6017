import type { ReactNode } from 'react';

import { classes } from './classes.ts';

/**
 * A left-to-right run inside any text: phone, e-mail, address of a site, code, Sheba. `code` sets it in a code face; `cut` lets
 * it lose its end where there is no room, which in a Persian line would else be its beginning.
 */
export const Bidi = (props: {
  readonly children: ReactNode;
  readonly code?: boolean;
  readonly cut?: boolean;
}) => (
  <bdi
    dir="ltr"
    className={classes(
      props.cut ? 'inline-block max-w-full truncate align-bottom' : 'whitespace-nowrap',
      props.code && 'font-code text-sm',
    )}
  >
    {props.children}
  </bdi>
);

/** Words that people wrote, in their own direction whatever stands around them. */
export const UserText = ({ children }: { readonly children: ReactNode }) => <bdi>{children}</bdi>;

/** A key or a chord of the keyboard: `<Kbd>Ctrl K</Kbd>`. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd
    dir="ltr"
    className="rounded-small bg-surface-2 px-1.5 font-sans text-xs leading-[1.6] whitespace-nowrap text-ink-muted"
  >
    {children}
  </kbd>
);
