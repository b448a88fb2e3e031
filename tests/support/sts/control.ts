import type { FaultRule } from './faults.ts';
import type { Listening } from './http.ts';
import type { World } from './world.ts';

/** The servers of a running fixture program, by name. */
export type Servers = Readonly<Record<string, Listening>>;

export interface Command {
  /** For main.ts: the number of the world; by default the first. */
  readonly world?: number;
  readonly open?: { readonly folder?: string; readonly many?: number; readonly with?: string };
  readonly close?: boolean;
  readonly server?: string;
  readonly fault?: FaultRule;
  readonly clearFaults?: boolean;
  readonly secrets?: boolean;
  readonly forgetCodes?: boolean;
  readonly quiet?: boolean;
}

/**
 * Executes one line of JSON, for tests that are not in TypeScript: `{"fault": {"kind": "throttle", "times": 2}}`, `{"clearFaults": true}`,
 * or `{}`; `server` selects another server than the STS. Returns one line of JSON: the server's calls so far and the number of its
 * connections, or an error. `{"secrets": true}` adds every secret that any of the servers has returned. `{"forgetCodes": true}` makes every
 * MFA device of `world` accept its current codes again. `{"quiet": true}` omits the calls, which can be many.
 */
export function obey(line: string, servers: Servers, world?: World): string {
  const command = parseCommand(line);
  if (command === undefined) return JSON.stringify({ error: 'not a line of JSON' });
  const name = command.server ?? 'sts';
  const server = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (server === undefined) return JSON.stringify({ error: `there is no server ${name}` });
  if (command.clearFaults) server.clearFaults();
  if (command.fault) server.addFault(command.fault);
  if (command.forgetCodes) for (const { usedSteps } of world?.devices.values() ?? []) usedSteps.clear();
  const secrets = command.secrets && Object.values(servers).flatMap(({ handedOut }) => [...handedOut]);
  const calls = command.quiet ? [] : server.calls;
  return JSON.stringify({ calls, connections: server.connections, ...(secrets && { secrets }) });
}

/** The object in a line of JSON, if there is one. */
export function parseCommand(line: string): Command | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
