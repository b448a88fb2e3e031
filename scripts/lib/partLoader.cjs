// Runs the engine from its parts: the first part, and every other part when it is required, with V8's code cache if there is one. A cache
// that this V8 rejects only costs the time it would have saved.

/**
 * The text of a part, and its V8 code cache, if any.
 * @typedef {object} Part
 * @property {string} source
 * @property {Uint8Array} [cachedData]
 */

/**
 * @param {(part: string) => Part} read
 * @param {Map<string, import('node:vm').Script>} [scripts] the scripts of the parts, shared between runs
 * @param {(id: string) => unknown} [requireModule] loads Node.js modules for the parts
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
 * Reads the parts in the binary; they are pure ASCII.
 * @param {string[]} cached the parts that have a V8 code cache
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
