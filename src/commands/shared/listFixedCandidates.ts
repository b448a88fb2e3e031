import type { Candidate } from '../../config/completions.ts';
import { key } from '../../config/keys.ts';
import { regionNames } from '../../config/regions.ts';
import { consoleServices } from '../../console/services.ts';

/**
 * What Tab offers of one kind that no file decides: regions and services, found by AWS's names for them too; settings of a
 * profile by their names in the file; the forms in which AWS CLI 2 prints. Undefined for another kind.
 */
export function listFixedCandidates(kind: string | undefined): Candidate[] | undefined {
  switch (kind) {
    case 'regions':
      return Object.entries(regionNames).map(describe);
    case 'services':
      return Object.entries(consoleServices).map(([text, { name }]) => describe([text, name]));
    case 'settings':
      return [...Object.values(key), 'output'].sort().map((name) => describe([name, name]));
    case 'outputs':
      return ['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'].map((name) => describe([name, name]));
    default:
      return undefined;
  }
}

function describe([text, name]: readonly [string, string]): Candidate {
  return { text, foundBy: name, tip: name };
}
