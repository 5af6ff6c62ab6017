import { useEffect, useRef, useState } from 'react';
import { RouterProvider } from '@tanstack/react-router';

import { KitProvider, Toasts } from '#web/kit/index.ts';

import { ShellContext, type ShellProps } from './context.ts';
import { chosenFirst } from './first-screens.ts';
import { createStaffRouter } from './router.tsx';

export { useShell, type ShellProps } from './context.ts';
export { usePageTitle } from './title.ts';

/** The whole staff app once somebody is signed in. The screens are fixed for its life. */
export const StaffShell = (props: ShellProps) => {
  const current = useRef(props);
  useEffect(() => {
    current.current = props;
  });
  const [router] = useState(() =>
    createStaffRouter(props.screens, props.places?.[0]?.href, () => chosenFirst(current.current)),
  );
  const { locale, theme, density, calendar, digits } = props.preferences;
  return (
    <KitProvider
      locale={locale}
      theme={theme}
      density={density}
      calendar={calendar}
      digits={digits}
      timeZone={props.workspace.timeZone}
      moneyUnit={props.workspace.moneyUnit}
    >
      <ShellContext value={props}>
        <RouterProvider router={router} />
        <Toasts />
      </ShellContext>
    </KitProvider>
  );
};
