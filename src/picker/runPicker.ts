import type { Screen } from '../edges/screen.ts';
import type { Entry } from './entry.ts';
import { divide, type Frame, type FrameFacts, renderChange, renderFrame } from './frame.ts';
import { readSteps } from './keys.ts';
import { type Outcome, type PickerState, resize, takeStep } from './state.ts';

export interface PickerFacts extends Omit<FrameFacts, 'preview' | 'widths'> {
  /** What a choice would do; looked up when the cursor rests on it. */
  readonly preview: (entry: Entry) => Promise<readonly string[]>;
}

/** Shows the list and takes keys until one ends it. The terminal is given back however that comes about. */
export async function runPicker(screen: Screen, first: PickerState, facts: PickerFacts): Promise<Outcome> {
  const reading = { isPasting: false };
  const previews = new Map<number, readonly string[]>();
  let state = resize(first, first.size, divide(first.size).rows);
  let widths = state.list.measureColumns(facts.words);
  let frame: Frame | undefined;
  try {
    draw();
    await readOn();
    if (screen.isQuiet()) practise(state, { ...facts, widths });
    while (state.outcome === null) {
      if (screen.isQuiet() && (await lookUp())) draw();
      const { keys, isResized, isOver } = await screen.next();
      for (const step of readSteps(keys, reading)) {
        if (state.outcome === null) state = takeStep(state, step, divide(state.size).rows);
        if (state.copied !== null) screen.write(renderCopy(state.copied));
      }
      if (isOver) return { kind: 'cancel' };
      if (isResized) resizeTo(screen.size());
      if (state.outcome === null) draw();
    }
    return state.outcome;
  } finally {
    screen.close();
  }

  function draw(): void {
    const preview = previews.get(state.matches[state.selected] ?? -1) ?? [];
    const next = renderFrame(state, { ...facts, widths, preview });
    screen.write(renderChange(next, frame));
    frame = next;
  }

  /** Reads what is searched while nobody types, and lays the columns out by all of it. */
  async function readOn(): Promise<void> {
    let isMore = true;
    await pause();
    while (isMore && screen.isQuiet()) {
      isMore = state.list.readOn();
      await breathe();
    }
    widths = state.list.measureColumns(facts.words);
  }

  /** Whether there is a plan to show that was not there. */
  async function lookUp(): Promise<boolean> {
    const chosen = state.matches[state.selected];
    if (chosen === undefined || previews.has(chosen)) return false;
    previews.set(chosen, await facts.preview(state.list.entryAt(chosen)));
    return true;
  }

  function resizeTo(size: PickerState['size']): void {
    state = resize(state, size, divide(size).rows);
    frame = undefined;
  }
}

/** Lets keys in that were typed meanwhile. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** Lets keys in, without a moment's rest. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs what the first key will run, while the person reads the list: what runs for the first time is slow. */
function practise(state: PickerState, facts: Omit<FrameFacts, 'preview'>): void {
  // Letters as they stand, and letters apart.
  const [, apart = ''] = /([a-z][a-z\d]*[a-z\d])/i.exec(state.list.names[0] ?? '') ?? [];
  for (const text of ['e', `${apart.charAt(0)}${apart.charAt(apart.length - 1)}`]) {
    if (text === '') continue;
    const searched = takeStep(state, { kind: 'text', text }, divide(state.size).rows);
    renderFrame(searched, { ...facts, preview: [] });
  }
}

/** Asks the terminal to put a text into the clipboard (OSC 52), over ssh too. */
function renderCopy(text: string): string {
  return `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
}
