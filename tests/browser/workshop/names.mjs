// Names that a scenario gives in two languages follow the language of the page, at once and both ways.
import { choose } from "../browser.mjs";
import { openWorkshop, show } from "./page.mjs";

/** What stands on the page of a name: spaces as one, and without the marks that isolate its direction. */
const plain = (text) => (text ?? "").replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
/** A label that has no room for the whole name ends with an ellipsis. */
const tells = (label, name) => (plain(label).endsWith("…") ? plain(name).startsWith(plain(label).slice(0, -1)) : plain(label) === plain(name));

export async function names({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults);
    const { title, country, activities, institutions } = await page.evaluate(() =>
        window.ssrsim.engine.describe({ file: JSON.parse(document.getElementById("data").textContent).scenario, set: [] }));
    // Without two different names nothing below would show that the page changes them.
    const rooms = activities.find(({ id }) => id === "court_rooms");
    if (rooms && (rooms.name.en !== "Court rooms" || rooms.name.fr === rooms.name.en)) note([`court_rooms is called ${JSON.stringify(rooms.name)}`]);
    if (activities.length > 0) await page.locator(".gantt .handle.bar").first().waitFor();
    for (const language of ["fr", "en", "fr"]) {
        await choose(page, language);
        const told = (fault) => note([`${language}: ${fault}`]);
        const bars = await page.locator(".gantt .handle.bar").evaluateAll((all) => all.map((bar) => ({
            id: bar.id.replace("bar-", ""), heard: bar.getAttribute("aria-label"), seen: bar.parentNode.querySelector(":scope > text").textContent,
        })));
        if (rooms && !bars.some(({ id }) => id === rooms.id)) told("the sequence lacks court_rooms");
        for (const { id, heard, seen } of bars) {
            const name = activities.find((one) => one.id === id).name[language];
            if (plain(heard) !== plain(name) || !tells(seen, name)) told(`${id} is shown as ${seen} and heard as ${heard}, not ${name}`);
        }
        const headings = await page.locator(".gantt text.heading").allTextContents();
        for (const heading of headings)
            if (!institutions.some(({ name }) => tells(heading, name[language]))) told(`no institution is called ${heading}`);
        for (const [place, text] of [["h1", title], [".country", country]]) {
            const shown = await page.locator(place).first().textContent();
            if (plain(shown) !== plain(text[language])) told(`${place} says ${shown}, not ${text[language]}`);
        }
    }
    // A story is told before the language changes, and keeps its names in both.
    await show(page, "story");
    for (const language of ["fr", "en"]) {
        await choose(page, language);
        const labels = await page.locator(".lanes .names text").allTextContents();
        if (activities.length > 0 && labels.length === 0) note([`${language}: the story has no row of work`]);
        for (const label of labels)
            if (!activities.some(({ name }) => tells(label, name[language]))) note([`${language}: no activity is called ${label}`]);
    }
    await page.context().close();
    return activities.length;
}
