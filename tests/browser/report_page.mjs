// Opens reports in Chromium and checks what a reader relies on:
// node tests/browser/report_page.mjs REPORT.html [...]
import { readFileSync, statSync } from "node:fs";
import { axeFaults, choose, open, runStep, scrollThrough, urlOf } from "./browser.mjs";
import { crowded, shownControls, structure, tooWide, undrawn } from "./in_page.mjs";

const largest = 1_500_000;
const slowest = 1000;
const languages = ["en", "fr"];
const widths = [380, 800, 1400];

async function charts({ browser, url, faults, note }) {
    const page = await open(browser, url, faults);
    note(await page.evaluate(structure));
    for (const language of languages) {
        await choose(page, language);
        await scrollThrough(page);
        note(await page.evaluate(undrawn, language));
        const lang = await page.evaluate(() => document.documentElement.lang);
        if (lang !== language) note([`the page says it is in ${lang} and shows ${language}`]);
        for (const select of await page.locator(`main#${language} select`).all()) {
            for (const option of await select.locator("option").all()) await select.selectOption(await option.getAttribute("value"));
            note(await page.evaluate(undrawn, language));
        }
    }
    const boxes = page.locator("main#fr .controls input[type=checkbox]");
    if ((await boxes.count()) > 0) {
        await boxes.first().uncheck();
        const bands = await page.evaluate(() => [...document.querySelectorAll("main#fr .band")].filter((band) => band.getClientRects().length > 0).length);
        if (bands > 0) note([`${bands} bands show after the spread was switched off`]);
        await boxes.first().check();
    }
    return page.title();
}

/** Tooltips show names as they are written, and stand inside the window. */
async function tips({ browser, url, faults, note }) {
    const page = await open(browser, url, faults);
    await page.setViewportSize({ width: 380, height: 900 });
    await choose(page, "en");
    await scrollThrough(page);
    let shown = 0;
    for (const drawing of await page.locator("main#en .drawing svg[role=img]").all()) {
        await drawing.scrollIntoViewIfNeeded();
        const box = await drawing.boundingBox();
        for (const across of [0.3, 0.5, 0.97]) {
            await page.mouse.move(box.x + box.width * across, box.y + Math.min(box.height, 800) * 0.5);
            const tip = await page.locator(".tip").evaluate((element) => {
                const { left, right, top, bottom } = element.getBoundingClientRect();
                const inside = left >= 0 && right <= document.documentElement.clientWidth && top >= 0 && bottom <= innerHeight;
                return { hidden: element.hidden, inside, markup: element.querySelector(":scope > :not(div), :scope > div *") !== null };
            });
            if (tip.hidden) continue;
            shown++;
            if (!tip.inside) note(["a tooltip stands out of the window"]);
            if (tip.markup) note(["a tooltip has markup"]);
        }
    }
    if (shown === 0) note(["no chart has a tooltip"]);
    await page.keyboard.press("Escape");
    if (await page.isVisible(".tip")) note(["Escape does not send the tooltip away"]);
}

async function layout({ browser, url, faults, note }) {
    const page = await open(browser, url, faults);
    for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const language of languages) {
            await choose(page, language);
            await scrollThrough(page);
            const at = (faults) => faults.map((fault) => `${width} px, ${language}: ${fault}`);
            note(at(await page.evaluate(tooWide)));
            note(at(await page.evaluate(crowded)));
        }
    }
}

async function axe({ browser, url, faults, note }) {
    for (const colorScheme of ["light", "dark"]) {
        for (const width of [1400, 380]) {
            const page = await open(browser, url, faults, { colorScheme, viewport: { width, height: 900 } });
            for (const language of languages) {
                await choose(page, language);
                await scrollThrough(page);
                await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
                note((await axeFaults(page)).map((violation) => `axe, ${colorScheme}, ${width} px, ${language}: ${violation}`));
            }
            await page.context().close();
        }
    }
}

