// One visitor with one window: looks at a page in every mode and writes down what is wrong with it.
import AxeBuilder from "@axe-core/playwright";
import { shapeOf } from "./crawl.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MODES = [
  { width: 1440, scheme: "light" },
  { width: 1440, scheme: "dark" },
  { width: 390, scheme: "light" },
  { width: 390, scheme: "dark" },
];
const WIDTHS_WITHOUT_SIDEWAYS_SCROLL = [320, 1600];
const HEIGHT = 900;
const PICTURE_HEIGHT_MAX = 6000;
const MISSING_TEXT = "⟦";

export class Visitor {
  static async arrive(browser, base, pictures, storageState = undefined) {
    const visitor = new Visitor();
    visitor.base = base;
    visitor.pictures = pictures;
    const options = { reducedMotion: "reduce", locale: "sv-SE", storageState };
    visitor.page = await (await browser.newContext(options)).newPage();
    visitor.plain = await (await browser.newContext({ ...options, javaScriptEnabled: false })).newPage();
    visitor.noise = listen(visitor.page, base);
    await visitor.page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`);
      });
    });
    return visitor;
  }

  /// A journey in a window of its own; a step that fails is a fault, not the end of the walk.
  static async alone(browser, base, walk) {
    const context = await browser.newContext({ reducedMotion: "reduce", locale: "sv-SE", viewport: { width: 1440, height: HEIGHT } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const noise = listen(page, base);
    try {
      const found = (await walk(page)) ?? [];
      return [...found, ...noise];
    } catch (error) {
      return [...noise, `${error.message.split("\n")[0]} (at ${page.url()})`];
    } finally {
      await context.close();
    }
  }

  async visit(address, thorough) {
    const begun = Date.now();
    const faults = [];
    const modes = thorough ? MODES : MODES.slice(0, 1);
    this.noise.length = 0;
    try {
      await this.show(modes[0]);
      const answer = await this.page.goto(this.base + address, { waitUntil: "load" });
      if (!answer?.ok()) faults.push(`status ${answer?.status()}`);
      faults.push(...(await this.shape()));
      for (const mode of modes) {
        await this.show(mode);
        faults.push(...(await this.axe(mode)));
        if (thorough) await this.picture(address, mode);
      }
      await this.show(MODES[0]);
      for (const width of WIDTHS_WITHOUT_SIDEWAYS_SCROLL) faults.push(...(await this.sideways(width)));
      if (thorough) faults.push(...(await this.withoutScripts(address)));
    } catch (error) {
      faults.push(error.message.split("\n")[0]);
    }
    faults.push(...this.noise);
    return { faults: faults.map((fault) => `${address}: ${fault}`), modes: modes.length, ms: Date.now() - begun };
  }

  async show({ width, scheme }) {
    await this.page.setViewportSize({ width, height: HEIGHT });
    await this.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  }

  /// What every page has: a language, a title, one first heading, no text that nobody wrote.
  async shape() {
    const seen = await this.page.evaluate(() => ({
      language: document.documentElement.lang,
      title: document.title.trim(),
      headings: document.querySelectorAll("h1").length,
      text: document.documentElement.textContent,
    }));
    const faults = [];
    if (!seen.language) faults.push("the page does not say its language");
    if (!seen.title) faults.push("the page has no title");
    if (seen.headings !== 1) faults.push(`the page has ${seen.headings} first headings`);
    if (seen.text.includes(MISSING_TEXT)) faults.push("a text is missing: " + seen.text.match(/⟦[^⟧]*⟧/)?.[0]);
    return faults;
  }

  async axe({ width, scheme }) {
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(RULES).setLegacyMode(true).analyze();
    return violations.map((violation) => {
      const places = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
      return `axe ${violation.id} at ${width} px, ${scheme}: ${violation.help} [${violation.nodes.length}: ${places.join(" | ")}]`;
    });
  }

  async sideways(width) {
    await this.page.setViewportSize({ width, height: HEIGHT });
    const over = await this.page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return null;
      const widest = [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > room + 1)
        .slice(0, 3)
        .map((element) => [element.tagName.toLowerCase(), element.getAttribute("class")].filter(Boolean).join("."));
      return `${document.documentElement.scrollWidth - room} px too wide: ${widest.join(", ")}`;
    });
    return over ? [`scrolls sideways at ${width} px, ${over}`] : [];
  }

  /// The same words stand on the page when no script runs.
  async withoutScripts(address) {
    await this.plain.goto(this.base + address, { waitUntil: "load" });
    const words = (page) => page.locator("body").textContent().then((text) => text.replace(/\s+/g, " ").trim());
    await this.page.reload({ waitUntil: "load" });
    const [with_, without] = await Promise.all([words(this.page), words(this.plain)]);
    return with_ === without ? [] : ["the page says something else without JavaScript"];
  }

  async picture(address, { width, scheme }) {
    if (!this.pictures) return;
    const name = shapeOf(address).replace(/[^\w]+/g, "-").replace(/^-|-$/g, "") || "start";
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.page.screenshot({
      path: `${this.pictures}/${name}-${width}-${scheme}.png`,
      clip: { x: 0, y: 0, width, height: Math.min(height, PICTURE_HEIGHT_MAX) },
      fullPage: true,
    });
  }
}

/// Errors in the console, faults of the server and words to strangers, as they happen.
function listen(page, base) {
  const noise = [];
  const origin = new URL(base).origin;
  page.on("console", (message) => {
    if (message.type() === "error") noise.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => noise.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol.startsWith("http")) noise.push(`asks a stranger: ${url.origin}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) noise.push(`status ${response.status()} from ${response.url()}`);
  });
  return noise;
}
