import { uuidOf } from './manifest.mjs';
import { readPackage } from './paths.mjs';
import { runNpm } from './run.mjs';

/**
 * A bill of materials in CycloneDX's form, as far as it is read here.
 * @typedef {object} Sbom
 * @property {string} [$schema]
 * @property {string} bomFormat
 * @property {string} specVersion
 * @property {{ timestamp?: string, component: { name: string } }} metadata
 * @property {{ name: string, group?: string }[]} components
 */

/**
 * npm's list of all packages.
 * @returns {Promise<Sbom>}
 */
export async function readAllComponents() {
  return JSON.parse(await runNpm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error']));
}

/**
 * The bill of materials of one release file: npm's, less the packages that only build and test.
 * @param {Sbom} all npm's list
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
  // npm's own number is a new one each time; this one is the same for the same content.
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(body))}`;
  return `${JSON.stringify({ $schema, bomFormat, specVersion, serialNumber, ...body }, null, 2)}\n`;
}
