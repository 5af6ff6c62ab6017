import { enqueueMessage } from '#kernel/outgoing/outgoing.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { Parts } from './parts.ts';

/** What modules may use of this process. */
export const moduleTools = (parts: Parts): ModuleTools => ({
  files: parts.files,
  print: parts.printer.print,
  send: (tx, message) => enqueueMessage(parts, tx, message),
  publicUrl: parts.config.publicUrl?.replace(/\/+$/, ''),
});
