/** The kit's only front door: tokens come with `kit.css`, everything else from here. */
import './strict-style.ts';

export { Button, type ButtonProps, type ButtonVariant } from './button.tsx';
export {
  KitProvider,
  resolveLocale,
  useLocale,
  useWords,
  type KitLocale,
  type KitProviderProps,
} from './locale.tsx';
export {
  defaultPreferences,
  parsePreferences,
  readPreferences,
  savePreferences,
  type CalendarChoice,
  type Density,
  type DigitsChoice,
  type Preferences,
  type Theme,
} from './preferences.ts';
export { Spinner } from './spinner.tsx';
export {
  TextArea,
  TextField,
  type TextAreaProps,
  type TextFieldProps,
  type TextKind,
} from './text-field.tsx';
export type { FieldProps } from './field.tsx';
export { wordsIn, type Wording, type Words } from './words.ts';
