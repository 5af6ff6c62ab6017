import type { ObjectDefinition } from './define-object.ts';

/** A folder that can be deleted: what it brings to the product, through one front door. */
export type Module = {
  readonly name: string;
  /** The modules whose front doors it uses; they are migrated before it. */
  readonly needs: readonly string[];
  readonly objects: readonly ObjectDefinition[];
  /** Folder of its numbered migrations. */
  readonly migrations: URL;
};

/** Declares a module; the names of its objects are its own. */
export const defineModule = (module: Module): Module => module;
