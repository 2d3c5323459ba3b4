// Every exercise played through: drawn by mouse, by touch and by keyboard, revealed, debriefed, presented, in both languages.
import { choose } from "../browser.mjs";
import { drag, openWorkshop, show } from "./page.mjs";

/** What a reader of the page has before the reveal, and after. */
const state = (page) =>
    page.evaluate(() => ({
        guess: document.querySelector(".exercise .guess")?.getAttribute("d") ?? "",
        values: [...document.querySelectorAll(".sliders input")].map((input) => input.valueAsNumber),
        said: document.querySelector(".said")?.textContent ?? "",
        debrief: document.querySelector(".debrief")?.textContent ?? "",
        hint: document.querySelector(".exercise details")?.textContent ?? "",
    }));

const ids = (page) => page.locator("[data-exercise]").evaluateAll((buttons) => buttons.map((button) => button.dataset.exercise));

async function begin(page, id) {
    await page.click(`[data-exercise="${id}"]`);
    await page.waitForSelector(".pad svg[role=img] .guess", { timeout: 60_000 });
}

async function byPointer(page, hand) {
    const pad = page.locator(".pad svg[role=img]");
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    const at = (x, y) => ({ x: box.x + box.width * x, y: box.y + box.height * y });
    await drag(page, at(0.2, 0.5), at(0.95, 0.25), hand);
}

async function byKeyboard(page) {
    await page.locator(".sliders input").last().focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowDown");
}

async function playOne(page, id, hand, note) {
    const told = (fault) => note([`${id}: ${fault}`]);
    await begin(page, id);
    const before = await state(page);
    if (hand === "keyboard") await byKeyboard(page);
    else await byPointer(page, hand);
    const drawn = await state(page);
    if (drawn.guess === before.guess) told(`drawing by ${hand} does not move the curve`);
    if (drawn.values.at(-1) === before.values.at(-1) && hand === "keyboard") told("the keyboard does not move the slider");
    if (before.hint.trim() === "") told("there is no hint");
    if (before.said || before.debrief) told("the answer is told before the reveal");
    if (await page.locator(".own").count()) await moveALever(page);
    await page.click(".exercise button.main");
    await page.waitForSelector(".said", { timeout: 60_000 });
    const revealed = await state(page);
    if (!/\d/.test(revealed.said) || (await page.locator(".said strong[data-right]").count()) !== 1) told(`says of the guess only: ${revealed.said}`);
    if (revealed.guess !== drawn.guess && hand !== "keyboard") {
        // The axis may have grown with what was revealed, never the curve have gone.
        if (revealed.guess === "") told("the curve is gone after the reveal");
    }
    if (revealed.debrief) told("the debrief is told before it is asked for");
    await page.click(".exercise button.main:not([type=submit])");
    const done = await state(page);
    if (done.debrief.length < 40 || !/\d|¶|S1/.test(done.debrief)) told(`the debrief is: ${done.debrief}`);
    return { hand, said: revealed.said };
}

/** Exercises about the trainee's own plan want one: a tour is lengthened. */
async function moveALever(page) {
    await show(page, "plan");
    const tour = page.locator("input[type=range][id^=rotation-tour]").first();
    await tour.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(300);
    await show(page, "exercises");
    await page.waitForSelector(".exercise button.main:enabled");
}

export async function exercises({ browser, url, faults, note, wanted }) {
    let played = 0;
    for (const [language, hands] of [["en", ["mouse", "keyboard"]], ["fr", ["touch", "keyboard"]]]) {
        const page = await openWorkshop(browser, url, faults, { hasTouch: true });
        await choose(page, language);
        await show(page, "exercises");
        const all = await ids(page);
        if (wanted !== undefined && all.length !== wanted) note([`there are ${all.length} exercises, not ${wanted}`]);
        for (const id of all) {
            for (const hand of hands) {
                await playOne(page, id, hand, (told) => note(told.map((fault) => `${language}: ${fault}`)));
                played++;
                if (hand === hands[0]) {
                    // "Play again" begins with an empty pad.
                    await page.locator(".exercise > p.screen button").last().click();
                    await page.waitForSelector(".pad svg[role=img] .guess");
                }
                await page.locator(".exercise > .actions button").first().click();
                await page.waitForSelector("[data-exercise]");
            }
        }
        await page.context().close();
    }
    return played;
}

/** The presenter view goes through the steps by keys, and Escape leaves it. */
export async function presenter({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults, { viewport: { width: 1280, height: 720 } });
    await show(page, "exercises");
    const [id] = await ids(page);
    if (id === undefined) return;
    await begin(page, id);
    await page.locator(".exercise > .actions button").nth(1).click();
    const step = () => page.locator(".exercise").getAttribute("data-step");
    await page.keyboard.press("PageUp");
    const seen = [await step()];
    for (const key of ["ArrowRight", "PageDown", "ArrowRight"]) {
        await page.keyboard.press(key);
        await page.waitForTimeout(400);
        seen.push(await step());
    }
    if (seen.join() !== "question,predict,reveal,debrief") note([`the presenter's keys go through ${seen.join(", ")}`]);
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".debrief p")).fontSize));
    if (size < 20) note([`the presenter's text is ${size} px`]);
    if (await page.isVisible("nav.views")) note(["the presenter view shows the navigation"]);
    await page.keyboard.press("Escape");
    if (!(await page.isVisible("nav.views"))) note(["Escape does not leave the presenter view"]);
}

/** A sheet of paper: the question and an empty chart, no controls, one or two pages. */
export async function sheet({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults, { colorScheme: "dark" });
    await show(page, "exercises");
    const [id] = await ids(page);
    if (id === undefined) return;
    await begin(page, id);
    const question = await page.locator(".asked p").first().textContent();
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const pages = pdf.toString("latin1").split("/Type /Page\n").length - 1;
    if (pages < 1 || pages > 2) note([`the sheet has ${pages} pages`]);
    await page.emulateMedia({ media: "print" });
    if (!(await page.locator(".sheet").innerText()).includes(question.trim().slice(0, 30))) note(["the sheet lacks the question"]);
    const shown = await page.evaluate(() => [...document.querySelectorAll("button, input, select, textarea, header")].filter((one) => one.getClientRects().length > 0).map((one) => one.outerHTML.slice(0, 80)));
    note(shown.map((one) => `shows in print: ${one}`));
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    if (paper !== "rgb(255, 255, 255)") note([`prints on ${paper}`]);
    // The plan and its results on paper.
    await page.emulateMedia({ media: null });
    await page.locator(".exercise > .actions button").first().click();
    await show(page, "plan");
    const plan = await page.pdf({ format: "A4", preferCSSPageSize: true });
    if (plan.length < 10_000) note([`the plan prints ${plan.length} bytes`]);
}
