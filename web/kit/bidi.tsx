import type { ReactNode } from 'react';

import { classes } from './classes.ts';

/** A left-to-right run inside any text: phone, e-mail, address of a site, code, Sheba. `code` sets it in a code face. */
export const Bidi = ({ children, code }: { readonly children: ReactNode; readonly code?: boolean }) => (
  <bdi dir="ltr" className={classes('whitespace-nowrap', code && 'font-code text-sm')}>
    {children}
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
