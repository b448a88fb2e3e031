// Runs the engine from its parts: the first one, and each other when a part asks for it, by V8's cache of its code
// where there is one. A cache that this machine's V8 does not take costs nothing but the time it would have saved.

/**
 * @param {(part: string) => { source: string, cachedData?: Uint8Array }} read
 * @param {Map<string, import('node:vm').Script>} [scripts] the parts' scripts, kept between runs
 * @param {NodeJS.Require} [requireModule] finds Node's own modules for them
 */
function openParts(read, scripts = new Map(), requireModule = require) {
  const loaded = new Map();
  return load;

  function load(part) {
    const known = loaded.get(part);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(part, module);
    if (!scripts.has(part)) scripts.set(part, compile(part, read(part)));
    scripts.get(part).runInThisContext()(module.exports, requireAny, module);
    return module.exports;
  }

  function requireAny(id) {
    return id.startsWith('./') ? load(id.slice(2)) : requireModule(id);
  }
}

function compile(part, { source, cachedData }) {
  const { Script } = require('node:vm');
  return new Script(source, { filename: part, cachedData });
}

/** A part as it stands in the binary; they are pure ASCII. */
function readAsset(part) {
  const { getRawAsset } = require('node:sea');
  const source = Buffer.from(getRawAsset(part)).latin1Slice();
  return CACHED_PARTS.includes(part)
    ? { source, cachedData: new Uint8Array(getRawAsset(`${part}.cache`)) }
    : { source };
}

if (typeof CACHED_PARTS === 'undefined') module.exports = { openParts };
else openParts(readAsset)(FIRST_PART);
