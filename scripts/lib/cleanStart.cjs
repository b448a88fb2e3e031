// The first lines of the bundled engine. Node obeys these variables before a program's first line: it prints requests,
// writes files, calls elsewhere, trusts anybody. So the engine starts once more without them, in the same process where
// the system can; then they are put back for the helper programs that it starts.
(() => {
  const keptIn = 'AWSROLE_NODE_VARIABLES';
  const obeyed = new Set(
    ['COMPILE_CACHE', 'DEBUG', 'DEBUG_NATIVE', 'ICU_DATA', 'PENDING_DEPRECATION', 'REDIRECT_WARNINGS']
      .concat(['TLS_REJECT_UNAUTHORIZED', 'USE_ENV_PROXY', 'V8_COVERAGE'])
      .map((name) => `NODE_${name}`),
  );

  const kept = process.env[keptIn];
  const names = Object.keys(process.env).filter((name) => obeyed.has(name.toUpperCase()));
  // Whoever set both starts it once more, too: an engine that has started again has none of them.
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
      // Somebody else's variable of that name: there is nothing to put back.
    }
  }
})();
