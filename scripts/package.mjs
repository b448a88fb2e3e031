import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { zipFolder } from './lib/archive.mjs';
import { makeWorkPath, removePath, replacePath } from './lib/files.mjs';
import { withLock } from './lib/lock.mjs';
import { writeModule } from './lib/moduleFolder.mjs';
import { inDist, readPackage } from './lib/paths.mjs';
import { releases } from './lib/releases.mjs';
import { runMain, withProgress } from './lib/run.mjs';
import { readAllComponents, renderSbom } from './lib/sbom.mjs';

/**
 * `npm run package [-- names]`: dist/packages with a zip of the module for each platform (macOS on a Mac alone), and a
 * small one for any machine with Node; each with its bill of materials, all with their SHA-256.
 * @param {string[]} names which of them; all without
 */
async function packageModule(names) {
  const known = releases.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No package ${unknown.join(', ')} is made here, only ${known.join(', ')}.`);
  const wanted = releases.filter(({ name }) => names.length === 0 || names.includes(name));
  await build();
  await withLock('build', async () => {
    const folder = makeWorkPath('packages');
    mkdirSync(folder, { recursive: true });
    const components = await readAllComponents();
    for (const release of wanted) {
      await withProgress(`Packages ${release.name}`, () => writeRelease(folder, release, components));
    }
    writeFileSync(join(folder, 'SHA256SUMS'), renderSums(folder));
    replacePath(folder, inDist('packages'));
  });
  process.stdout.write(readFileSync(inDist('packages', 'SHA256SUMS'), 'utf8'));
}

/**
 * @param {string} folder where its files go
 * @param {import('./lib/releases.mjs').Release} release
 * @param {import('./lib/sbom.mjs').Sbom} components
 */
async function writeRelease(folder, { name, prepare }, components) {
  const { programs, nodeLicence, packages } = await prepare();
  const content = makeWorkPath('release');
  writeModule(content, programs, nodeLicence);
  const sbom = renderSbom(components, packages);
  writeFileSync(join(content, 'sbom.cdx.json'), sbom);
  const file = join(folder, `AwsRole-${readPackage().version}-${name}`);
  writeFileSync(`${file}.cdx.json`, sbom);
  const programPaths = programs.map(([, name]) => `bin/${name}`).filter((path) => !path.endsWith('.cjs'));
  writeFileSync(`${file}.zip`, await zipFolder(content, 'AwsRole', programPaths));
  removePath(content);
}

/** In the form that `sha256sum --check` reads. @param {string} folder */
function renderSums(folder) {
  const lines = readdirSync(folder).map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return `${hash}  ${name}\n`;
  });
  return lines.join('');
}

await runMain(import.meta.url, () => packageModule(process.argv.slice(2)));
