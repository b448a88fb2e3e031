// Node.js defines these two at their first use.
void [new TextDecoder(), new TextEncoder()];

/** Every object that text with the name of an Object, Function, or Array member could modify. */
const watched: readonly object[] = [
  globalThis,
  ...[
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Symbol,
    Map,
    Set,
    WeakMap,
    RegExp,
    Date,
    Promise,
    Error,
  ].flatMap((type) => [type, type.prototype]),
  JSON,
  Math,
  Reflect,
  Uint8Array,
  Uint8Array.prototype,
];

export type GlobalsSnapshot = readonly (readonly (readonly [key: PropertyKey, value: unknown])[])[];

/** Records every own member of the globals, by identity. */
export function snapshotGlobals(): GlobalsSnapshot {
  return watched.map((target) => Reflect.ownKeys(target).map((key) => [key, memberOf(target, key)] as const));
}

/** The changed members, as text; empty if there are none. */
export function changedGlobals(before: GlobalsSnapshot): string[] {
  const after = snapshotGlobals();
  return before.flatMap((members, at) => {
    const now = new Map(after[at]);
    const changed = members.filter(([key, value]) => !now.has(key) || !Object.is(now.get(key), value));
    const known = new Set(members.map(([key]) => key));
    const added = [...now.keys()].filter((key) => !known.has(key));
    return [...changed.map(([key]) => key), ...added].map((key) => `${at}.${String(key)}`);
  });
}

function memberOf(target: object, key: PropertyKey): unknown {
  const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
  return descriptor?.get ?? descriptor?.value;
}
