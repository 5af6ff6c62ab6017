import { formatNumber } from '#persian/digits.ts';
import { classes } from './classes.ts';
import { useLocale, useWords } from './locale.tsx';
import { PasswordField } from './password-field.tsx';
import { passwordStrength, shortestPassword } from './password-strength.ts';

const words = {
  password: { fa: 'گذرواژه', en: 'Password' },
  advice: {
    fa: (least: string) => `دست‌کم ${least} نویسه؛ چند واژهٔ پشت سر هم هم قوی است و هم به یاد می‌ماند.`,
    en: (least: string) => `At least ${least} characters; a few words in a row are strong and easy to keep.`,
  },
  missing: {
    fa: (count: string) => `${count} نویسهٔ دیگر`,
    en: (count: string) => `${count} more to go`,
  },
  guessable: { fa: 'زود حدس زده می‌شود', en: 'Easy to guess' },
  fair: { fa: 'قابل قبول', en: 'Fair' },
  good: { fa: 'خوب', en: 'Good' },
  strong: { fa: 'قوی', en: 'Strong' },
};

const tones = ['bg-danger', 'bg-warning', 'bg-success', 'bg-success'] as const;

/** A new password with a hint of its strength. No rules of composition: length is what counts. */
export const NewPasswordField = (props: {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What its owner is known by, which makes no good password. */
  readonly own?: readonly string[];
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}) => {
  const { label, own, ...field } = props;
  const { digits } = useLocale();
  const text = useWords(words);
  const { level, missing } = passwordStrength(props.value, own);
  const say = [
    missing > 0 ? text.missing(formatNumber(missing, digits)) : text.guessable,
    text.fair,
    text.good,
    text.strong,
  ][level];
  const hint =
    props.value === '' ? (
      text.advice(formatNumber(shortestPassword, digits))
    ) : (
      <span className="flex items-center gap-2 pt-1">
        <span aria-hidden="true" className="flex flex-1 gap-1">
          {[1, 2, 3].map((step) => (
            <span
              key={step}
              className={classes('h-1 flex-1 rounded-full', level >= step ? tones[level] : 'bg-surface-3')}
            />
          ))}
        </span>
        <span>{say}</span>
      </span>
    );
  return (
    <PasswordField
      {...field}
      label={label ?? text.password}
      name="password"
      autoComplete="new-password"
      hint={hint}
    />
  );
};
