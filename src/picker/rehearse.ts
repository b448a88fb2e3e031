import { type Entry, sourceOf } from './entry.ts';
import { divide, type FrameFacts, renderFrame } from './frame.ts';
import type { Step } from './keys.ts';
import { makeList } from './list.ts';
import { makeState, type PickerState, takeStep } from './state.ts';

/** A rehearsal draws frames that are not shown. */
type RehearsalFacts = Omit<FrameFacts, 'preview'>;

/**
 * What the first keys will run, run while the person still reads the list, since code that runs for the first time is slow:
 * a piece for each call, a few milliseconds long; undefined when all is rehearsed. The first takes every way through the search
 * once: V8 throws away compiled code that comes to a way which had not been taken before. The others make it compile what runs
 * for each entry.
 */
export function openRehearsal(facts: RehearsalFacts): (state: PickerState) => boolean {
  let done = 0;
  return (state) => {
    if (done === 0) rehearseEveryWay(state, facts);
    else rehearseKey(textOf(state, done), state, facts);
    done++;
    return done <= rounds;
  };
}

const rounds = 6;

/** With so many entries code becomes fast that runs for each of them, and a key that comes meanwhile hardly waits. */
export const enoughToRehearse = 2000;

function rehearseEveryWay({ options, size }: PickerState, facts: RehearsalFacts): void {
  const list = makeList(sourceOf(samples));
  const widths = list.measureColumns(facts.words);
  let state = makeState(list, options, size);
  for (const step of sampleSteps) {
    state = takeStep(state, step, divide(size).rows);
    renderFrame(state, { ...facts, widths, preview: ['a plan'] });
  }
}

/** Entries for which each way of matching a word gives a different result. */
const samples: readonly Entry[] = [
  sample('prod', '111122223333', true),
  sample('prod-eu', '111122223333', false),
  sample('my-prod', null, false),
  sample('preprod', null, false),
  sample('1prod', null, false),
  sample('p-r-o-d', null, false),
  sample('\u958b\u767aprod', null, false),
  sample('other', 'prod', false),
  sample('none', null, false),
];

function sample(name: string, account: string | null, isFirst: boolean): Entry {
  return {
    ...{ name, account, accountName: account, role: account, region: account, secondsLeft: isFirst ? 3600 : null },
    ...{ isCurrent: isFirst, isProtected: isFirst, sso: null },
  };
}

const sampleSteps: readonly Step[] = [
  ...[...'prod !my 1'].map((text): Step => ({ kind: 'text', text })),
  ...([{ kind: 'erase-all' }, { kind: 'down' }, { kind: 'order' }, { kind: 'order' }] as const),
];

function rehearseKey(text: string, state: PickerState, facts: RehearsalFacts): void {
  const searched = takeStep(state, { kind: 'text', text }, divide(state.size).rows);
  renderFrame(searched, { ...facts, preview: [] });
}

/** In turn, letters that are not adjacent in a name from the middle, and a part of it as it is. */
function textOf({ list: { names } }: PickerState, turn: number): string {
  const [, apart = ''] = /([a-z][a-z\d]*[a-z\d])/i.exec(names[names.length >> 1] ?? '') ?? [];
  return turn % 2 === 0 || apart === '' ? 'e' : apart.charAt(0) + apart.charAt(apart.length - 1);
}
