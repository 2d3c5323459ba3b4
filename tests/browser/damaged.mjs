// Breaks the data of the fixture in one place at a time: the page must name the place, say so at the chart,
// and still draw the others. node tests/browser/damaged.mjs
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scrollThrough, startBrowser, urlOf } from "./browser.mjs";
import { fixture } from "./fixture.mjs";

const cases = [
    { place: "data.charts.course.choices[0].panels[0].series[0].q[2]", chart: "course", damage: (d) => d.charts.course.choices[0].panels[0].series[0].q[2].pop() },
    { place: "data.charts.course.choices[0].panels[1].series[0].q", chart: "course", damage: (d) => d.charts.course.choices[0].panels[1].series[0].q.pop() },
    { place: "data.charts.money.choices", chart: "money", damage: (d) => (d.charts.money.choices = []) },
    { place: "data.charts.cases.choices[0].panels[0].series[3].color", chart: "cases", damage: (d) => (d.charts.cases.choices[0].panels[0].series[3].color = 8) },
    { place: "data.charts.dots.choices[1].panels[0].values[7]", chart: "dots", damage: (d) => (d.charts.dots.choices[1].panels[0].values[7] = null) },
    { place: "data.charts.gantt.from", chart: "gantt", damage: (d) => (d.charts.gantt.from = "2004-13-01") },
    { place: "data.charts.gantt.choices[0].rows[2].started", chart: "gantt", damage: (d) => d.charts.gantt.choices[0].rows[2].started.reverse() },
    { place: "data.charts.flow.choices[0].links", chart: "flow", damage: (d) => d.charts.flow.choices[0].links.push({ from: 5, to: 0, value: 1 }) },
    { place: "data.charts.flow.choices[0].links[0].to", chart: "flow", damage: (d) => (d.charts.flow.choices[0].links[0].to = 99) },
    { place: "data.charts.bars.choices[0].rows[0].label.fr", chart: "bars", damage: (d) => delete d.charts.bars.choices[0].rows[0].label.fr },
    { place: "data.charts.story.kind", chart: "story", damage: (d) => (d.charts.story.kind = "constructor") },
    { place: "data.charts.story: missing", chart: "story", damage: (d) => delete d.charts.story },
    { place: "data.format", chart: null, damage: (d) => (d.format = 2) },
    { place: "data.words.fr.most", chart: null, damage: (d) => delete d.words.fr.most },
];

const whole = fixture();
const [before, rest] = whole.split('<script type="application/json" id="data">');
const end = rest.indexOf("</script>");
const json = rest.slice(0, end);

const folder = mkdtempSync(join(tmpdir(), "ssrsim-page-"));
const browser = await startBrowser();
let faults = 0;
for (const { place, chart, damage } of cases) {
    const data = JSON.parse(json);
    damage(data);
    const file = join(folder, "damaged.html");
    const text = JSON.stringify(data).replace(/</g, "\\u003c");
    writeFileSync(file, `${before}<script type="application/json" id="data">${text}${rest.slice(end)}`);
    const page = await browser.newPage({ locale: "en-GB" });
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
    await page.goto(urlOf(file));
    await scrollThrough(page);
    const undrawn = await page.evaluate(() =>
        [...document.querySelectorAll("main#en figure")].filter((figure) => !figure.querySelector(".drawing")).map((figure) => `${figure.dataset.chart} ${figure.querySelector(".chart .note") !== null}`));
    const drawnRight = chart === null ? undrawn.length === Object.keys(data.charts).length : undrawn.join() === `${chart} true`;
    if (said.length !== 1 || !said[0].startsWith(place) || !drawnRight) {
        faults++;
        console.error(`${place}: the page said [${said.join("; ")}] and left undrawn [${undrawn.join(", ")}]`);
    }
    await page.close();
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(`${cases.length} damaged reports, ${faults === 0 ? "passed" : `${faults} faults`}`);
process.exitCode = faults > 0 ? 1 : 0;
