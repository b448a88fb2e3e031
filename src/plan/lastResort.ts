import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { explainMissingSource, type MissingSource } from './missingSource.ts';
import { refuse } from './problem.ts';
import type { HopsChoice } from './roleChain.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { readContainer } from './sources/container.ts';
import { readInstance } from './sources/instance.ts';

/**
 * A container's credentials, else the instance's, for a profile that names no source itself; a refusal with
 * CredentialsNotFound when there can be neither.
 */
export function resolveLastResort(selected: SelectedProfile, environment: Environment): Result<HopsChoice> {
  const { what, hint } = explain(selected);
  const hop = readContainer(environment) ?? readInstance(environment);
  if (hop?.ok) {
    const reason = `${what}: only the credentials of the ${hop.value.kind} it runs on are left.`;
    return succeed({ hops: [hop.value], reasons: [reason], warnings: [] });
  }
  const refusal = refuse({
    code: 'CredentialsNotFound',
    message: `${what}, and the shell holds no credentials.`,
    hint,
    ...(selected.section === undefined ? {} : { target: selected.name.value }),
    section: selected.section,
  });
  return succeed({ hops: [], reasons: [], warnings: [], refusal });
}

function explain(selected: SelectedProfile): MissingSource {
  if (selected.section === undefined) {
    return { what: 'No profile is named and there is no default profile', hint: 'Name a profile, or add [default].' };
  }
  const { what, hint } = explainMissingSource(selected.section);
  return { what: `Profile "${selected.name.value}" ${what}`, hint };
}
