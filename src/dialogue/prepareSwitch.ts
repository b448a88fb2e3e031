import { getBuiltinModule } from 'node:process';
import { findCommand } from '../commands/commands.ts';

/** Loads what getting a role's credentials needs, while an engine that was started ahead waits to be asked. */
export async function prepareSwitch(): Promise<void> {
  await findCommand('assume');
  // Of the files that a switch loads only when it needs them, those that nearly every switch does.
  await Promise.all([
    import('../sessions/awsCli/store.ts'),
    import('../sessions/awsCli/sharing.ts'),
    import('../vault/seal.ts'),
  ]);
  await import('../run/runHops.ts');
  for (const name of ['node:crypto', 'node:net', 'node:https'] as const) getBuiltinModule(name);
}
