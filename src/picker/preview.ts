import type { Result } from '../core/error.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { translate } from '../core/say.ts';
import { listMfaHops } from '../mfa/tokenCodes.ts';
import { type Hop, kindOf, type Plan } from '../plan/plan.ts';
import type { Entry } from './entry.ts';
import { fill, renderLeft, type Words } from './words.ts';

/** Describes what switching to an entry would do: its region, its prompts, and its hops from the last to the source. */
export function previewPlan(entry: Entry, plan: Result<Plan>, words: Words): readonly string[] {
  if (!plan.ok) return [renderSentence(plan.error.message), renderSentence(plan.error.hint)];
  const { region, hops } = plan.value;
  const place = region === null ? words.plan.noRegion : fill(words.plan.region, region.value);
  const chain = [...hops]
    .reverse()
    .map((hop, depth) => `${'  '.repeat(depth)}${depth > 0 ? '└ ' : ''}${renderHop(hop)}`);
  return [
    `${entry.name}: ${place}`,
    ...renderAsked(entry, hops, words),
    ...chain,
    ...hops.flatMap((hop) => renderDetails(hop, words)),
  ];
}

function renderHop(hop: Hop): string {
  const kind = kindOf(hop);
  return translate(kind.brief?.(hop) ?? kind.title(hop).text);
}

function renderDetails(hop: Hop, { plan }: Words): readonly string[] {
  if (hop.kind !== 'assume-role') return [];
  return [
    ...(hop.serialNumber === undefined ? [] : [fill(plan.mfa, hop.serialNumber)]),
    ...(hop.externalId === undefined ? [] : [fill(plan.externalId, hop.externalId)]),
  ];
}

function renderAsked({ isProtected, secondsLeft }: Entry, hops: readonly Hop[], words: Words): readonly string[] {
  const first = isProtected ? [words.plan.asksFirst] : [];
  if (secondsLeft !== null) return [...first, fill(words.plan.cached, renderLeft(secondsLeft, words))];
  const asking = listMfaHops(hops).map(({ hop }) => hop);
  if (asking.length === 0) return isProtected ? first : [words.plan.asksNothing];
  return [
    ...first,
    asking.some(({ mfaProcess }) => mfaProcess === undefined) ? words.plan.asksCode : words.plan.mfaProcess,
  ];
}
