import { getBuiltinModule } from 'node:process';
import { findCommand } from './commands.ts';

/** Loads what getting a role's credentials needs, while an engine that was started ahead waits to be asked. */
export async function prepareSwitch(): Promise<void> {
  await findCommand('assume');
  // Of the files that a switch loads only when it needs them, those that nearly every switch does.
  await Promise.all([
    import('../session/awsCliStore.ts'),
    import('../session/sharing.ts'),
    import('../session/seal.ts'),
  ]);
  await Promise.all([import('../sources/runPlan.ts'), import('../session/runPlanKeeping.ts')]);
  for (const name of ['node:crypto', 'node:net', 'node:https'] as const) getBuiltinModule(name);
}
