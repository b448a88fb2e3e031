import type { Action } from './actions/action.ts';
import { authenticate, type Gate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import type { CallNote } from './calls.ts';
import { internalFailure, invalidAction, ServiceError, throttling } from './errors.ts';
import type { Reply, Service, ServiceRequest } from './http.ts';
import { type Parameters, readParameters, withoutSecretParameters } from './query.ts';
import { renderError, renderResult } from './xml.ts';

/** A service with AWS's query protocol. */
export interface QueryApi {
  readonly name: string;
  readonly version: string;
  readonly namespace: string;
  readonly actions: Readonly<Record<string, Action>>;
  /** A final check before an action runs; throws to reject it. `account` is undefined for unsigned requests. */
  readonly admit?: (action: string, facts: { region: string | undefined; caller: Caller | undefined }) => void;
}

/** Creates the service for the HTTP server from an API: parse, authenticate, run, render. */
export function queryService(api: QueryApi, gate: Omit<Gate, 'service'>): Service {
  const fullGate = { ...gate, service: api.name };
  return {
    operation: (request) => readParameters(request).get('Action') ?? '',
    refuse: (_, error) => renderError(api.namespace, error ? new ServiceError(error) : throttling()),
    answer: (request, note) => {
      try {
        return answer(api, fullGate, request, note);
      } catch (error) {
        const shown = error instanceof ServiceError ? error : internalFailure();
        note.error = shown.code;
        return renderError(api.namespace, shown);
      }
    },
  };
}

function answer(api: QueryApi, gate: Gate, request: ServiceRequest, note: CallNote): Reply {
  const parameters = readParameters(request);
  note.parameters = withoutSecretParameters(parameters);
  const [name, action] = findAction(api, parameters);
  const input = { parameters, world: gate.world, now: gate.clock() };
  if (!action.signed) {
    api.admit?.(name, { region: undefined, caller: undefined });
    return renderResult(api.namespace, name, action.run(input));
  }
  const caller = authenticate(request, gate, note);
  api.admit?.(name, { region: note.region, caller });
  return renderResult(api.namespace, name, action.run({ ...input, caller }));
}

function findAction(api: QueryApi, parameters: Parameters): [string, Action] {
  const name = parameters.get('Action') ?? '';
  const version = parameters.get('Version') ?? 'NO_VERSION_SPECIFIED';
  const action = Object.hasOwn(api.actions, name) ? api.actions[name] : undefined;
  if (action === undefined || version !== api.version) {
    throw invalidAction(`Could not find operation ${name} for version ${version}`);
  }
  return [name, action];
}
