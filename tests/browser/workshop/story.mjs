// A story plays, pauses, steps and scrubs; with less motion asked for, nothing plays by itself.
import { openWorkshop, show } from "./page.mjs";

const week = (page) => page.locator(".scrub").evaluate((slider) => slider.valueAsNumber);

export async function story({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults, { reducedMotion: "no-preference" });
    await show(page, "story");
    const play = page.locator(".controls-of-time button.main");
    await page.waitForTimeout(400);
    if ((await week(page)) !== 0) note(["the story plays before it is asked to"]);
    await play.click();
    await page.waitForFunction(() => document.querySelector(".scrub").valueAsNumber >= 6, null, { timeout: 20_000 }).catch(() => note(["the story does not play"]));
    if ((await page.locator(".happened ol").getAttribute("aria-live")) !== "off") note(["events are read out while the story plays"]);
    await play.click();
    const paused = await week(page);
    await page.waitForTimeout(500);
    if ((await week(page)) !== paused) note(["the story does not pause"]);
    await page.locator(".scrub").focus();
    await page.keyboard.press("End");
    const last = await week(page);
    const past = await page.locator(".happened li").count();
    if (last < 10 || past === 0) note([`at the end, week ${last}, ${past} events are told`]);
    await page.keyboard.press("Home");
    await page.locator(".controls-of-time .actions button").last().click();
    if ((await week(page)) === 0 || (await page.locator(".happened li.new").count()) === 0) note(["the next event is not told"]);
    const veil = () => page.locator(".lanes .veil").first().getAttribute("x");
    const before = await veil();
    await page.locator(".scrub").fill(String(Math.floor(last / 2)));
    await page.waitForFunction((old) => document.querySelector(".lanes .veil").getAttribute("x") !== old, before, { timeout: 5_000 })
        .catch(() => note(["the lanes do not follow the time"]));
    const lanes = await page.locator(".lanes figure").count();
    if (lanes < 6) note([`there are ${lanes} lanes`]);
    const line = () => page.locator(".lanes").innerHTML();
    const luck = await line();
    await page.locator(".story .fields button").click();
    await page.waitForFunction((old) => document.querySelector(".lanes")?.innerHTML !== old && document.querySelector(".telling[aria-busy=false]"), luck, { timeout: 20_000 })
        .catch(() => note(["another luck tells the same story"]));
    await page.locator(".all-events summary").click();
    await page.locator(".all-events li").first().waitFor({ timeout: 5_000 }).catch(() => undefined);
    const told = await page.locator(".all-events li").count();
    if (told < 20) note([`the list has ${told} events`]);
    await page.context().close();

    const still = await openWorkshop(browser, url, faults, { reducedMotion: "reduce" });
    await show(still, "story");
    if ((await still.locator(".controls-of-time button.main").count()) > 0) note(["with less motion asked for there is a button to play"]);
    await still.locator(".controls-of-time .actions button").last().click();
    if ((await week(still)) === 0) note(["with less motion asked for, steps do not go on"]);
}
