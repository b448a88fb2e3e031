/** One of the build's scripts, which are plain JavaScript: they run before anything is installed. */
export function loadScript<T>(name: string): Promise<T> {
  return import(new URL(`../../../scripts/lib/${name}`, import.meta.url).href);
}
