/** The kit's only front door: the look comes with `kit.css`, everything else from here. */
export { Amount, Money, type AmountProps, type MoneyProps } from './amount.tsx';
export { Avatar, type AvatarProps } from './avatar.tsx';
export { BackLink } from './back-link.tsx';
export { BareButton, type BareButtonProps } from './bare-button.tsx';
export { Bidi, Kbd, UserText } from './bidi.tsx';
export { Button, type ButtonProps, type ButtonVariant } from './button.tsx';
export { Card, type CardProps } from './card.tsx';
export { categoryNames } from './categorical.ts';
export { Checkbox, CheckboxGroup, type CheckboxGroupProps, type CheckboxProps } from './checkbox.tsx';
export { ChoiceRow, type ChoiceRowProps, type RowChoice } from './choice-row.tsx';
export { readIsoDate, writeIsoDate, type IsoDate } from './civil-date.ts';
export { classes } from './classes.ts';
export { ColorPicker, type ColorPickerProps } from './color-picker.tsx';
export { copyText } from './copy-text.ts';
export type { ComboBoxProps } from './combo-box.tsx';
export {
  CommandPalette,
  type CommandPaletteProps,
  type PaletteGroup,
  type PaletteItem,
} from './command-palette.tsx';
export {
  DataBody,
  DataCell,
  DataHeader,
  DataHeaderCell,
  DataRow,
  DataTable,
  type DataCellProps,
  type DataHeaderCellProps,
  type DataRowProps,
  type DataTableProps,
} from './data-table.tsx';
export { showDate, showExact, showNear, showTime } from './dates.ts';
export type { DateFieldProps, TimeFieldProps } from './date-field.tsx';
export type { DatePickerProps, DateRange, DateRangePickerProps, UnreadDate } from './date-picker.tsx';
export {
  ComboBox,
  DateField,
  DatePicker,
  DateRangePicker,
  FieldShape,
  TagField,
  TimeField,
} from './fetched.tsx';
export { ConfirmDialog, Dialog, type ConfirmDialogProps, type DialogProps } from './dialog.tsx';
export {
  ShortcutDialog,
  ShortcutSheet,
  useShortcutKey,
  type Shortcut,
  type ShortcutSection,
} from './shortcut-sheet.tsx';
export { Drawer, type DrawerProps } from './drawer.tsx';
export type { FieldProps } from './field.tsx';
export { focusFirstInvalid } from './first-invalid.ts';
export { FieldRow, FormLayout, FormSection, type FormLayoutProps } from './form-layout.tsx';
export { IconButton, type IconButtonProps } from './icon-button.tsx';
export { InPlaceEditor, InPlaceValue, type InPlaceEditorProps, type InPlaceValueProps } from './in-place.tsx';
export { JalaliDayField, sayJalaliDay, type JalaliDay } from './jalali-day-field.tsx';
export { Link, type LinkProps } from './link.tsx';
export {
  KitProvider,
  resolveLocale,
  useLocale,
  useWords,
  type KitLocale,
  type KitProviderProps,
} from './locale.tsx';
export { MentionArea, type MentionAreaProps } from './mention-area.tsx';
export { Menu, type MenuGroup, type MenuItem, type MenuProps } from './menu.tsx';
export { MoneyField, type MoneyFieldProps } from './money-field.tsx';
export { categoryOf, initialsOf } from './names.ts';
export { NewPasswordField } from './new-password-field.tsx';
export { NumberField, type NumberFieldProps } from './number-field.tsx';
export { CategoryDot } from './category-dot.tsx';
export type { Option } from './option.tsx';
export { PageHeader, type PageHeaderProps } from './page-header.tsx';
export { PasswordField } from './password-field.tsx';
export { passwordStrength, shortestPassword } from './password-strength.ts';
export { AnchoredPopover, Popover, type PopoverPlacement, type PopoverProps } from './popover.tsx';
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
export { RadioGroup, type RadioGroupProps } from './radio-group.tsx';
export { Rating, type RatingProps } from './rating.tsx';
export { RelativeDate, useMinute, type RelativeDateProps } from './relative-date.tsx';
export { RowBox, RowButton, type RowBoxProps, type RowButtonProps } from './row-controls.tsx';
export { SearchField, type SearchFieldProps } from './search-field.tsx';
export { Segmented, type SegmentedProps } from './segmented.tsx';
export { MultiSelect, Select, type MultiSelectProps, type SelectProps } from './select.tsx';
export { Stars } from './stars.tsx';
export { Spinner } from './spinner.tsx';
export {
  CopyButton,
  EmptyState,
  ErrorState,
  NoAccessState,
  type EmptyStateProps,
  type ErrorStateProps,
} from './states.tsx';
export { Switch, type SwitchProps } from './switch.tsx';
export { Tabs, type TabItem, type TabsProps } from './tabs.tsx';
export { Badge, Chip, Tag, type BadgeTone, type ChipProps, type TagProps } from './tag.tsx';
export type { TagFieldProps } from './tag-field.tsx';
export {
  TextArea,
  TextField,
  type TextAreaProps,
  type TextFieldProps,
  type TextKind,
} from './text-field.tsx';
export { fetchOverlays } from './overlays.ts';
export { offerUndo, showToast, Toasts, type ToastMessage, type ToastTone } from './toast.tsx';
export { Tooltip, TooltipTarget, type TooltipPlacement, type TooltipProps } from './tooltip.tsx';
export { bringSideways } from './in-sight.ts';
export { useMedia } from './use-media.ts';
export type { OptionSource } from './use-options.ts';
export { ProgressBar, Skeleton, type ProgressBarProps, type SkeletonProps } from './waiting.tsx';
export { WeekPicture } from './week-picture.tsx';
export { WideFrame } from './wide-frame.tsx';
export { wordsIn, type Wording, type Words } from './words.ts';
