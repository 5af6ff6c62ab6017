import { lazy, Suspense, type ReactNode } from 'react';

import { fetchOverlay } from './overlays.ts';
import { useAsked, useOpener } from './opener.tsx';

export type DrawerProps = {
  readonly title: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** Stays at the foot while the rest scrolls. */
  readonly footer?: ReactNode | ((close: () => void) => ReactNode);
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly size?: 'medium' | 'large';
  readonly dismissable?: boolean;
};

const DrawerPanel = lazy(async () => ({ default: (await fetchOverlay.drawer()).DrawerPanel }));

/** A panel from the inline end (left in Persian) over a page one wants to come back to; a bottom sheet on a phone. */
export const Drawer = (props: DrawerProps) => {
  const opener = useOpener(props.trigger, 'dialog', props);
  const asked = useAsked(opener.open);
  return (
    <>
      {props.trigger === undefined ? null : opener.button}
      {asked ? (
        <Suspense>
          <DrawerPanel {...props} open={opener.open} onOpenChange={opener.setOpen} />
        </Suspense>
      ) : null}
    </>
  );
};
