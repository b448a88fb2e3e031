/** A key with the name that Node's readline gives it. */
export interface PressedKey {
  readonly name?: string | undefined;
  /** The characters that the key types. */
  readonly text?: string | undefined;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/** A step of the picker: an action, or text that was typed or pasted. */
export type Step = { readonly kind: StepKind } | { readonly kind: 'text'; readonly text: string };

type StepKind =
  | ('up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end')
  | ('enter' | 'escape' | 'delete' | 'console' | 'copy' | 'mark' | 'mark-back' | 'order')
  | ('erase' | 'erase-word' | 'erase-all');

/** Converts keys that arrived together to steps. Pasted keys are always text. */
export function readSteps(keys: readonly PressedKey[], reading: { isPasting: boolean }): readonly Step[] {
  return keys.flatMap((key) => {
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      reading.isPasting = key.name === 'paste-start';
      return [];
    }
    const step = reading.isPasting ? typed((key.text ?? '').replace(/\s/g, ' ')) : readStep(key);
    return step === undefined ? [] : [step];
  });
}

/** Whether a step only moves the cursor. */
export function isMove({ kind }: Step): boolean {
  return ['up', 'down', 'page-up', 'page-down', 'home', 'end'].includes(kind);
}

function readStep({ name = '', text, ctrl, meta, shift }: PressedKey): Step | undefined {
  if (ctrl && !meta) {
    const kind = controls.get(name) ?? named.get(name);
    return kind === undefined ? undefined : { kind };
  }
  if (name === 'tab') return { kind: shift ? 'mark-back' : 'mark' };
  const kind = named.get(name);
  if (kind !== undefined) return { kind };
  // AltGr arrives as Ctrl+Alt and types characters; Alt without Ctrl does not.
  return meta && !ctrl ? undefined : typed(text ?? '');
}

function typed(text: string): Step | undefined {
  return text === '' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) ? undefined : { kind: 'text', text };
}

const named: ReadonlyMap<string, StepKind> = new Map([
  ['up', 'up'],
  ['down', 'down'],
  ['pageup', 'page-up'],
  ['pagedown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['enter', 'enter'],
  ['escape', 'escape'],
  ['delete', 'delete'],
  ['backspace', 'erase'],
]);

const controls: ReadonlyMap<string, StepKind> = new Map([
  ['c', 'escape'],
  ['g', 'escape'],
  ['n', 'down'],
  ['p', 'up'],
  ['j', 'enter'],
  ['m', 'enter'],
  ['h', 'erase'],
  ['w', 'erase-word'],
  ['backspace', 'erase-word'],
  ['u', 'erase-all'],
  ['o', 'console'],
  ['r', 'order'],
  ['y', 'copy'],
]);
