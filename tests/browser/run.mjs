// Walks through a running Tertial as a visitor would and reports every fault: `node run.mjs http://127.0.0.1:PORT`.
// TERTIAL_SCREENSHOTS names a folder for pictures; TERTIAL_BROWSER_SECONDS bounds the whole walk.
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { crawl, shapeOf } from "./crawl.mjs";
import { Visitor } from "./visitor.mjs";
import { journeys } from "./journeys.mjs";

const BROWSER = {
  executablePath: process.env.TERTIAL_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
};
const VISITORS = 2;
const PAGES_PER_SHAPE = 3;
const LIMIT_MS = Number(process.env.TERTIAL_BROWSER_SECONDS ?? 360) * 1000;

const base = process.argv[2];
if (!base) {
  console.error("usage: node run.mjs http://127.0.0.1:PORT");
  process.exit(2);
}
const started = Date.now();
const secondsSince = () => ((Date.now() - started) / 1000).toFixed(1);
const pictures = process.env.TERTIAL_SCREENSHOTS;
if (pictures) await mkdir(pictures, { recursive: true });

const faults = [];
const site = await crawl(base);
faults.push(...site.faults);
console.log(`crawled ${site.fetched} addresses, ${site.pages.length} pages of ${site.shapes.size} shapes, ${secondsSince()} s`);

// The first page of each shape is seen in every mode; a few more of each in one mode, as long as there is time.
const thorough = [...site.shapes.values()].map((pages) => ({ address: pages[0], thorough: true }));
const further = [...site.shapes.values()]
  .flatMap((pages) => pages.slice(1, PAGES_PER_SHAPE))
  .map((address) => ({ address, thorough: false }));
const queue = [...thorough, ...further];

const browser = await chromium.launch(BROWSER);
let left = 0;
try {
  const visitors = await Promise.all(
    Array.from({ length: VISITORS }, () => Visitor.arrive(browser, base, pictures)),
  );
  await Promise.all(
    visitors.map(async (visitor) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const late = Date.now() - started > LIMIT_MS;
        if (late && !next.thorough) {
          left += 1;
          continue;
        }
        if (late) {
          faults.push(`${next.address}: not visited, the walk took longer than ${LIMIT_MS / 1000} s`);
          continue;
        }
        const seen = await visitor.visit(next.address, next.thorough);
        faults.push(...seen.faults);
        const told = seen.faults.length === 0 ? "ok  " : "FAIL";
        console.log(`${told} ${shapeOf(next.address).padEnd(44)} ${seen.modes} modes, ${seen.ms} ms  ${next.address}`);
        for (const fault of seen.faults) console.log(`     ${fault}`);
      }
    }),
  );
  for (const [name, walk] of journeys) {
    const found = await Visitor.alone(browser, base, (page) => walk(page, base, site));
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${name}`);
    for (const fault of found) console.log(`     ${fault}`);
  }
} finally {
  await browser.close();
}

if (site.faults.length > 0) console.log(`\nfaults of the crawl:\n  ${site.faults.join("\n  ")}`);
if (left > 0) console.log(`${left} further pages were left out for time`);
console.log(`browser: ${site.shapes.size} shapes, ${faults.length} faults, ${secondsSince()} s`);
process.exit(faults.length === 0 ? 0 : 1);
