/** What Ctrl+C and Ctrl+\ send to all processes in front of a terminal, whichever of them is meant. */
export const keySignals = ['SIGINT', 'SIGQUIT'] as const;

/** What ends a process that does not listen: a request, a terminal that is gone, and those keys. */
export const endSignals = ['SIGTERM', 'SIGHUP', ...keySignals] as const;
