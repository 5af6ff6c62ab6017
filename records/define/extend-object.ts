import {
  describeField,
  linkKinds,
  snakeCase,
  type FieldDeclarations,
  type ObjectDefinition,
} from './define-object.ts';
import type { FieldDescriptor, ObjectDescriptor } from './descriptor.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Fields that a module adds to another's object, in a side table of its own, so that its folder stays deletable. */
export type Extension = {
  readonly module: string;
  /** The object that is extended. */
  readonly object: string;
  /** `<module>_<object>`; one row a record, made when the first of its fields gets a value. */
  readonly table: string;
  /** The side table's column of the record's id: `party_id`. */
  readonly key: string;
  readonly fields: ReadonlyMap<string, FieldDescriptor>;
  /** Links among them to what a record happened with: it stands on their timeline too. */
  readonly about: readonly string[];
  /** Fills the added fields, after the object's own rules and for the whole batch. */
  readonly prepare?: Lifecycle['prepare'];
};

/** The extension for the module's declaration, and the object as the module's own code sees it, with both sets of fields. */
export type Extended<Fields extends FieldDeclarations> = ObjectDefinition<Fields> & {
  readonly extension: Extension;
};

/**
 * Adds fields to an object of another module. They cannot be required (records are made without knowing of the module)
 * or searched (search looks in columns of the object's own table).
 * @throws at start-up where the declaration contradicts itself
 */
export function extendObject<Own extends FieldDeclarations, const Added extends FieldDeclarations>(
  object: ObjectDefinition<Own>,
  {
    module,
    fields: declared,
    about = [],
    prepare,
  }: {
    readonly module: string;
    readonly fields: Added;
    readonly about?: readonly (keyof Added & string)[];
    readonly prepare?: NonNullable<Lifecycle['prepare']>;
  },
): Extended<Own & Added> {
  const table = `${module}_${object.name}`;
  const key = `${object.name}_id`;
  const fields = Object.entries(declared).map(([name, one]) => {
    if (one.required || one.searchable)
      throw new Error(`${object.name}.${name} of ${module} can be neither required nor searchable`);
    if (['links', 'files', 'formula', 'rollUp', 'serial'].includes(one.kind))
      throw new Error(`${object.name}.${name}: ${one.kind} cannot stand in a side table`);
    const column = linkKinds.has(one.kind) ? `${snakeCase(name)}_id` : snakeCase(name);
    return [name, describeField(object.name, name, one, { in: 'side', table, key, column })] as const;
  });
  return {
    name: object.name,
    descriptor: object.descriptor,
    declared: { ...object.declared, ...declared },
    extension: {
      module,
      object: object.name,
      table,
      key,
      fields: new Map(fields),
      about,
      ...(prepare ? { prepare } : {}),
    },
  };
}

const afterOwn = (own: Lifecycle, added: NonNullable<Lifecycle['prepare']>): Lifecycle => ({
  ...own,
  prepare: async (tx, drafts) => {
    await own.prepare?.(tx, drafts);
    await added(tx, drafts);
  },
});

/** The objects with the fields that modules add to them. @throws where two bring a field of one name, or the object is unknown */
export function withExtensions(
  objects: readonly ObjectDescriptor[],
  extensions: readonly Extension[],
): ObjectDescriptor[] {
  const known = new Map(objects.map((object) => [object.name, object]));
  for (const { object: name, module, fields, about, prepare } of extensions) {
    const object = known.get(name);
    if (!object) throw new Error(`${module} extends ${name}, which no module declares`);
    const twice = [...fields.keys()].find((field) => object.fields.has(field));
    if (twice) throw new Error(`${module} adds ${name}.${twice}, which exists`);
    known.set(name, {
      ...object,
      fields: new Map([...object.fields, ...fields]),
      about: [...object.about, ...about],
      lifecycle: prepare ? afterOwn(object.lifecycle, prepare) : object.lifecycle,
    });
  }
  return [...known.values()];
}
