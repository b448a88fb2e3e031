import type { Warning } from '../core/warning.ts';
import type { Edges } from '../edges/edges.ts';
import { type Clock, openClock } from '../net/clock.ts';
import type { Exchange } from '../net/exchange.ts';
import { openSender, type SenderOptions } from '../net/sender.ts';
import type { ServiceEndpoint } from '../plan/endpoints/configured.ts';
import type { Plan } from '../plan/plan.ts';

/** An open connection to an AWS service, with one sender and one clock for all calls of a plan. */
export interface Service extends Exchange {
  readonly endpoint: ServiceEndpoint;
  readonly clock: Clock;
  readonly warn: (warning: Warning) => void;
}

/** Opens the STS endpoint of a plan; sends nothing yet. Close its sender when done. */
export function openService(
  plan: Pick<Plan, 'sts' | 'network'>,
  edges: Pick<Edges, 'environment' | 'platform' | 'readFile' | 'readProxySettings' | 'now' | 'tell'>,
  options: SenderOptions & Pick<Exchange, 'random' | 'sleep' | 'throttledPatience'> = {},
): Service {
  const { random, sleep, throttledPatience, ...senderOptions } = options;
  return {
    endpoint: plan.sts,
    settings: plan.network,
    sender: openSender(plan.network, edges, senderOptions),
    clock: openClock(edges.now),
    warn: (warning) => edges.tell({ kind: 'warning', warning }),
    ...(random === undefined ? {} : { random }),
    ...(sleep === undefined ? {} : { sleep }),
    ...(throttledPatience === undefined ? {} : { throttledPatience }),
  };
}
