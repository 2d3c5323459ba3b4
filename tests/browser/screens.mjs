// Pictures of a report for looking: node tests/browser/screens.mjs REPORT.html FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { choose, scrollThrough, startBrowser, urlOf } from "./browser.mjs";

const [report, folder] = process.argv.slice(2);
if (!report || !folder) {
    console.error("usage: node tests/browser/screens.mjs REPORT.html FOLDER");
    process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
for (const { name, width, scheme, language } of [
    { name: "light", width: 1400, scheme: "light", language: "en" },
    { name: "middle", width: 800, scheme: "light", language: "en" },
    { name: "dark", width: 1400, scheme: "dark", language: "en" },
    { name: "phone", width: 380, scheme: "light", language: "en" },
    { name: "french", width: 800, scheme: "light", language: "fr" },
]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme, locale: "en-GB" });
    await page.goto(urlOf(report));
    await choose(page, language);
    await scrollThrough(page);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    if (name === "light") await page.pdf({ path: join(folder, "print.pdf"), format: "A4", preferCSSPageSize: true });
    await page.close();
}
await browser.close();
