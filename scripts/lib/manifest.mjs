import { createHash } from 'node:crypto';

/**
 * The module manifest's record of an engine package: the module verifies its hash and tells the user its size.
 * @typedef {object} EngineRecord
 * @property {string} sha256 of the program, in hexadecimal digits
 * @property {number} bytes the download size of the package
 */

/**
 * Completes the module manifest for a release.
 * @param {string} text the manifest in module/
 * @param {object} facts
 * @param {string} facts.version
 * @param {string} facts.engineSha256 the hash of the engine in its bin folder
 * @param {Record<string, EngineRecord>} [facts.engines] engine packages by platform name
 */
export function stampManifest(text, { version, engineSha256, engines = {} }) {
  let stamped = replaceField(text, 'ModuleVersion', `'${version}'`);
  stamped = replaceField(stamped, 'EngineSha256', `'${engineSha256}'`);
  return replaceField(stamped, 'Engines', renderEngines(engines));
}

/** The name of the engine package for a platform. @param {string} platform */
export function enginePackageName(platform) {
  return `AwsRole.Engine.${platform}`;
}

/**
 * Renders the manifest of an engine package, which has no commands.
 * @param {string} module the module manifest, from which common fields are copied
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

/** A UUID derived from a text: version 8, for vendor-specific content. @param {string} text */
export function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Matches a field on its own line. @param {string} name */
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
