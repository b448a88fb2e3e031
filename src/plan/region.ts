import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import { findBeyondAscii } from '../core/characters.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { describeOddCharacter, refuse, renderProvenance, startWithProvenance, warnEmpty } from './problem.ts';
import { type Resolved, readParameter, readSetting, readVariable } from './resolvedValue.ts';

/** The region and what decided it; null if none is set. */
interface RegionChoice {
  readonly region: Resolved<string> | null;
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

/** A label of a host name (botocore utils.py validate_region_name), but without a trailing line break. */
const hostLabel = /^(?!\d+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/;

/**
 * Resolves the region: from the request, AWS_REGION, AWS_DEFAULT_REGION (AWS CLI 2; AWS CLI 1 ignores AWS_REGION), then the
 * session's profile, never a source profile. AWS CLI 2 would last ask the instance metadata service, but a plan makes no
 * calls. An empty value, which the AWS CLI rejects and the SDKs skip, is skipped with a warning.
 */
export function resolveRegion(
  requested: string | undefined,
  environment: Environment,
  section: Section | undefined,
): Result<RegionChoice> {
  const own = readSetting(section, settingName.region);
  const candidates = [
    readParameter(requested || undefined, 'Region'),
    readVariable(environment, 'AWS_REGION'),
    readVariable(environment, 'AWS_DEFAULT_REGION'),
    own,
  ].filter((candidate) => candidate !== undefined);
  const found = candidates.findIndex(({ value }) => value !== '');
  const region = candidates[found];
  const warnings = candidates
    .slice(0, region === undefined ? undefined : found)
    .map(({ by }) => warnEmpty('region', by));
  if (region === undefined) return succeed({ region: null, reasons: [], warnings });
  if (!isRegionName(region.value)) return refuseRegion(region);
  return succeed({ region, reasons: reasonsFor(region, own), warnings });
}

/** Whether it can be a label of a host name. */
export function isRegionName(region: string): boolean {
  return hostLabel.test(region);
}

function reasonsFor(region: Resolved<string>, own: Resolved<string> | undefined): string[] {
  if (own === undefined || own === region || own.value === region.value) return [];
  return [say`${startWithProvenance(region.by)} (${region.value}) overrides the region of the profile (${own.value}).`];
}

/** InvalidParameter for an invalid region. */
export function refuseRegion(region: Resolved<string>): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: say`"${region.value}" is not a valid region${describeOddCharacter(region.value, findBeyondAscii) || say`: it contains characters that are not allowed in a host name`}.`,
    hint: say`Set ${renderProvenance(region.by)} to a region such as eu-west-1.`,
    target: region.value,
    by: region.by,
  });
}
