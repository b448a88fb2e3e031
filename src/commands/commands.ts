import type { Command } from './shared/command.ts';

/** Every command by name. Each is loaded only when it is called, to keep the start fast. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  'access-key': async () => (await import('./accessKey.ts')).accessKey,
  assume: async () => (await import('./assume.ts')).assume,
  'assume-each': async () => (await import('./assumeEach.ts')).assumeEach,
  check: async () => (await import('./check.ts')).check,
  choices: async () => (await import('./choices.ts')).choices,
  completions: async () => (await import('./completions.ts')).completions,
  'connect-login': async () => (await import('./connectLogin.ts')).connectLoginCommand,
  'connect-sso': async () => (await import('./connectSso.ts')).connectSsoCommand,
  console: async () => (await import('./console.ts')).consoleCommand,
  'copy-profile': async () => (await import('./copyProfile.ts')).copyProfileCommand,
  'credential-process': async () => (await import('./credentialProcess.ts')).credentialProcess,
  'disconnect-login': async () => (await import('./disconnectLogin.ts')).disconnectLoginCommand,
  'disconnect-sso': async () => (await import('./disconnectSso.ts')).disconnectSsoCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  forget: async () => (await import('./forget.ts')).forget,
  identity: async () => (await import('./identity.ts')).identity,
  'new-profile': async () => (await import('./newProfile.ts')).newProfileCommand,
  pick: async () => (await import('./pick.ts')).pick,
  profiles: async () => (await import('./profiles.ts')).profiles,
  'register-process': async () => (await import('./registerProcess.ts')).registerProcessCommand,
  'remove-profile': async () => (await import('./removeProfile.ts')).removeProfileCommand,
  'rename-profile': async () => (await import('./renameProfile.ts')).renameProfileCommand,
  resolve: async () => (await import('./resolve.ts')).resolve,
  'rotate-key': async () => (await import('./rotateKey.ts')).rotateKey,
  select: async () => (await import('./select.ts')).select,
  serve: async () => (await import('./serve.ts')).serve,
  sessions: async () => (await import('./sessions.ts')).sessions,
  'set-profile': async () => (await import('./setProfile.ts')).setProfileCommand,
  settings: async () => (await import('./settings.ts')).settings,
  'sso-roles': async () => (await import('./ssoRoles.ts')).ssoRoles,
  'sync-sso': async () => (await import('./syncSso.ts')).syncSso,
  test: async () => (await import('./test.ts')).test,
};

export const commandNames: readonly string[] = Object.keys(loaders);

/** Returns the command with this name; undefined if there is none. */
export async function findCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(loaders, name) ? loaders[name]?.() : undefined;
}
