import { decode } from '../config/decode.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateSettings } from '../edges/places.ts';
import { readSettings, renderSettings, type Settings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';

/** The module's own settings, after the changes that were asked for. */
export const settings = defineCommand({
  name: 'settings',
  summary: 'shows and changes the settings: profiles that ask before a switch',
  kinds: { protect: 'texts', unprotect: 'texts' },
  run: async ({ protect = [], unprotect = [] }, edges) => {
    const misread = protect.find((pattern) => /[[\]]/.test(pattern));
    if (misread !== undefined) return fail(bracketsInPattern(misread));
    const present = readSettings(edges);
    if (!present.ok) return present;
    const others = present.value.protect.filter((pattern) => ![...protect, ...unprotect].includes(pattern));
    const wanted = { ...present.value, protect: [...others, ...new Set(protect)] };
    const written = protect.length + unprotect.length > 0 ? writeSettings(wanted, edges) : succeed(null);
    return written.ok ? succeed({ file: locateSettings(edges), protect: wanted.protect }) : written;
  },
});

/** PowerShell's own patterns know [ab]. Taken here as text it would protect nothing, and nobody would be told. */
function bracketsInPattern(pattern: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: `"${pattern}" has brackets, which a pattern of protected profiles does not know.`,
    hint: 'Use * for any text and ? for one letter, or name several patterns.',
    target: pattern,
  };
}

function writeSettings(wanted: Settings, edges: CommandEdges): Result<null> {
  const file = locateSettings(edges);
  const bytes = edges.readFile(file);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value ?? new Uint8Array(), file);
  if (!text.ok) return text;
  return edges.write.replace(file, new TextEncoder().encode(renderSettings(wanted, text.value.text)));
}
