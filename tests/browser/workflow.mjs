// Takes a report from draft to decision and through a correction, as three people with the keyboard alone and
// without scripts, and looks at each page on the way with axe-core:
// `node workflow.mjs http://127.0.0.1:PORT TOKEN TOKEN TOKEN`, links for "astrid" (reporter), "bo" (reviewer) and
// "cecilia" (approver) of one committee.
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { Visitor } from "./visitor.mjs";

const PASSWORD = "tre blå cyklar i regn";
const [, , base, ...tokens] = process.argv;
if (tokens.length !== 3) {
  console.error("usage: node workflow.mjs http://127.0.0.1:PORT TOKEN TOKEN TOKEN");
  process.exit(2);
}
const TABS_MAX = 400;
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

/// Somebody at a keyboard: no mouse, no scripts.
class Person {
  static async arrive(login, token) {
    const person = new Person();
    person.login = login;
    person.context = await browser.newContext({ locale: "sv-SE", javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
    person.page = await person.context.newPage();
    person.page.setDefaultTimeout(20_000);
    await person.page.goto(`${base}/link/${token}`);
    await person.type("Nytt lösenord", PASSWORD);
    await person.type("Samma lösenord en gång till", PASSWORD);
    await person.send();
    await person.type("Användarnamn", login);
    await person.type("Lösenord", PASSWORD);
    await person.send();
    person.eyes = await Visitor.arrive(browser, base, pictures, await person.context.storageState());
    return person;
  }

  /// Presses Tab until the focus has this name: a label, or the words of a link, a button or a summary.
  async reach(name, inside = "body") {
    for (let presses = 0; presses < TABS_MAX; presses += 1) {
      await this.page.keyboard.press("Tab");
      const there = await this.page.evaluate(([name, inside]) => {
        const focus = document.activeElement;
        const words = (focus?.labels?.[0] ?? focus)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
        return Boolean(focus?.closest(inside)) && (words === name || words.startsWith(`${name}:`));
      }, [name, inside]);
      if (there) return;
    }
    throw new Error(`no key leads ${this.login} to “${name}” at ${this.page.url()}`);
  }

  async type(label, words, inside) {
    await this.reach(label, inside);
    await this.page.keyboard.type(words);
  }

  async send() {
    await Promise.all([this.page.waitForEvent("load"), this.page.keyboard.press("Enter")]);
  }

  async press(name, inside) {
    await this.reach(name, inside);
    await this.send();
  }

  async open(address) {
    await this.page.goto(base + address);
  }

  async reads(words) {
    const found = (await this.page.textContent("main")).includes(words);
    expect(found, `${this.login} does not read “${words}” at ${this.page.url()}`);
  }

  /// Looks at a page in every mode.
  async look(address) {
    faults.push(...(await this.eyes.visit(address, true)).faults);
  }

  path() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }
}

try {
  const [astrid, bo, cecilia] = await Promise.all(
    ["astrid", "bo", "cecilia"].map((login, at) => Person.arrive(login, tokens[at])),
  );

  // A draft that a reporter can see, with something to ask about.
  await astrid.open("/reports?year=2026&kind=tertial_report_2");
  const rows = await astrid.page.locator("tr:has-text('Utkast') th a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(rows.length > 0, "no draft is listed");
  let report = null;
  for (const href of rows) {
    await astrid.open(href);
    if ((await astrid.page.locator("a:has-text('Klarmarkera …')").count()) > 0) {
      report = href;
      break;
    }
  }
  if (!report) throw new Error("no draft is astrid's to hand in");

  // Hand in, undo at once, hand in again.
  await astrid.press("Klarmarkera …");
  await astrid.look(`${report}/hand-in`);
  const handIn = (await astrid.page.locator("main form button[type=submit]").first().textContent()).trim();
  await astrid.press(handIn, "main form");
  await astrid.reads("Klarmarkerad.");
  await astrid.press("Ångra");
  await astrid.reads("tog tillbaka version");
  await astrid.press("Klarmarkera …");
  await astrid.press(handIn, "main form");

  // Ask at a place, and send it back with the question.
  await bo.open(report);
  await bo.reach("Fråga här");
  await bo.page.keyboard.press("Enter");
  await bo.type("Skriv till enheten", "Hur många svarade?");
  await bo.page.keyboard.press("Tab");
  await bo.send();
  await bo.reads("Hur många svarade?");
  await bo.look(report);
  await bo.open(report);
  await bo.press("Återsänd …");
  await bo.look(`${report}/send-back`);
  await bo.press("Återsänd", "main form");
  await bo.reads("Återsänd.");

  // The question stops until it is answered.
  await astrid.open(`${report}/hand-in`);
  await astrid.reads("Det här behöver göras först");
  expect((await astrid.page.locator("main form[method=post]").count()) === 0, "a question that waits does not stop");
  await astrid.look(`${report}/hand-in`);
  await astrid.open(report);
  await astrid.reads("Återsänd");
  await astrid.look(report);
  await astrid.open(report);
  await astrid.type("Svar", "92 av 100 svarade.", ".finding");
  await astrid.press("Skicka svaret");
  await astrid.reads("92 av 100 svarade.");
  await astrid.open(report);
  await astrid.press("Klarmarkera …");
  const again = (await astrid.page.locator("main form button[type=submit]").first().textContent()).trim();
  await astrid.press(again, "main form");

  // Settled, reviewed.
  await bo.open(report);
  await bo.press("Avsluta", ".finding");
  await bo.open(report);
  await bo.press("Markera som granskad");
  await bo.reads("Granskad.");

  // Adopted, with its files.
  await cecilia.open(report);
  await cecilia.press("Besluta …");
  await cecilia.reads("kan inte ångras");
  await cecilia.look(`${report}/adoption`);
  await cecilia.open(`${report}/adoption`);
  await cecilia.type("Diarienummer", "SN 2026/14");
  await cecilia.press("Besluta", "main form");
  await cecilia.reads("Beslutad version 1");
  const adopted = cecilia.path();
  for (const form of ["pdf", "docx", "json", "manifest"]) {
    const [first, second] = [await cecilia.context.request.get(`${base}${adopted}/${form}`), await cecilia.context.request.get(`${base}${adopted}/${form}`)];
    expect(first.ok() && (await first.body()).equals(await second.body()), `${form} is not there, or not twice the same`);
  }
  await cecilia.look(adopted);
  await cecilia.look(report);

  // Corrected: a new version with its reason, and a link both ways.
  await astrid.open(report);
  await astrid.press("Rätta …");
  await astrid.look(`${report}/correction`);
  await astrid.type("Varför rättas rapporten?", "Fel antal i analysen.");
  await astrid.press("Börja rätta");
  await astrid.reads("Det här är en rättelse.");
  const correction = astrid.path();
  // Who began it may undo it for ten seconds: another looks, whose page stays the same.
  await cecilia.look(correction);
  await astrid.open(report);
  await astrid.reads("En rättelse är på väg");
  await astrid.press("Vad har ändrats sedan dess").catch(() => astrid.open(`${report}/changes`));
  await astrid.look(`${report}/changes`);
} catch (error) {
  faults.push(error.message.split("\n")[0]);
} finally {
  await browser.close();
}
for (const fault of faults) console.log(`FAIL ${fault}`);
console.log(`workflow: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
