//! Knows what a page may ask for: files of its own site and nothing else, without a complaint from the browser.

/** Everything that went wrong while a page was loaded, and each request that left `base` (the address of the site's folder). */
export function network(log, base) {
  const away = log.requests
    .filter(({ url }) => !url.startsWith(base) && !/^(data|blob|about):/.test(url))
    .map(({ url, kind }) => `${kind} from elsewhere: ${url}`);
  return [...new Set([...away, ...log.problems])];
}
