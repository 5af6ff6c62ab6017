import type { AnyJob } from '#kernel/jobs/job.ts';
import { deliveriesJob } from '#kernel/outgoing/deliveries.ts';
import { sendMessageJob } from '#kernel/outgoing/send.ts';
import type { Parts } from '../parts.ts';
import { importJob } from './import.ts';

/** Every kind of background work of the product. */
export const jobs: readonly AnyJob<Parts>[] = [sendMessageJob, deliveriesJob, importJob];
