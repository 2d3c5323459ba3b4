// Every view in both languages, light and dark, on a phone and on a projector: axe-core, and nothing wider than the window.
import { axeFaults, choose, scrollThrough } from "../browser.mjs";
import { tooWide } from "../in_page.mjs";
import { answered, languages, openWorkshop, paste, show, views } from "./page.mjs";

/** A text in two languages that was not put into one of them. */
const asObject = () => (document.getElementById("app").innerHTML.includes("[object Object]") ? ["shows an object for a text"] : []);

/** A view as somebody works in it, with its parts opened. */
async function prepare(page, view) {
    await show(page, view);
    if (view === "plan") await answered(page);
    if (view === "story") await page.locator(".scrub").fill("60");
    if (view === "teams" && (await page.locator(".ranking").count()) === 0) await handIn(page);
    if (view === "scenario") {
        const area = page.locator(".editor textarea");
        if (!(await page.locator(".checked .faults").count())) {
            const text = await area.inputValue();
            await paste(area, `${text}\nno_such_key = 1\n`);
            await page.click("#check-files");
            await page.waitForSelector(".checked .faults");
        }
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

async function handIn(page) {
    await page.fill(".hand-in input", "Équipe bleue");
    await page.click(".hand-in button[type=submit]");
    const code = await page.waitForSelector("#made-code").then((area) => area.inputValue());
    await page.fill("#codes", `${code}\nS1no`);
    await page.click(".gather button[type=submit]");
    await page.waitForSelector(".ranking tbody tr[data-team]", { timeout: 60_000 });
}

async function exercise(page) {
    const first = page.locator("[data-exercise]").first();
    if ((await first.count()) === 0) return false;
    await first.click();
    await page.waitForSelector(".pad svg[role=img] .guess", { timeout: 60_000 });
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    return true;
}

export async function looks({ browser, url, faults, note }) {
    let seen = 0;
    for (const colorScheme of ["light", "dark"]) {
        for (const width of [1280, 380]) {
            const page = await openWorkshop(browser, url, faults, { colorScheme, viewport: { width, height: 900 } });
            for (const language of languages) {
                const look = async (name) => {
                    await scrollThrough(page);
                    const at = `${name}, ${colorScheme}, ${width} px, ${language}`;
                    const found = [...(await axeFaults(page)).map((one) => `axe: ${one}`), ...(await page.evaluate(tooWide)), ...(await page.evaluate(asObject))];
                    note(found.map((one) => `${at}: ${one}`));
                    seen++;
                };
                await choose(page, language);
                for (const view of views) {
                    await prepare(page, view);
                    await look(view);
                }
                await show(page, "exercises");
                if (!(await exercise(page))) continue;
                await look("exercise");
                await page.click(".exercise button.main:enabled");
                await page.waitForSelector(".said", { timeout: 60_000 });
                await look("revealed exercise");
                await page.locator(".exercise > .actions button").nth(1).click();
                await look("presenter");
                await page.keyboard.press("Escape");
                await page.locator(".exercise > .actions button").first().click();
            }
            await page.context().close();
        }
    }
    return seen;
}
