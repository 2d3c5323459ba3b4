// What the browser tests share: Debian's Chromium by playwright-core, without the network.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../../analysis/web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

/** axe-core's own script, to be run in the page. */
export const axeScript = () => require("axe-core").source;

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
