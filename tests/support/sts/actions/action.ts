import type { Caller } from '../caller.ts';
import type { Parameters } from '../query.ts';
import type { World } from '../world.ts';
import type { Content } from '../xml.ts';

/** The input of an action. */
export interface ActionInput {
  readonly parameters: Parameters;
  readonly world: World;
  readonly now: Date;
}

/** An action that knows its caller, or one that accepts unsigned requests. Undefined is an answer without a result. */
export type Action =
  | { readonly signed: true; run(input: ActionInput & { readonly caller: Caller }): Content | undefined }
  | { readonly signed: false; run(input: ActionInput): Content };
