/** A call's URL: its path, which begins with a slash, behind the one that an endpoint may have. */
export function renderCallUrl(endpoint: string, path: string): URL {
  return new URL(endpoint.replace(/\/+$/, '') + path);
}
