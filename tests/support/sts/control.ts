import type { FaultRule } from './faults.ts';
import type { Listening } from './http.ts';
import type { World } from './world.ts';

/** The servers that a running fixture program can be asked about, by name. */
export type Servers = Readonly<Record<string, Listening>>;

export interface Command {
  /** For the program (main.ts): which of its worlds; the first, if left out. */
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
 * Obeys one line of JSON, for tests that are not TypeScript: `{"fault": {"kind": "throttle", "times": 2}}`,
 * `{"clearFaults": true}`, or `{}`; `server` names another server than the STS. Answers one line of JSON: the server's
 * calls so far and the count of its connections, or an error. With `{"secrets": true}` also every secret that any of the
 * servers has handed out. `{"forgetCodes": true}` lets every MFA device of `world` take its codes of this minute again.
 * `{"quiet": true}` leaves the calls out, which become many.
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
