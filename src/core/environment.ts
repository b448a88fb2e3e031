/** The shell's variables as values; only the entry reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Platform = 'win32' | 'darwin' | 'linux';

/**
 * The value of a variable; undefined when it is not set. On Windows a variable's name has no case: `$Env:aws_profile`
 * is AWS_PROFILE there.
 */
export function readVariable(environment: Environment, name: string, platform: Platform): string | undefined {
  if (Object.hasOwn(environment, name)) return environment[name];
  if (platform !== 'win32') return undefined;
  const wanted = name.toUpperCase();
  const found = Object.keys(environment).find((key) => key.toUpperCase() === wanted);
  return found === undefined ? undefined : environment[found];
}

/** Whether a shell's person sits at another machine, by what ssh says. */
export function isOverSsh(environment: Environment): boolean {
  return ['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some((name) => Boolean(environment[name]));
}
