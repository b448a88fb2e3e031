import type { HopKind } from './hop.ts';
import { mfaSessionKind } from './mfaHop.ts';
import type { Hop } from './plan.ts';
import { roleKind } from './roleHop.ts';
import { sourceKinds } from './sources/sources.ts';

const kinds: { readonly [K in Hop['kind']]: HopKind<Extract<Hop, { kind: K }>> } = {
  ...sourceKinds,
  'mfa-session': mfaSessionKind,
  'assume-role': roleKind,
};

/** What is known of the kind of a hop. */
export function kindOf<H extends Hop>(hop: H): HopKind<H> {
  return kinds[hop.kind] as unknown as HopKind<H>;
}
