// The workshop page as its tests use it.
import { open } from "../browser.mjs";

export const languages = ["en", "fr"];
export const views = ["plan", "story", "exercises", "teams", "scenario"];

/** Opens the page and waits until the simulator is up and the starting plan is described. */
export async function openWorkshop(browser, url, faults, options = {}) {
    const page = await open(browser, url, faults, { acceptDownloads: true, ...options });
    page.setDefaultTimeout(90_000);
    await page.waitForSelector("#view > section, #view > div", { timeout: 60_000 });
    return page;
}

export async function show(page, view) {
    await page.locator("nav.views button").nth(views.indexOf(view)).click();
    await page.waitForSelector(`nav.views button:nth-child(${views.indexOf(view) + 1})[aria-current]`);
    // A handle, as waitForSelector gives, would keep the view in memory.
    if (view === "story") await page.locator(".lanes svg[role=img]").first().waitFor();
    if (view === "exercises") await page.locator("[data-exercise], .exercise, .exercises .note").first().waitFor();
}

/** Waits until the answer shown is that of the levers as they stand. */
export const answered = (page) => page.waitForFunction(() => document.querySelector(".results .answer") && !document.querySelector(".results .stale"), null, { timeout: 60_000 });

/** Drags from one place to another, by mouse or by touch. */
export async function drag(page, from, to, hand = "mouse") {
    const steps = 8;
    const at = (i) => ({ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps });
    if (hand === "mouse") {
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        for (let i = 1; i <= steps; i++) await page.mouse.move(at(i).x, at(i).y);
        await page.mouse.up();
        return;
    }
    const client = await page.context().newCDPSession(page);
    const send = (type, point) => client.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [{ x: point.x, y: point.y }] : [] });
    await send("touchStart", from);
    for (let i = 1; i <= steps; i++) await send("touchMove", at(i));
    await send("touchEnd");
    await client.detach();
}

export const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/** Puts a whole text into a field as a paste does. Chromium takes seconds to type a scenario's thousand lines. */
export const paste = (area, text) =>
    area.evaluate((field, content) => {
        field.value = content;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
