import { askBotocore } from '../askBotocore.ts';
import type { Outcome } from './exchange.ts';

/** What botocore's default chain does with these variables. */
export function findByBotocore(environment: Readonly<Record<string, string>>): Promise<Outcome> {
  return askBotocore(topic, { environment });
}

/** Whether it asks for keys of a container at that URL. */
export function isAllowedByBotocore(url: string): Promise<boolean> {
  return askBotocore(topic, { url });
}

const topic = new URL('botocoreChain.py', import.meta.url);
