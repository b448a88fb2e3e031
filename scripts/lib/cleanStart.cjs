// The first lines of the bundled engine. Node.js reads these variables before the first line of a program: they make it print requests,
// write files, call other hosts, or trust any certificate. So the engine starts again without them, in the same process if the system
// supports that; then it restores them for the helper programs that it starts.
(() => {
  const keptIn = 'AWSROLE_NODE_VARIABLES';
  const obeyed = new Set(
    ['COMPILE_CACHE', 'DEBUG', 'DEBUG_NATIVE', 'ICU_DATA', 'PENDING_DEPRECATION', 'REDIRECT_WARNINGS']
      .concat(['TLS_REJECT_UNAUTHORIZED', 'USE_ENV_PROXY', 'V8_COVERAGE'])
      .map((name) => `NODE_${name}`),
  );

  const kept = process.env[keptIn];
  const names = Object.keys(process.env).filter((name) => obeyed.has(name.toUpperCase()));
  // If both are set, start again, too: an engine that was restarted has none of these variables.
  if (names.length > 0) startAgain(names);
  else if (kept !== undefined) restore(kept);

  /** @param {string[]} names */
  function startAgain(names) {
    /** @type {NodeJS.ProcessEnv} */
    const environment = { ...process.env, [keptIn]: JSON.stringify(names.map((name) => [name, process.env[name]])) };
    for (const name of names) delete environment[name];
    const isBinary = require('node:sea').isSea();
    const words = isBinary ? process.argv.slice(2) : [...process.execArgv, ...process.argv.slice(1)];
    if (process.execve && process.platform !== 'win32') {
      process.execve(process.execPath, [process.execPath, ...words], environment);
    }
    const { spawnSync } = require('node:child_process');
    const { status } = spawnSync(process.execPath, words, { env: environment, stdio: 'inherit' });
    process.exit(status ?? 3);
  }

  /** @param {string} text names and values, as JSON */
  function restore(text) {
    delete process.env[keptIn];
    try {
      /** @type {[string, string][]} */
      const variables = JSON.parse(text);
      for (const [name, value] of variables) if (obeyed.has(name.toUpperCase())) process.env[name] = value;
    } catch {
      // Not our value: there is nothing to restore.
    }
  }
})();
