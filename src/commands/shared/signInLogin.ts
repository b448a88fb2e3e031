import type { Configuration } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { planChange } from '../../edit/actions/setProfile.ts';
import { connectLogin, type Login, type LoginOptions } from '../../signin/connectLogin.ts';
import type { LoginTarget } from '../../signin/loginTarget.ts';
import { editFiles } from './editFiles.ts';

/** Signs in as `aws login` does, and writes the session into the profile; also the region, if the profile has none. */
export async function signInLogin(
  target: LoginTarget,
  configuration: Configuration,
  edges: CommandEdges,
  options: LoginOptions,
): Promise<Result<Login>> {
  const { profile, section, region } = target;
  const before = section?.settings.value(settingName.loginSession);
  const confirm = async (now: string): Promise<Result<unknown>> =>
    before === undefined || before === now ? succeed('') : edges.ask({ kind: 'replace-login', profile, before, now });
  const login = await connectLogin(target, configuration, edges, confirm, options);
  if (!login.ok) return login;
  const settings = new Map([[settingName.loginSession as string, login.value.loginSession]]);
  // The session is later renewed in the region of the profile.
  if (!section?.settings.has(settingName.region)) settings.set(settingName.region, region.value);
  const edited = await editFiles((files) => succeed(planChange(files, profile, { settings, remove: [] })), edges, {
    dryRun: false,
  });
  return edited.ok ? login : edited;
}
