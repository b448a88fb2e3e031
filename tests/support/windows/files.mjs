/**
 * A subset that covers most in the least time: both ways to switch, their four commands, completion, editing of profiles, and the prompt.
 */
export const part = [
  'Clear-AwsRole.Tests.ps1',
  'Completion.Tests.ps1',
  'Get-AwsRole.Tests.ps1',
  'Get-AwsRolePrompt.Tests.ps1',
  'Invoke-AwsRole.Pipe.Tests.ps1',
  'Invoke-AwsRole.Tests.ps1',
  'MfaPrompt.Tests.ps1',
  'New-AwsProfile.Tests.ps1',
  'Remove-AwsProfile.Tests.ps1',
  'Rename-AwsProfile.Tests.ps1',
  'Set-AwsProfile.Tests.ps1',
  'Set-AwsRole.Sessions.Tests.ps1',
  'Set-AwsRole.Tests.ps1',
];

/** The tests of `tests/long` that also run under wine, at a small size. */
export const small = [
  'CompletedNames.Tests.ps1',
  'ForeignShell.Tests.ps1',
  'HostileProfiles.Tests.ps1',
  'UnknownProfiles.Tests.ps1',
];

/**
 * The files that do not run under wine, with the reasons.
 * @type {Readonly<Record<string, string>>}
 */
export const leftOut = {
  'Person.Terminal.Tests.ps1': 'its terminal is tmux, which is no program of Windows',
};
