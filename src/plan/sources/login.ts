import { settingName } from '../../config/settingNames.ts';
import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { HopBase, ProfileSource, Subject } from '../hop.ts';
import { readSetting } from '../resolvedValue.ts';

export interface LoginHop extends HopBase {
  readonly kind: 'login';
  readonly loginSession: string;
  /** The session's profile, whose settings decide where the service is called; null if there is none. */
  readonly settingsProfile: string | null;
}

export const loginKind: ProfileSource<LoginHop> = {
  giver: say`aws login`,
  read: readLogin,
  shapes: { loginSession: true, settingsProfile: false },
  explain: ({ loginSession }) => ({ loginSession }),
  title: ({ loginSession, provenance }) => ({
    text: say`aws login for ${loginSession}`,
    by: provenance.loginSession,
  }),
};

/** The session of `aws login`, by the ARN in login_session (AWS CLI 2 LoginProvider). */
function readLogin(subject: Subject): Result<LoginHop> | undefined {
  const session = readSetting(subject.section, settingName.loginSession);
  if (session === undefined) return undefined;
  return succeed({
    kind: 'login',
    profile: subject.name,
    loginSession: session.value,
    settingsProfile: subject.settings?.name ?? null,
    provenance: { loginSession: session.by },
  });
}
