declare const brand: unique symbol;

/** A value that is only made by the function that checks it, e.g. `Brand<string, 'RecordId'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
