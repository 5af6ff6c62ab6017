import type { Change, Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals, type Refusals } from '#records/write/refuse.ts';
import { faultsOf, type ScriptDefinition } from '../contract/script.ts';

/** A script that cannot be followed to its end is refused; one whose text changes is a new edition. */
export async function prepareScripts(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const { before, values } = draft;
    const definition = values['definition'] as ScriptDefinition | null | undefined;
    if (!definition || JSON.stringify(definition) === JSON.stringify(before?.['definition'])) continue;
    const fault = faultsOf(definition)[0];
    if (fault) refuse(draft, 'definition', fault.code, fault.message);
    refuseUnknownFields(tx, draft, definition, refuse);
    values['edition'] = Number(before?.['edition'] ?? 0) + 1;
  }
  throwIfAny();
  return Promise.resolve();
}

function refuseUnknownFields(
  tx: RecordTx,
  draft: Draft,
  { steps }: ScriptDefinition,
  refuse: Refusals['refuse'],
): void {
  for (const { title, field } of steps) {
    if (!field) continue;
    const known = tx.schema.objects.get(field.object)?.fields.get(field.name);
    if (!known || known.readOnly)
      refuse(draft, 'definition', 'unknown-field', {
        fa: `گام «${title}» فیلدی را پر می‌کند که نیست یا نوشتنی نیست.`,
        en: `The step “${title}” fills a field that is not there or cannot be written.`,
      });
  }
}

/** Each edition is kept as it stood. */
export async function keepEditions(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const editions = changes.flatMap(({ id, before, after, restored }) =>
    !after || restored || before?.['edition'] === after['edition']
      ? []
      : [
          {
            name: String(after['name']),
            script: id,
            edition: after['edition'] as number,
            definition: after['definition'],
          },
        ],
  );
  if (editions.length > 0)
    await tx.bySystem('the editions of scripts').recordsOf('script_edition').create(editions);
}
