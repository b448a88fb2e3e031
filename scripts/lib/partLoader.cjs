// Runs the engine from its parts: the first one, and each other when a part asks for it, by V8's cache of its code
// where there is one. A cache that this machine's V8 does not take costs nothing but the time it would have saved.

/**
 * A part's text, and V8's code of it where it is kept.
 * @typedef {object} Part
 * @property {string} source
 * @property {Uint8Array} [cachedData]
 */

/**
 * @param {(part: string) => Part} read
 * @param {Map<string, import('node:vm').Script>} [scripts] the parts' scripts, kept between runs
 * @param {(id: string) => unknown} [requireModule] finds Node's own modules for them
 */
function openParts(read, scripts = new Map(), requireModule = require) {
  /** @type {Map<string, { exports: unknown }>} */
  const loaded = new Map();
  return load;

  /** @param {string} part */
  function load(part) {
    const known = loaded.get(part);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(part, module);
    const script = scripts.get(part) ?? compile(part, read(part));
    scripts.set(part, script);
    script.runInThisContext()(module.exports, requireAny, module);
    return module.exports;
  }

  /** @param {string} id */
  function requireAny(id) {
    return id.startsWith('./') ? load(id.slice(2)) : requireModule(id);
  }
}

/** @param {string} part @param {Part} content */
function compile(part, { source, cachedData }) {
  const { Script } = require('node:vm');
  return new Script(source, { filename: part, cachedData });
}

/**
 * The parts as they stand in the binary; they are pure ASCII.
 * @param {string[]} cached those with V8's code beside them
 * @returns {(part: string) => Part}
 */
function readAssets(cached) {
  const { getRawAsset } = require('node:sea');
  return (part) => {
    const source = Buffer.from(getRawAsset(part)).toString('latin1');
    return cached.includes(part) ? { source, cachedData: new Uint8Array(getRawAsset(`${part}.cache`)) } : { source };
  };
}

module.exports = { openParts, readAssets };
