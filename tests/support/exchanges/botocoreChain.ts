import { askBotocore } from '../askBotocore.ts';
import type { Outcome } from './exchange.ts';

/** The result of botocore's default credential chain with these variables. */
export function findByBotocore(environment: Readonly<Record<string, string>>): Promise<Outcome> {
  return askBotocore(topic, { environment });
}

/** Whether botocore requests container credentials from this URL. */
export function isAllowedByBotocore(url: string): Promise<boolean> {
  return askBotocore(topic, { url });
}

const topic = new URL('botocoreChain.py', import.meta.url);
