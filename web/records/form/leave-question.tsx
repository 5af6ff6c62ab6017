import { useBlocker } from '@tanstack/react-router';

import { Button, Dialog, useWords } from '#web/kit/index.ts';

const words = {
  title: { fa: 'نوشته‌هایتان ذخیره نشده است', en: 'What you wrote is not saved' },
  body: { fa: 'اگر بروید، از دست می‌رود.', en: 'If you leave, it is lost.' },
  stay: { fa: 'ماندن و ادامه', en: 'Stay and go on' },
  leave: { fa: 'رفتن بدون ذخیره', en: 'Leave without saving' },
};

/** Asks before unsaved work is lost, be it by a link, by «back» or by closing the window. */
export const LeaveQuestion = ({ unsaved }: { readonly unsaved: boolean }) => {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => unsaved,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return <LeaveDialog open={status === 'blocked'} onLeave={() => proceed?.()} onStay={() => reset?.()} />;
};

/** The same question where a dialog is closed over unsaved work. */
export const LeaveDialog = (props: {
  readonly open: boolean;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}) => {
  const text = useWords(words);
  return (
    <Dialog
      title={text.title}
      size="small"
      open={props.open}
      onOpenChange={(open) => (open ? undefined : props.onStay())}
      actions={
        <>
          <Button variant="primary" onPress={props.onStay} autoFocus>
            {text.stay}
          </Button>
          <Button variant="quiet" onPress={props.onLeave}>
            {text.leave}
          </Button>
        </>
      }
    >
      {text.body}
    </Dialog>
  );
};
