import type { SessionEdges } from '../edges/machine.ts';
import { type Codec, plain } from '../sessions/store.ts';

/** How sessions lie in their files; undefined, with a warning, where they cannot be sealed as they should: then none is kept. */
export async function readCodec(sealed: boolean, edges: SessionEdges): Promise<Codec | undefined> {
  return sealed ? (await import('../vault/seal.ts')).openSealed(edges) : plain;
}
