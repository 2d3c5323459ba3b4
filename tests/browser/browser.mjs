// What the browser tests share: Debian's Chromium by playwright-core, without the network.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../../analysis/web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

export const urlOf = (file) => pathToFileURL(resolve(file)).href;

export async function startBrowser() {
    const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
    if (!existsSync(path)) throw new Error(`${path} is missing: install chromium, or name another in CHROMIUM`);
    return chromium.launch({
        executablePath: path,
        args: [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });
}

/** Scrolls through the whole page, so that every chart comes near the window. */
export async function scrollThrough(page) {
    await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
            scrollTo(0, y);
            await frame();
        }
        scrollTo(0, 0);
        await frame();
    });
}

export async function choose(page, language) {
    await page.check(`#choose-${language}`);
}

/** Opens a page and notes whatever the browser complains about or asks the network for. */
export async function open(browser, url, faults, { hash = "", ...options } = {}) {
    const context = await browser.newContext({ locale: "en-GB", colorScheme: "light", viewport: { width: 1400, height: 900 }, ...options });
    const page = await context.newPage();
    page.on("request", (request) => request.url().split("#")[0] !== url && !request.url().startsWith("blob:") && faults.push(`asks for ${request.url().slice(0, 120)}`));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    if (options.javaScriptEnabled !== false) {
        await page.addInitScript(() => {
            addEventListener("securitypolicyviolation", (event) =>
                console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`));
        });
    }
    await page.goto(url + hash);
    return page;
}

/** What axe-core finds against WCAG 2.2 AA. */
export async function axeFaults(page) {
    await page.evaluate(require("axe-core").source);
    return page.evaluate(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
        return result.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 140)} ${nodes[0].any[0]?.message ?? ""}`);
    });
}

/** Longest time for one step. Under load Chromium now and then stops drawing frames for good. */
const patience = 180_000;

/** Runs a step in a browser of its own; one that hangs gets a second try, and then counts as a fault. */
export async function runStep(step, url, faults, more = {}, wait = patience) {
    for (let attempt = 1; attempt <= 2; attempt++) {
        const browser = await startBrowser();
        const found = [];
        const tools = { browser, url, faults: found, note: (told) => found.push(...told), ...more };
        let timer;
        const hang = new Promise((done) => (timer = setTimeout(done, wait, "hangs")));
        const work = step(tools).catch((error) => found.push(`${step.name}: ${error.message}`));
        const end = await Promise.race([work.then(() => "done"), hang]);
        clearTimeout(timer);
        if (end === "done") {
            await browser.close();
            faults.push(...found);
            return work;
        }
        console.error(`${step.name}: no answer in ${wait / 1000} s, try ${attempt} of 2`);
        browser.close().catch(() => {});
    }
    faults.push(`${step.name} hangs`);
}
