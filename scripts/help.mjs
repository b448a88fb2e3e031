import { ensureInstalled } from './ensure.mjs';
import { helpPath, renderCommandHelp } from './lib/commandHelp.mjs';
import { writeWhole } from './lib/files.mjs';
import { shortPath } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';

/** `npm run help`: writes the help files of the cmdlets from the comments in module/Public and from module/ja-JP/help. */
await runMain(import.meta.url, async () => {
  await ensureInstalled();
  for (const [language, text] of Object.entries(await renderCommandHelp())) {
    writeWhole(helpPath(language), text);
    console.log(shortPath(helpPath(language)));
  }
});
