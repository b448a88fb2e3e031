import type { Environment } from '../core/environment.ts';

/** What the system's own tools need to find their files, their language and the user's session: no secret of the shell's. */
export function selectForTools(environment: Environment): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => /^(?:LC|XDG)_/.test(name) || needed.has(name)),
  );
}

const needed = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LANGUAGE', 'TMPDIR'],
  ...['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'],
  // By which Linux under Windows starts a program of Windows.
  ...['WSL_INTEROP', 'WSL_DISTRO_NAME'],
  // Windows; without PSMODULEPATH, by which Windows PowerShell would take modules of PowerShell 7 for its own.
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
  ...['USERPROFILE', 'USERNAME', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA'],
]);
