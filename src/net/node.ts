import { getBuiltinModule } from 'node:process';

/**
 * Node's own modules that cost 3 to 16 ms to load: taken when a call is made, and only the one that it needs.
 * Not `import()`, which a single binary's main script does not offer for all of them.
 */
export const loadHttp = () => getBuiltinModule('node:http');
export const loadHttps = () => getBuiltinModule('node:https');
export const loadTls = () => getBuiltinModule('node:tls');
export const loadChildProcess = () => getBuiltinModule('node:child_process');
