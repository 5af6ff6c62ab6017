import { Button, CopyButton, useWords } from '#web/kit/index.ts';

const words = {
  keep: {
    fa: 'این کدها را جایی امن نگه دارید. اگر گوشی در دسترس نبود، هر یک را یک بار می‌توان به جای کد برنامه نوشت. دیگر نشان داده نمی‌شوند.',
    en: 'Keep these codes somewhere safe. Without the phone each can be written once in place of a code. They are not shown again.',
  },
  codes: { fa: 'کدهای بازیابی', en: 'Recovery codes' },
  copy: { fa: 'رونوشت همهٔ کدها', en: 'Copy all codes' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  done: { fa: 'نگه داشتم', en: 'I have kept them' },
};

/** Codes that are shown this once. */
export const RecoveryCodes = (props: { readonly codes: readonly string[]; readonly onDone: () => void }) => {
  const text = useWords(words);
  return (
    <div className="flex flex-col gap-4 pb-2">
      <p className="text-pretty">{text.keep}</p>
      <div className="flex items-start gap-2 rounded-control bg-surface-2 p-3">
        <ul dir="ltr" aria-label={text.codes} className="grid flex-1 grid-cols-2 gap-x-4 font-code text-sm">
          {props.codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton value={props.codes.join('\n')} label={text.copy} done={text.copied} />
      </div>
      <div>
        <Button variant="primary" onPress={props.onDone}>
          {text.done}
        </Button>
      </div>
    </div>
  );
};
