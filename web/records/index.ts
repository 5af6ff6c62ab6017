/** Everything generic over definitions that screens build on. */
export { callApi, callForFile, newKey, type ApiRequest } from './data/api.ts';
export { readDeletion, startBringingBack, tellBroughtBack, untilBroughtBack } from './data/bring-back.ts';
export { createRecordsClient } from './data/client.ts';
export { fetchViews } from './views/use-views.ts';
export { tellFailure } from './data/failure.ts';
export { keys } from './data/keys.ts';
export { useLive, useLiveState, type LiveState } from './data/live.ts';
export {
  mayDeed,
  meQuery,
  useMe,
  useSavePreferences,
  type Company,
  type Me,
  type Person,
  type WorkspaceSettings,
} from './data/me.ts';
export { listHref, recordHref } from './data/paths.ts';
export { ApiProblem, isNotThere, isProblem, type Conflict, type FieldError } from './data/problem.ts';
export {
  pagesQuery,
  readPage,
  recordPath,
  recordQuery,
  useCount,
  useGroups,
  useRecord,
  useRecordPages,
  type Count,
} from './data/read.ts';
export {
  fieldOf,
  relationsTo,
  schemaQuery,
  targetOf,
  useObject,
  useSchema,
  type Relation,
} from './data/schema.ts';
export { goToSignIn } from './data/session.ts';
export { forgetTraces } from './data/traces.ts';
export { rememberTrail, useNeighbours, type Neighbours, type Trail } from './data/trail.ts';
export {
  isEmpty,
  isLinked,
  sameValue,
  titleOf,
  textIn,
  toWire,
  valuesToWire,
  type Values,
} from './data/values.ts';
export { factPhrase } from './data/facts.ts';
export { OffersContext, useOffer, useStanding, type ScreenDeed, type Standing } from './data/standing.ts';
export { useTakeBack, useUndoable } from './data/undoable.ts';
export { useDeed, type Deed } from './data/use-deed.ts';
export { useWait } from './data/use-wait.ts';
export { daysOff, type Weekend } from './data/weekend.ts';
export { useCreate, useRemove, useRestore, useUpdate, type Change } from './data/write.ts';
export { generalShortcuts, shortcutWords } from './list/shortcuts.ts';
export { fetchListParts, ViewDialog } from './list/fetched.ts';
export { rememberSweep, takeBackAll } from './data/take-back.ts';
export { saveFile } from './data/save-file.ts';
export { fetchEditors, FieldEditor, FieldValue, faceOf, isEditable } from './fields/index.tsx';
export {
  isUnreadable,
  type DisplayProps,
  type EditorProps,
  type FieldFace,
  type Place,
} from './fields/face.ts';
export { choicesOf, ChoiceTag, offeredChoices } from './fields/choice.tsx';
export { LinkChip, MemberChip } from './fields/link.tsx';
export { useLinkSearch, type LinkOption } from './fields/link-search.ts';
export { usePhoneFormat } from './fields/phone-format.ts';
export { MoneyAmount } from './fields/money.tsx';
export { useQuickCreate, type QuickCreateRequest } from './fields/quick-create-context.ts';
export {
  fieldsOf,
  isAsked,
  sectionsOf,
  startingValues,
  variantOf,
  type FieldSection,
} from './form/layout.ts';
export { LeaveDialog, LeaveQuestion } from './form/leave-question.tsx';
export { saySize } from './files/size.ts';
export { sendFile, uploadFile } from './files/upload.ts';
export { AskFieldsProvider } from './form/ask-fields.tsx';
export { QuickCreateProvider } from './form/quick-create.tsx';
export { RecordDrawer, type RecordDrawerProps } from './form/record-drawer.tsx';
export { RecordForm, type RecordFormProps } from './form/record-form.tsx';
export { useRecordForm, type RecordFormOptions, type RecordFormState } from './form/use-record-form.ts';
export { DeedButton, DeedMenu } from './page/deed-button.tsx';
export { filteredHref } from './page/related.tsx';
export {
  RecordDeedsContext,
  RecordPanelsContext,
  type RecordDeedProps,
  type RecordDeeds,
  type RecordPanels,
} from './page/record-deeds.tsx';
export { useSavedReports } from './views/use-views.ts';
export {
  viewHref,
  viewObject,
  type ReportLayout,
  type SavedView,
  type ViewDefinition,
} from './views/view.ts';
export { ListDeedsContext, type ListDeedProps, type ListDeeds } from './list/list-deeds.tsx';
export { EditableFacts } from './page/saving.tsx';
export { Timeline } from './page/timeline.tsx';
export { snoozes, type Snooze } from './calendar/snooze.ts';
export { useWorkDays } from './data/use-work-days.ts';
export { RecordPage, type RecordPageProps } from './page/record-page.tsx';
export { matches } from './search/matches.ts';
export {
  usePalette,
  type PaletteEntry,
  type PaletteOffers,
  type PaletteSection,
} from './search/use-palette.tsx';
export { usePlaces, type ListPlace } from './search/places.ts';
export { rememberRecent, recentRecords, type Recent } from './search/recent.ts';
export { listSearch, type ListAddress } from './filter/address.ts';
export { FilterBar } from './filter/filter-bar.tsx';
export { fromFilter, toFilter } from './filter/model.ts';
export { askedBy, RuleFilter } from './filter/rule-filter.tsx';
export { useTelling } from './filter/use-telling.ts';
