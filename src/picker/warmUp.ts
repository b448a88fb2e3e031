import { type Entry, sourceOf } from './entry.ts';
import { divide, type FrameFacts, renderFrame } from './frame.ts';
import type { Step } from './keys.ts';
import { makeList } from './list.ts';
import { makeState, type PickerState, takeStep } from './state.ts';

/** Warm-up frames are not shown. */
type WarmUpFacts = Omit<FrameFacts, 'preview'>;

/**
 * Runs the code for the first keys while the user still reads the list, so that it is compiled by then. Each call of the
 * result takes a few milliseconds and returns whether more is left. The first takes every branch of the search once, since
 * V8 discards compiled code when it meets a new branch; the others get the code compiled that runs for each entry.
 */
export function openWarmUp(facts: WarmUpFacts): (state: PickerState) => boolean {
  let done = 0;
  return (state) => {
    if (done === 0) drawEveryWay(state, facts);
    else pressKey(textOf(state, done), state, facts);
    done++;
    return done <= rounds;
  };
}

const rounds = 6;

/** With so many entries a warm-up gets the code compiled, and a key pressed in the meantime hardly waits. */
export const minWarmUpEntries = 2000;

function drawEveryWay({ options, size }: PickerState, facts: WarmUpFacts): void {
  const list = makeList(sourceOf(samples));
  const widths = list.measureColumns(facts.words);
  let state = makeState(list, options, size);
  for (const step of sampleSteps) {
    state = takeStep(state, step, divide(size).rows);
    renderFrame(state, { ...facts, widths, preview: ['a plan'] });
  }
}

/** Entries that cover every way in which a word can match. */
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

function pressKey(text: string, state: PickerState, facts: WarmUpFacts): void {
  const searched = takeStep(state, { kind: 'text', text }, divide(state.size).rows);
  renderFrame(searched, { ...facts, preview: [] });
}

/** In turn, two letters that are not adjacent in a name from the middle of the list, and a single letter. */
function textOf({ list: { names } }: PickerState, turn: number): string {
  const [, apart = ''] = /([a-z][a-z\d]*[a-z\d])/i.exec(names[names.length >> 1] ?? '') ?? [];
  return turn % 2 === 0 || apart === '' ? 'e' : apart.charAt(0) + apart.charAt(apart.length - 1);
}
