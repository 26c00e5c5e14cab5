// What a person does on the site, with the keyboard alone.
import { shapeOf } from "./crawl.mjs";

const TABS_MAX = 80;

/// Each journey gives a list of faults, or throws where it cannot go on.
export const journeys = [
  ["addresses that nobody linked to get a page of their own", strangeAddresses],
  ["the skip link is the first stop and leads to the contents", skipLink],
  ["search works by keyboard and marks what it found", search],
  ["a filter works by keyboard and can be linked to", filter],
  ["a finding is answered with a motive and the answer withdrawn", answerFinding],
  ["the language can be switched and is kept", language],
  ["the pages print without sideways loss", print],
];

/// Mistyped and hostile addresses: an answer of 4xx that is a page, never a fault of the server.
async function strangeAddresses(_page, base) {
  const faults = [];
  const addresses = [
    "/no-such-page", "/reports/no-such-report", "/%ff%fe", "/search?q=%00", "/search?q=" + "a".repeat(5000),
    "/?" + "x=1&".repeat(400), "/goals?year=99999999999999999999", "/..%2f..%2fetc/passwd",
  ];
  for (const address of addresses) {
    const answer = await fetch(base + address, { redirect: "manual" });
    const text = await answer.text();
    const shown = address.slice(0, 40);
    if (answer.status >= 500) faults.push(`${shown}: status ${answer.status}`);
    if (answer.status === 404 && !/<h1[ >]/.test(text)) faults.push(`${shown}: not found is not a page`);
  }
  const answer = await fetch(base);
  const policy = answer.headers.get("content-security-policy") ?? "";
  if (/unsafe-/.test(policy)) faults.push(`the policy allows too much: ${policy}`);
  if (!/default-src '(none|self)'/.test(policy)) faults.push(`the policy has no strict default: ${policy}`);
  if (answer.headers.get("x-content-type-options") !== "nosniff") faults.push("no x-content-type-options: nosniff");
  return faults;
}

async function skipLink(page, base) {
  await page.goto(base);
  await page.keyboard.press("Tab");
  const target = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  if (!target?.startsWith("#")) return [`the first stop is ${target ?? "no link"}`];
  await page.keyboard.press("Enter");
  const there = await page.evaluate((id) => document.getElementById(id) !== null, target.slice(1));
  return there ? [] : [`the skip link leads to ${target}, which is not on the page`];
}

async function search(page, base) {
  await page.goto(base);
  await tabTo(page, (element) => element.matches("input[type=search], input[name=q]"), "the search field");
  await page.keyboard.type("mål");
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]q=/);
  const faults = [];
  if ((await page.locator("main mark").count()) === 0) faults.push("no hit is marked");
  const hit = page.locator("main a[href]:near(mark)").first();
  if ((await hit.count()) === 0) faults.push("no hit can be followed");
  await page.goto(`${base}${new URL(page.url()).pathname}?q=${encodeURIComponent('"<b>§ ord-som-inte-finns')}`);
  if ((await page.locator("main b").count()) > 0) faults.push("the words searched for became markup");
  return faults;
}

/// On the first report with a finding: open its form, write a motive, save, find it again, undo.
async function answerFinding(page, base, site) {
  const address = await firstWith(page, base, site, ".finding form textarea");
  if (!address) return ["no report has a finding"];
  const waiting = () => page.locator(".finding form textarea").count();
  const before = await waiting();
  const id = await page.locator(".finding:has(form textarea)").first().getAttribute("id");
  const own = page.locator(`[id="${id}"]`);
  await own.locator("details:has(form) > summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Beslutat i nämnden, gäller från årsskiftet.");
  await page.keyboard.press("Tab");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const faults = [];
  if (!page.url().endsWith(`#${id}`)) faults.push(`came back to ${page.url()}`);
  if ((await waiting()) !== before - 1) faults.push("the answered finding still waits");
  if ((await own.locator("summary").count()) !== 1) faults.push("the answered finding is not folded");
  await own.locator("> summary").focus();
  await page.keyboard.press("Enter");
  if (!(await own.textContent()).includes("gäller från årsskiftet")) faults.push("the motive is not shown");
  await page.keyboard.press("Tab");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  if ((await waiting()) !== before) faults.push("the answer could not be withdrawn");
  return faults;
}

/// On the first page that has a form of choices: change the first choice and send the form.
async function filter(page, base, site) {
  const address = await firstWith(page, base, site, "main form:not([method=post i]) select");
  if (!address) return ["no page has a filter"];
  await tabTo(page, (element) => element.matches("main form select"), "the filter");
  const before = await page.evaluate(() => document.activeElement.value);
  await page.keyboard.press("ArrowDown");
  const chosen = await page.evaluate(() => document.activeElement.value);
  if (chosen === before) return [`${address}: the filter did not follow the arrow key`];
  const name = await page.evaluate(() => document.activeElement.name);
  await tabTo(page, (element) => element.matches("main form button, main form input[type=submit]"), "the filter's button");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get(name) === chosen);
  const kept = await page.locator(`main form select[name="${name}"]`).inputValue();
  return kept === chosen ? [] : [`${address}: the page forgot the choice ${chosen}`];
}

async function language(page, base, site) {
  await page.goto(base);
  const swedish = await page.locator("html").getAttribute("lang");
  if (!swedish?.startsWith("sv")) return [`the first language is ${swedish}`];
  await tabTo(
    page,
    (element) => element.lang?.startsWith("en") || element.hreflang === "en" || /^English$/i.test(element.textContent.trim()),
    "the switch of language",
  );
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.lang.startsWith("en"));
  const faults = [];
  for (const [shape, [address]] of site.shapes) {
    await page.goto(base + address);
    const seen = await page.evaluate(() => ({
      language: document.documentElement.lang,
      missing: document.documentElement.textContent.match(/⟦[^⟧]*⟧/)?.[0],
    }));
    if (!seen.language.startsWith("en") && !shape.includes("lang")) faults.push(`${address} is in ${seen.language} again`);
    if (seen.missing) faults.push(`${address}: no English text ${seen.missing}`);
  }
  return faults;
}

/// On an A4 page nothing may be wider than the paper.
async function print(page, base, site) {
  const faults = [];
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 718, height: 1000 });
  for (const [address] of site.shapes.values()) {
    await page.goto(base + address);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) faults.push(`${shapeOf(address)}: ${over} px wider than the paper`);
  }
  return faults;
}

async function firstWith(page, base, site, selector) {
  for (const [address] of site.shapes.values()) {
    await page.goto(base + address);
    if ((await page.locator(selector).count()) > 0) return address;
  }
  return null;
}

/// Presses Tab until the focus is where it should be, as one without a mouse would.
async function tabTo(page, wanted, name) {
  for (let stop = 0; stop < TABS_MAX; stop += 1) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate(`(${wanted})(document.activeElement)`);
    if (there) return;
  }
  throw new Error(`${name} is not reached by the keyboard`);
}
