// Finds every kind of page by following links, breadth first, without a browser.

const ADDRESSES_MAX = 600;
const PAGES_OF_A_SHAPE_MAX = 12;
const MADE_DOCUMENTS_MAX = 2;
const AT_ONCE = 8;
const TIMEOUT_MS = 90_000;

/// The kind of page behind an address: identifiers, years and search words are left out.
export function shapeOf(address) {
  const url = new URL(address, "http://site");
  const path = url.pathname
    .split("/")
    .map((part) => (/\d/.test(part) && !/\.\w+$/.test(part) ? ":id" : part))
    .join("/");
  const keys = [...new Set(url.searchParams.keys())].sort();
  return keys.length === 0 ? path : `${path}?${keys.join("&")}`;
}

/// Follows links from the start page. Answers of 4xx and 5xx to a link on a page are faults.
export async function crawl(base) {
  const site = { pages: [], shapes: new Map(), fetched: 0, faults: [] };
  const origin = new URL(base).origin;
  const known = new Map([["/", "(start)"]]);
  const taken = new Map();
  let waiting = ["/"];
  while (waiting.length > 0 && site.fetched < ADDRESSES_MAX) {
    const now = waiting.splice(0, AT_ONCE);
    const found = await Promise.all(now.map((address) => fetchPage(origin, address, known.get(address), site)));
    for (const [address, html] of found) {
      if (html === null) continue;
      site.pages.push(address);
      const shape = shapeOf(address);
      site.shapes.set(shape, [...(site.shapes.get(shape) ?? []), address]);
      for (const link of links(html, origin, address)) {
        if (known.has(link)) continue;
        const count = taken.get(shapeOf(link)) ?? 0;
        if (count >= (/[./](pdf|json)$/.test(link) ? MADE_DOCUMENTS_MAX : PAGES_OF_A_SHAPE_MAX)) continue;
        taken.set(shapeOf(link), count + 1);
        known.set(link, address);
        waiting.push(link);
      }
    }
  }
  if (site.pages.length === 0) site.faults.push(`${base}: no page was found`);
  return site;
}

async function fetchPage(origin, address, from, site) {
  site.fetched += 1;
  try {
    const answer = await fetch(origin + address, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status >= 400) site.faults.push(`${address}: status ${answer.status}, linked from ${from}`);
    if (answer.status >= 300 && answer.status < 400) {
      await answer.arrayBuffer();
      return [address, null];
    }
    // A page that is sent as a file is a document, and no page of the site.
    const kept = (answer.headers.get("content-disposition") ?? "").startsWith("attachment");
    const html = !kept && (answer.headers.get("content-type") ?? "").startsWith("text/html");
    const text = html ? await answer.text() : null;
    if (!html) checkDocument(address, answer, Buffer.from(await answer.arrayBuffer()), site);
    if (html && !answer.headers.get("content-security-policy") && !process.env.TERTIAL_WITHOUT_CSP) {
      site.faults.push(`${address}: no content security policy`);
    }
    return [address, answer.status < 400 ? text : null];
  } catch (error) {
    site.faults.push(`${address}: ${error.message}, linked from ${from}`);
    return [address, null];
  }
}

/// A file behind a link is what it says it is.
function checkDocument(address, answer, bytes, site) {
  const kind = answer.headers.get("content-type") ?? "";
  if (kind.startsWith("application/pdf") && bytes.subarray(0, 5).toString() !== "%PDF-") site.faults.push(`${address}: no PDF`);
  if (kind.startsWith("text/html") && !bytes.subarray(0, 15).equals(Buffer.from("<!doctype html>"))) site.faults.push(`${address}: no web page`);
  if (kind.includes("wordprocessingml") && bytes.subarray(0, 2).toString() !== "PK") site.faults.push(`${address}: no Word file`);
  if (!kind) site.faults.push(`${address}: does not say what it is`);
  if (bytes.length === 0) site.faults.push(`${address}: is empty`);
}

/// Addresses of this site that a page links to, without the part after `#`.
function links(html, origin, from) {
  const found = new Set();
  for (const [, , quoted] of html.matchAll(/<a\b[^>]*?\bhref=(["'])(.*?)\1/gs)) {
    const href = quoted.replaceAll("&amp;", "&").replaceAll("&#38;", "&");
    const url = URL.canParse(href, origin + from) ? new URL(href, origin + from) : null;
    if (url?.origin === origin) found.add(url.pathname + url.search);
  }
  return found;
}
