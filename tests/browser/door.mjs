// Comes in through the door of a running Tertial and looks at every page behind it that is about
// people: `node door.mjs http://127.0.0.1:PORT TOKEN`, where the token is of a link for an administrator "astrid".
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { Visitor } from "./visitor.mjs";

const PASSWORD = "tre blå cyklar i regn";
const [, , base, token] = process.argv;
if (!token) {
  console.error("usage: node door.mjs http://127.0.0.1:PORT TOKEN");
  process.exit(2);
}
const pictures = process.env.TERTIAL_SCREENSHOTS;
if (pictures) await mkdir(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.TERTIAL_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const faults = [];
const expect = (holds, what) => {
  if (!holds) faults.push(what);
};

try {
  const stranger = await Visitor.arrive(browser, base, pictures);
  for (const address of ["/sign-in", `/link/${token}`, "/about"]) faults.push(...(await stranger.visit(address, true)).faults);
  for (const closed of ["/", "/goals", "/people", "/account", "/search?q=a"]) {
    await stranger.page.goto(base + closed);
    expect(stranger.page.url().startsWith(`${base}/sign-in`), `${closed} is open to a stranger`);
  }

  // With the keyboard alone, and without scripts: choose a password, be refused once, come in.
  const context = await browser.newContext({ locale: "sv-SE", javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const type = async (label, words) => {
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => document.activeElement?.labels?.[0]?.textContent ?? "");
      if (name === label) return page.keyboard.type(words);
    }
    throw new Error(`no key leads to “${label}” at ${page.url()}`);
  };
  const send = () => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await page.goto(`${base}/link/${token}`);
  await type("Nytt lösenord", "kort");
  await type("Samma lösenord en gång till", "kort");
  await send();
  expect((await page.textContent("main")).includes("för kort"), "a short password is not told to be so");
  await type("Nytt lösenord", PASSWORD);
  await type("Samma lösenord en gång till", PASSWORD);
  await send();
  expect(page.url() === `${base}/sign-in`, `a chosen password leads to ${page.url()}`);
  await page.goto(`${base}/people`);
  await type("Användarnamn", "astrid");
  await type("Lösenord", "fel lösenord");
  await send();
  expect((await page.textContent("main")).includes("stämmer inte"), "a wrong password is not told to be so");
  expect((await page.inputValue("#login")) === "astrid", "the user name is lost after a wrong password");
  await type("Användarnamn", "");
  await type("Lösenord", PASSWORD);
  await send();
  expect(page.url() === `${base}/people`, `signing in leads to ${page.url()} and not back`);
  await page.goto(`${base}/link/${token}`);
  expect((await page.textContent("main")).includes("Länken är använd"), "a link is good twice");

  // Everything behind the door that is about people, in every mode.
  const known = await Visitor.arrive(browser, base, pictures, await context.storageState());
  await page.goto(`${base}/people`);
  const person = await page.getAttribute("main a:has-text('Bo Åkesson')", "href");
  for (const address of ["/", "/city", "/account", "/people", person, "/account/proof?return_to=%2Fpeople"]) {
    const seen = await known.visit(address, true);
    faults.push(...seen.faults);
  }
  // A new key at each visit, so the words are not the same twice.
  faults.push(...(await known.visit("/account/codes", false)).faults);

  // An address for the own calendar is made, fetched without signing in, and withdrawn.
  await page.goto(`${base}/account`);
  await page.locator("form[action='/account/calendar'] button").click();
  const shown = await page.locator("#calendar ~ .notice code").first().textContent();
  const path = new URL(shown).pathname;
  const fetched = await fetch(base + path);
  expect(fetched.status === 200 && (await fetched.text()).startsWith("BEGIN:VCALENDAR"), "a calendar address gives no calendar");
  await page.goto(`${base}/account`);
  await page.locator("form[action='/account/calendar/end'] button").click();
  expect((await fetch(base + path)).status === 404, "a withdrawn calendar address still leads somewhere");

  // A role is given, seen, and ended.
  await page.goto(base + person);
  await page.locator("details.fold summary").click();
  await page.selectOption("#role", "approver");
  await page.locator("details.fold button").click();
  expect((await page.textContent("main")).includes("Beslutande"), "a role that was given is not seen");
  await page.locator("li:has-text('Beslutande') button").click();
  expect((await page.textContent("main")).includes("avslutad"), "a role that was ended is not seen to be so");

  // Out again, from here and for good.
  await page.goto(`${base}/account`);
  await page.locator("button:has-text('Logga ut')").click();
  await page.goto(`${base}/goals`);
  expect(page.url().startsWith(`${base}/sign-in`), "the pages are open after signing out");
} catch (error) {
  faults.push(error.message.split("\n")[0]);
} finally {
  await browser.close();
}
for (const fault of faults) console.log(`FAIL ${fault}`);
console.log(`door: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
