import { uuidOf } from './manifest.mjs';
import { readPackage } from './paths.mjs';
import { runNpm } from './run.mjs';

/**
 * A bill of materials in CycloneDX format; only the members that are read here.
 * @typedef {object} Sbom
 * @property {string} [$schema]
 * @property {string} bomFormat
 * @property {string} specVersion
 * @property {{ timestamp?: string, component: { name: string } }} metadata
 * @property {{ name: string, group?: string }[]} components
 */

/**
 * Reads the list of all packages from npm.
 * @returns {Promise<Sbom>}
 */
export async function readAllComponents() {
  return JSON.parse(await runNpm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error']));
}

/**
 * Renders the bill of materials of one release file: npm's list without the packages that are only used to build and test.
 * @param {Sbom} all the list from npm
 * @param {string[]} names the packages in the release file
 */
export function renderSbom(all, names) {
  /** @param {Sbom['components'][number]} component */
  const isInside = ({ name, group }) => names.includes(group ? `${group}/${name}` : name);
  const { name: _folder, ...component } = all.metadata.component;
  const { timestamp: _now, ...metadata } = all.metadata;
  const body = {
    version: 1,
    metadata: { ...metadata, component: { ...component, name: readPackage().name, type: 'application' } },
    components: all.components.filter(isInside).map((entry) => ({ ...entry, scope: 'required', properties: [] })),
  };
  const { $schema, bomFormat, specVersion } = all;
  // npm's serial number is random; this one is the same for the same content.
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(body))}`;
  return `${JSON.stringify({ $schema, bomFormat, specVersion, serialNumber, ...body }, null, 2)}\n`;
}
