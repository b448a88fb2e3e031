import type { Screen } from '../edges/screen.ts';
import type { Entry } from './entry.ts';
import { divide, type Frame, type FrameFacts, renderChange, renderFrame } from './frame.ts';
import { isMove, readSteps, type Step } from './keys.ts';
import { isDeciding, isPreliminary, type Outcome, type PickerState, refresh, resize, takeStep } from './state.ts';
import { minWarmUpEntries, openWarmUp } from './warmUp.ts';

interface PickerFacts extends Omit<FrameFacts, 'preview' | 'widths'> {
  /** Describes what switching to an entry would do; called when the selection rests on it. */
  readonly preview: (entry: Entry) => Promise<readonly string[]>;
  /** Copies a name to the clipboard of this machine, in addition to the terminal's own copy (OSC 52). */
  readonly copy: (name: string) => void;
}

/** Shows the list and handles keys until one closes it. Always restores the terminal. */
export async function runPicker(screen: Screen, first: PickerState, facts: PickerFacts): Promise<Outcome> {
  const reading = { isPasting: false };
  const previews = new Map<number, readonly string[]>();
  let state = resize(first, first.size, divide(first.size).rows);
  let widths = state.list.measureColumns(facts.words);
  let frame: Frame | undefined;
  const warmUp = openWarmUp({ ...facts, widths });
  let isWarm = false;
  try {
    draw();
    await deliverEvents();
    while (state.outcome === null) {
      await workWhileQuiet();
      const { keys, isResized, isOver } = await screen.next();
      takeKeys(readSteps(keys, reading));
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

  function takeKeys(steps: readonly Step[]): void {
    // Whether matches are not drawn yet: the user has not seen them, so a move must apply to the final ones.
    let isUnseen = false;
    for (const step of steps) {
      if (state.outcome !== null) return;
      if (isDeciding(state, step) || (isUnseen && isMove(step))) findAll();
      const { matches } = state;
      state = takeStep(state, step, divide(state.size).rows);
      isUnseen ||= state.matches !== matches;
      if (state.copied !== null) copy(state.copied);
    }
  }

  function copy(name: string): void {
    screen.write(renderCopy(name));
    facts.copy(name);
  }

  /** Reads the list, makes the preview of the selected entry, and warms up, until a key is pressed. */
  async function workWhileQuiet(): Promise<void> {
    while (screen.isQuiet() && (await workOnce())) await deliverEvents();
  }

  /** Whether any work was left. Pending matches and the preview come before the warm-up. */
  async function workOnce(): Promise<boolean> {
    const [read, total] = [state.list.countRead(), state.list.names.length];
    if (read < total && (isWarm || read < minWarmUpEntries || isPreliminary(state))) {
      readOn();
      return true;
    }
    if (read === total && (await makePreview())) return true;
    if (isWarm) return false;
    isWarm = !warmUp(state);
    return true;
  }

  /** Redraws whenever the number of entries read has doubled, and at the end with the final column widths. */
  function readOn(): void {
    const { list } = state;
    list.readOn();
    const isWhole = list.countRead() === list.names.length;
    if (!isWhole && !(isPreliminary(state) && list.countRead() >= 2 * state.searched)) return;
    state = refresh(state, divide(state.size).rows);
    if (isWhole) widths = list.measureColumns(facts.words);
    draw();
  }

  /** Reads the rest if it can contain more matches. */
  function findAll(): void {
    if (!isPreliminary(state)) return;
    while (state.list.countRead() < state.list.names.length) state.list.readOn();
    state = refresh(state, divide(state.size).rows);
    widths = state.list.measureColumns(facts.words);
  }

  /** Makes the preview of the selected entry; false if it exists already. */
  async function makePreview(): Promise<boolean> {
    const chosen = state.matches[state.selected];
    if (chosen === undefined || previews.has(chosen)) return false;
    previews.set(chosen, await facts.preview(state.list.entryAt(chosen)));
    draw();
    return true;
  }

  function resizeTo(size: PickerState['size']): void {
    state = resize(state, size, divide(size).rows);
    frame = undefined;
  }
}

/** Lets pending key events be delivered. */
function deliverEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Asks the terminal to copy a text to the clipboard (OSC 52), which also works over SSH. */
function renderCopy(text: string): string {
  return `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
}
