import { getBuiltinModule } from 'node:process';

/** Those of the signals that end a process after which the terminal stays without echo: Node puts it back at the others. */
const signals = ['SIGHUP', 'SIGQUIT'] as const;

/** Acts instead of ending at such a signal, until the function that is answered is called. */
export function onHangUp(act: () => void): () => void {
  const own = getBuiltinModule('node:process');
  for (const signal of signals) own.on(signal, act);
  return () => {
    for (const signal of signals) own.off(signal, act);
  };
}
