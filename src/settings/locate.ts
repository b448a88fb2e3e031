import type { Edges } from '../edges/edges.ts';

/**
 * Where the module's own settings stand: AWSROLE_SETTINGS_FILE, else %APPDATA%\AwsRole\settings.ini on Windows and
 * ${XDG_CONFIG_HOME:-~/.config}/awsrole/settings.ini elsewhere.
 */
export function locateSettings(edges: Pick<Edges, 'environment' | 'platform' | 'homeDirectory'>): string {
  const { environment, platform, homeDirectory } = edges;
  const chosen = environment['AWSROLE_SETTINGS_FILE'];
  if (chosen) return chosen;
  if (platform === 'win32') {
    return `${environment['APPDATA'] || `${homeDirectory}\\AppData\\Roaming`}\\AwsRole\\settings.ini`;
  }
  return `${environment['XDG_CONFIG_HOME'] || `${homeDirectory}/.config`}/awsrole/settings.ini`;
}
