import type { Stored } from '#records/contract.ts';
import { ConfirmDialog, showToast, useWords } from '#web/kit/index.ts';
import { callApi, tellFailure, textIn } from '#web/records/index.ts';

const words = {
  title: { fa: 'ورود دومرحله‌ای برداشته شود؟', en: 'Remove the second factor?' },
  body: {
    fa: (name: string) =>
      `${name} از همهٔ دستگاه‌ها بیرون می‌آید و تنها با گذرواژه وارد می‌شود. واگرد ندارد؛ روشن کردن دوباره با خود اوست.`,
    en: (name: string) =>
      `${name} is signed out everywhere and signs in with the password alone. It cannot be undone; only they themselves turn it on again.`,
  },
  action: { fa: 'برداشتن', en: 'Remove' },
  done: {
    fa: 'ورود دومرحله‌ای برداشته شد و نشست‌های او پایان یافت.',
    en: 'The second factor is removed and their sessions have ended.',
  },
  failed: { fa: 'ورود دومرحله‌ای برداشته نشد', en: 'The second factor was not removed' },
};

/** Helps somebody back in who has lost his phone; asks, since nobody but he can undo it. */
export const DropFactorDialog = (props: { readonly member: Stored; readonly onClose: () => void }) => {
  const { member, onClose } = props;
  const text = useWords(words);
  const drop = async () => {
    try {
      await callApi(`/members/${member.id}/second-factor`, { method: 'DELETE' });
      showToast({ message: text.done });
    } catch (error) {
      tellFailure(text.failed, error);
    }
  };
  return (
    <ConfirmDialog
      title={text.title}
      action={text.action}
      danger
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      onConfirm={drop}
    >
      {text.body(textIn(member, 'name'))}
    </ConfirmDialog>
  );
};