async function keyboard({ browser, url, faults, note }) {
    const page = await open(browser, url, faults);
    await scrollThrough(page);
    const wanted = await page.evaluate(() => {
        const stops = document.querySelectorAll("#choose-en, main:not([hidden]) :is(a[href], select, input, summary, [tabindex='0'])");
        const shown = [...stops].filter((stop) => stop.checkVisibility({ contentVisibilityAuto: true }));
        shown.forEach((stop, i) => stop.setAttribute("data-stop", String(i)));
        return shown.length;
    });
    const reached = new Set();
    for (let i = 0; i < wanted + 12; i++) {
        await page.keyboard.press("Tab");
        reached.add(await page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? ""));
    }
    reached.delete("");
    if (reached.size !== wanted) note([`Tab reaches ${reached.size} of ${wanted} controls, links and scroll regions`]);
    await page.focus("#choose-en");
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    if (ring === "none") note(["the language switch shows no focus"]);
    await page.keyboard.press("ArrowRight");
    if (!(await page.isVisible("main#fr")) || (await page.isVisible("main#en"))) note(["the arrow keys do not switch the language"]);
    await page.context().close();
}

async function withoutScripts({ browser, url, faults, note }) {
    const page = await open(browser, url, faults, { javaScriptEnabled: false });
    for (const [shown, hidden] of [["en", "fr"], ["fr", "en"]]) {
        await page.locator(`label[for=choose-${shown}]`).click();
        if (!(await page.isVisible(`main#${shown}`)) || (await page.isVisible(`main#${hidden}`))) note([`without scripts the switch does not show ${shown} alone`]);
        const words = (await page.locator(`main#${shown}`).innerText()).length;
        const rows = await page.locator(`main#${shown} tr`).count();
        if (words < 200 || rows < 2) note([`without scripts ${shown} has ${words} letters and ${rows} table rows`]);
    }
    const title = await page.title();
    await page.context().close();
    return title;
}

async function print({ browser, url, faults, note }) {
    const page = await open(browser, url, faults, { colorScheme: "dark" });
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    if (pdf.length < 10_000 || pdf.subarray(0, 5).toString() !== "%PDF-") note([`print gives ${pdf.length} bytes`]);
    note((await page.evaluate(undrawn, "en")).map((fault) => `print: ${fault}`));
    await page.emulateMedia({ media: "print" });
    note(await page.evaluate(shownControls));
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    if (paper !== "rgb(255, 255, 255)") note([`print on ${paper}, not white`]);
    await page.context().close();
}

async function address({ browser, url, faults, note }) {
    for (const [options, language] of [[{ hash: "#fr" }, "fr"], [{ hash: "#fr-findings" }, "fr"], [{ locale: "fr-CA" }, "fr"], [{ locale: "fr-FR", hash: "#en" }, "en"], [{ locale: "de-DE" }, "en"]]) {
        const page = await open(browser, url, faults, options);
        if (!(await page.isVisible(`main#${language}`))) note([`${JSON.stringify(options)} does not show ${language}`]);
        await page.context().close();
    }
}

/** Milliseconds from navigation at the first chart to its drawing; the best of three, as other work shares the machine. */
async function firstCharts({ browser, url, faults, note }) {
    const times = [];
    const hash = readFileSync(new URL(url), "utf8").match(/<figure id="(en-[^"]+)"/)?.[1] ?? "en";
    for (let i = 0; i < 3; i++) {
        const page = await open(browser, url, faults, { hash: `#${hash}` });
        await scrollThrough(page);
        times.push(await page.evaluate(() => performance.getEntriesByName("charts-drawn")[0]?.startTime ?? Infinity));
        await page.context().close();
    }
    const time = Math.min(...times);
    if (time > slowest) note([`the first charts take ${Math.round(time)} ms`]);
    return Math.round(time);
}

async function check(file) {
    const url = urlOf(file);
    const faults = [];
    const { size } = statSync(file);
    if (size > largest) faults.push(`${size} bytes, more than ${largest}`);
    const time = await runStep(firstCharts, url, faults);
    const title = await runStep(charts, url, faults);
    const written = await runStep(withoutScripts, url, faults);
    if (title !== written) faults.push(`scripts changed the title from ${written} to ${title}`);
    for (const step of [layout, tips, axe, keyboard, print, address]) await runStep(step, url, faults);
    console.log(`${file}: ${size} bytes, first charts after ${time} ms, ${faults.length === 0 ? "passed" : `${faults.length} faults`}`);
    for (const fault of new Set(faults)) console.error(`  ${fault}`);
    return faults.length;
}

const files = process.argv.slice(2);
if (files.length === 0) {
    console.error("usage: node tests/browser/report_page.mjs REPORT.html [...]");
    process.exit(2);
}
let faults = 0;
for (const file of files) faults += await check(file);
process.exit(faults > 0 ? 1 : 0);
