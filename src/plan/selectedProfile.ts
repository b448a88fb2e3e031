import type { Configuration, Section } from '../config/profile.ts';
import { profileNotFound } from '../config/profileNotFound.ts';
import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { requireLineBreaks } from './missingLineBreaks.ts';
import type { PlanRequest } from './plan.ts';
import { renderProvenance, startWithProvenance } from './problem.ts';
import { decideProfileName } from './profileName.ts';
import type { Resolved } from './resolvedValue.ts';

/** The profile for settings and credentials. */
export interface SelectedProfile {
  /** The requested name; `default` if none is specified. */
  readonly name: Resolved<string>;
  /** Specified in the request, so that keys and role variables in the environment are ignored. */
  readonly explicit: boolean;
  /** Undefined only if no profile is specified and there is no `default`. */
  readonly section: Section | undefined;
  /** The profile for credentials: botocore uses `default` for the empty name (credentials.py). */
  readonly credentialsProfile: string;
  readonly reasons: readonly string[];
}

/** Resolves the selected profile; ProfileNotFound if it is specified anywhere and does not exist (botocore session.py). */
export function resolveSelectedProfile(
  request: Pick<PlanRequest, 'profile'>,
  configuration: Configuration,
  environment: Environment,
): Result<SelectedProfile> {
  const name = decideProfileName(request, environment);
  const section = configuration.profiles.get(name.value);
  if (section === undefined && name.by.kind !== 'default') return notFound(name, configuration);
  const complete = section === undefined ? succeed(null) : requireLineBreaks(section, configuration);
  if (!complete.ok) return complete;
  return succeed({
    name,
    explicit: name.by.kind === 'parameter',
    section,
    credentialsProfile: name.value || 'default',
    reasons: reasonsFor(name, environment),
  });
}

/** The variables with another profile that are overridden. */
function reasonsFor(name: Resolved<string>, environment: Environment): string[] {
  return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].flatMap((variable) => {
    const other = environment[variable];
    if (other === undefined || other === name.value) return [];
    return [say`${startWithProvenance(name.by)} ("${name.value}") overrides ${variable} ("${other}").`];
  });
}

function notFound(name: Resolved<string>, configuration: Configuration): Result<never> {
  const readings = [configuration.config, configuration.credentials];
  const by = name.by.kind === 'variable' ? say`, which ${renderProvenance(name.by)} specifies,` : '';
  const error = profileNotFound(name.value, configuration.profiles.keys(), readings, by);
  return fail(
    name.value === '' && name.by.kind === 'variable' ? { ...error, hint: removeVariable(name.by.name) } : error,
  );
}

/** The hint for an empty variable that was meant to be removed: PowerShell 7.5 and later keep it as empty. */
function removeVariable(name: string): string {
  return say`${name} is set but empty. To remove it, run Remove-Item Env:${name}.`;
}
