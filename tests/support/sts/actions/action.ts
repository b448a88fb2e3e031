import type { Caller } from '../caller.ts';
import type { Parameters } from '../query.ts';
import type { World } from '../world.ts';
import type { Content } from '../xml.ts';

/** What an action works on. */
export interface ActionInput {
  readonly parameters: Parameters;
  readonly world: World;
  readonly now: Date;
}

/** An action that knows its caller, or one that takes unsigned requests. An answer without a result is undefined. */
export type Action =
  | { readonly signed: true; run(input: ActionInput & { readonly caller: Caller }): Content | undefined }
  | { readonly signed: false; run(input: ActionInput): Content };
