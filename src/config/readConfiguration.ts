import { type Result, succeed } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { locateFiles } from '../edges/places.ts';
import { type LoadedFile, loadFile } from './loadFile.ts';
import type { Configuration } from './profile.ts';
import { replaceRejectedValues } from './rejectedValues.ts';
import { mergeProfiles } from './sections.ts';

type ConfigurationEdges = Pick<Edges, 'environment' | 'platform' | 'homeDirectory' | 'readFile'>;

/** Reads each file once and merges them as the AWS CLI does. ConfigSyntax if neither the AWS CLI nor the SDKs can read a file. */
export function readConfiguration(edges: ConfigurationEdges): Result<Configuration> {
  const files = loadFiles(edges);
  return files.ok ? succeed(mergeFiles(files.value)) : files;
}

interface LoadedFiles {
  readonly config: LoadedFile;
  readonly credentials: LoadedFile;
}

/** Both files with their text. */
function loadFiles(edges: ConfigurationEdges): Result<LoadedFiles> {
  const paths = locateFiles(edges);
  const config = loadFile(paths.config, 'config', edges.readFile);
  if (!config.ok) return config;
  const credentials = loadFile(paths.credentials, 'credentials', edges.readFile);
  if (!credentials.ok) return credentials;
  return succeed({ config: config.value, credentials: credentials.value });
}

/** Merges both files; for a value that the AWS CLI rejects but the SDKs accept, uses the value of the SDKs, with a warning. */
export function mergeFiles(files: LoadedFiles): Configuration {
  const merged = {
    config: files.config.reading,
    credentials: files.credentials.reading,
    profiles: mergeProfiles(files.config.reading, files.credentials.reading),
    ssoSessions: files.config.reading.ssoSessions,
    services: files.config.reading.services,
    warnings: [...files.config.reading.warnings, ...files.credentials.reading.warnings],
  };
  return replaceRejectedValues(merged, files);
}
