import type { Setting, Settings } from './profile.ts';

/** Settings that come from several places: of both files, of `[DEFAULT]`, or with nested blocks that were read. */
export class MergedSettings extends Map<string, Setting> implements Settings {
  value(key: string): string | undefined {
    return this.get(key)?.value;
  }
}

/** Settings with more of them; a later value wins, a key keeps its place. */
export function withMore(settings: Settings, more: Iterable<readonly [string, Setting]>): Settings {
  return new MergedSettings([...settings, ...more]);
}

/** Settings with those of `[DEFAULT]` behind them that they do not have themselves. */
export function withDefaults(settings: Settings, defaults: Settings): Settings {
  const own = new Set(settings.keys());
  return new MergedSettings([...settings, ...[...defaults].filter(([key]) => !own.has(key))]);
}
