import { decode } from '../config/decode.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateSettings } from '../edges/places.ts';
import { forgetSessions } from '../sessions/forgetSessions.ts';
import { readSettings, renderSettings, type Settings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';

/** Changes the user settings as requested, and returns them. */
export const settings = defineCommand({
  name: 'settings',
  summary: say`shows and changes the settings: which profiles require confirmation, how sessions are cached and created, and strict mode`,
  kinds: { protect: 'texts', unprotect: 'texts', sealSessions: 'flag', strict: 'flag', mfaSession: 'flag' },
  run: async ({ protect = [], unprotect = [], sealSessions, strict, mfaSession }, edges) => {
    const bracketed = protect.find((pattern) => /[[\]]/.test(pattern));
    if (bracketed !== undefined) return fail(bracketsInPattern(bracketed));
    const present = readSettings(edges);
    if (!present.ok) return present;
    const others = present.value.protect.filter((pattern) => ![...protect, ...unprotect].includes(pattern));
    const sealed = sealSessions ?? present.value.sealSessions ?? false;
    const isStrict = strict ?? present.value.strict ?? false;
    const provesMfa = mfaSession ?? present.value.mfaSession ?? false;
    const wanted = {
      protect: [...others, ...new Set(protect)],
      ...(sealed && { sealSessions: sealed }),
      ...(isStrict && { strict: isStrict }),
      ...(provesMfa && { mfaSession: provesMfa }),
    };
    const isChange = [sealSessions, strict, mfaSession, ...protect, ...unprotect].some((given) => given !== undefined);
    const sealable = sealSessions === true ? await requireSeal(edges) : succeed(null);
    if (!sealable.ok) return sealable;
    const written = isChange ? writeSettings(wanted, edges) : succeed(null);
    if (!written.ok) return written;
    // Sessions stored the other way (encrypted or plain) would not be read any more.
    if (sealSessions !== undefined && sealed !== (present.value.sealSessions ?? false)) forgetSessions(edges);
    const { protect: patterns } = wanted;
    const switches = { sealSessions: sealed, strict: isStrict, mfaSession: provesMfa };
    return succeed({ file: locateSettings(edges), protect: patterns, ...switches });
  },
});

/** WriteFailed if the system has no credential store: with this setting no session could be cached. */
async function requireSeal(edges: CommandEdges): Promise<Result<null>> {
  const key = (await import('../vault/seal.ts')).obtainSealKey(edges);
  if (key.ok) return succeed(null);
  const hint = say`On Linux, install secret-tool (libsecret-tools) and unlock the keyring.`;
  return fail({
    code: 'WriteFailed',
    message: say`Sessions cannot be encrypted on this machine. ${key.problem}`,
    hint,
  });
}

/** PowerShell patterns support [ab]. Here brackets would be plain text, and the pattern would silently protect nothing. */
function bracketsInPattern(pattern: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${pattern}" contains brackets, which protection patterns do not support.`,
    hint: say`Use * for any text and ? for any single character, or specify several patterns.`,
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
