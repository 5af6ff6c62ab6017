import type { Parts } from '../parts.ts';
import { notificationKinds } from '../product.ts';
import type { NoticeParts } from './parts.ts';

export { notificationReader } from './reader.ts';
export { notificationRoutes } from './routes.ts';
export { startNotices } from './rounds.ts';

/** The process' parts with all that people may be told of. */
export const noticeParts = (parts: Parts): NoticeParts => ({ ...parts, kinds: notificationKinds });
