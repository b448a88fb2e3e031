import { createHash } from 'node:crypto';

/**
 * An engine package, as the module's manifest records it: what the module takes for its engine, and what it tells the person.
 * @typedef {object} EngineRecord
 * @property {string} sha256 of the program, in hexadecimal digits
 * @property {number} bytes what is fetched: the size of the package
 */

/**
 * The module's manifest as it is released.
 * @param {string} text the one in module/
 * @param {object} facts
 * @param {string} facts.version
 * @param {string} facts.engineSha256 of what is in its bin
 * @param {Record<string, EngineRecord>} [facts.engines] by the names of their platforms
 */
export function stampManifest(text, { version, engineSha256, engines = {} }) {
  let stamped = replaceField(text, 'ModuleVersion', `'${version}'`);
  stamped = replaceField(stamped, 'EngineSha256', `'${engineSha256}'`);
  return replaceField(stamped, 'Engines', renderEngines(engines));
}

/** The name of the package with a platform's engine. @param {string} platform */
export function enginePackageName(platform) {
  return `AwsRole.Engine.${platform}`;
}

/**
 * The manifest of an engine package, which has no commands.
 * @param {string} module the module's manifest: what both say is written there alone
 * @param {object} facts
 * @param {string} facts.platform
 * @param {string} facts.version
 * @param {string[]} facts.files
 */
export function renderEngineManifest(module, { platform, version, files }) {
  /** @param {string} name */
  const line = (name) => `${name} = ${readField(module, name)}`;
  const name = enginePackageName(platform);
  return `@{
    ModuleVersion = '${version}'
    GUID = '${uuidOf(name)}'
    ${['Author', 'CompanyName', 'Copyright', 'PowerShellVersion', 'CompatiblePSEditions'].map(line).join('\n    ')}
    Description = 'The engine of the module AwsRole ${version} for ${platform}. AwsRole uses it by itself; this package has no commands.'
    FunctionsToExport = @()
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    FileList = ${renderList(files)}
    PrivateData = @{
        PSData = @{
            Tags = @('AWS', 'AwsRole', 'PSEdition_Desktop', 'PSEdition_Core')
            ${['LicenseUri', 'ProjectUri', 'IconUri', 'ReleaseNotes'].map(line).join('\n            ')}
        }
    }
}
`;
}

/** A UUID that belongs to a text: version 8, of what its maker likes. @param {string} text */
export function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** A field that stands on a line of its own. @param {string} name */
function fieldPattern(name) {
  return new RegExp(`^(\\s*${name}\\s*=\\s*)(\\S.*)$`, 'm');
}

/** @param {string} text @param {string} name */
function readField(text, name) {
  const [, , value] = fieldPattern(name).exec(text) ?? [];
  if (value === undefined) throw new Error(`The manifest has no line ${name} = ...`);
  return value;
}

/** @param {string} text @param {string} name @param {string} value */
function replaceField(text, name, value) {
  readField(text, name);
  return text.replace(fieldPattern(name), (_line, start) => `${start}${value}`);
}

/** @param {string[]} texts */
function renderList(texts) {
  return `@(${texts.map((text) => `'${text}'`).join(', ')})`;
}

/** @param {Record<string, EngineRecord>} engines */
function renderEngines(engines) {
  const entries = Object.entries(engines).map(
    ([platform, { sha256, bytes }]) => `'${platform}' = @{ Sha256 = '${sha256}'; Bytes = ${bytes} }`,
  );
  return `@{ ${entries.join('; ')} }`;
}
