// Writes a report from the page's shell with every kind of chart and with hostile names:
// node tests/browser/fixture.mjs OUT.html
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const shell = readFileSync(new URL("analysis/web/report-page.html", root), "utf8");

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const both = (en, fr = en) => ({ en, fr });

const hostile = [
    both('</script><script>document.title = "run"</script>', '</script><img src=x onerror="document.title=1">'),
    both("وزارة الدفاع الوطني (إصلاح)", "وزارة الدفاع الوطني (إصلاح)"),
    both(`"Quotes" & 'apostrophes' <b>bold</b> $& $1 \`\${x}\``, `« Guillemets » & l'apostrophe <i>italique</i> $'`),
    both("A ministry whose name goes on and on, ".repeat(6).slice(0, 200), "Un ministère dont le nom n'en finit pas, ".repeat(6).slice(0, 200)),
    both("Unbroken".repeat(25), "Insécable".repeat(22)),
    both("\u202eright to left override \u2069\u2066", "\u202eforcé de droite à gauche \u2069\u2066"),
    both("@SSRSIM_MAIN@ __proto__", "@SSRSIM_DATA@ constructor"),
    both("Judges 法官 👩🏾‍⚖️", "Juges 法官 👩🏾‍⚖️"),
];
const plain = [
    both("Ministry of Defence", "Ministère de la Défense"),
    both("National police", "Police nationale"),
    both("Courts of first instance", "Tribunaux de première instance"),
    both("Parliament's defence committee", "Commission de la défense du parlement"),
];
const plans = [both("As drafted", "Tel que rédigé"), both("Later handover", "Passation plus tardive"), hostile[3]];
const name = (i) => (i % 2 === 0 ? plain[(i / 2) % plain.length] : hostile[((i - 1) / 2) % hostile.length]);

// A small generator of its own, so that the fixture is the same file each time.
let state = 7;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;

const day = 86_400_000;
const start = Date.UTC(2004, 5, 7);
const iso = (weeks) => new Date(start + weeks * 7 * day).toISOString().slice(0, 10);
const dates = Array.from({ length: 92 }, (_, i) => iso(4 * i));

function fanSeries(label, color, level, width, { single = false, gap = false } = {}) {
    let value = level;
    const middle = dates.map(() => (value = Math.max(0, value + (random() - 0.48) * level * 0.06)));
    const row = (factor) => middle.map((v, i) => (gap && i < 20 ? null : Math.max(0, v * (1 + factor * width * Math.sqrt(i / 30)))));
    return { label, color, q: single ? [row(0)] : [row(-1.6), row(-0.7), row(0), row(0.7), row(1.6)] };
}
const comparison = (level, options) => [fanSeries(plans[0], 0, level, 0.1, options), fanSeries(plans[1], 1, level * 1.1, 0.08, options)];
const everyColor = Array.from({ length: 8 }, (_, i) => fanSeries(name(i), i, 40 + 25 * i, 0.02, { single: i > 4, gap: i === 2 }));

const dotValues = (centre, width) => Array.from({ length: 50 }, () => centre + width * (random() + random() + random() - 1.5)).sort((a, b) => a - b);
const sankeyLinks = [
    { from: 0, to: 3, value: 42.5e6 }, { from: 1, to: 3, value: 18.2e6 }, { from: 2, to: 4, value: 6.4e6 }, { from: 1, to: 4, value: 12e6 },
    { from: 3, to: 5, value: 30e6 }, { from: 3, to: 6, value: 20e6 }, { from: 3, to: 7, value: 10.7e6 }, { from: 4, to: 6, value: 9.2e6 },
    { from: 4, to: 7, value: 9.2e6 }, { from: 2, to: 7, value: 0 },
];
const nodes = Array.from({ length: 8 }, (_, i) => ({ label: name(i), color: i }));
const ganttRows = Array.from({ length: 22 }, (_, i) => {
    const from = 8 + 14 * i;
    const started = i === 5 ? null : [iso(from), iso(from + 6 + (i % 4)), iso(from + 20)];
    const finished = i === 5 || i === 9 ? null : [iso(from + 30), iso(from + 44), iso(from + 44 + 5 * (i % 6))];
    return {
        label: name(i), kind: i % 5 === 0 ? "mission" : "activity",
        planned: i === 7 ? null : [iso(from), iso(from + 26)], started, finished,
        note: i === 9 ? both("Not finished in 62% of runs", "Inachevé dans 62 % des simulations") : both(""),
    };
});
const barRows = [
    { label: plain[1], value: 0.31, low: 0.12, high: 0.48, firm: true }, { label: hostile[1], value: -0.22, low: -0.4, high: 0.05, firm: false },
    { label: hostile[3], value: 0.05, low: null, high: 0.2, firm: false }, { label: hostile[0], value: -0.11, low: -0.2, high: null, firm: true },
    { label: hostile[4], value: 0.0, low: null, high: null, firm: true }, { label: plain[3], value: 0.18, low: 0.1, high: 0.26, firm: true },
];
const storyEvents = Array.from({ length: 40 }, (_, i) => ({
    date: iso(Math.floor(random() * 360)), lane: i % 3, label: i % 4 === 0 ? hostile[(i / 4) % hostile.length] : both(`Tranche ${i} paid`, `Tranche ${i} versée`),
}));
for (let i = 0; i < 16; i++) storyEvents.push({ date: iso(100), lane: 1, label: both(`Strike ${i}`, `Grève ${i}`) });

const charts = {
    course: {
        kind: "fan", y: both("Capacity (share of what the law asks)", "Capacité (part de ce que la loi exige)"), unit: "1",
        events: [{ date: iso(60), label: both("Election", "Élection") }, { date: iso(62), label: hostile[0] }, { date: iso(64), label: hostile[1] }, { date: iso(65), label: hostile[4] }, { date: iso(300), label: plain[0] }],
        choices: [{ label: plans[0], panels: [0, 1, 2, 3, 4].map((i) => ({ title: name(i), series: comparison(0.3 + 0.1 * i) })) }],
    },
    money: {
        kind: "fan", y: both("Paid by donors (US dollars a year)", "Versé par les bailleurs (dollars par an)"), unit: "money",
        choices: plans.map((label, i) => ({ label, panels: [{ title: both(""), series: [fanSeries(plain[0], i, 3.2e6 * (i + 1), 0.1)] }] })),
    },
    cases: { kind: "fan", y: both("Cases waiting (cases)", "Affaires en attente (affaires)"), unit: "cases", choices: [{ label: plans[0], panels: [{ title: plain[2], series: everyColor }] }] },
    empty: { kind: "fan", y: both("Nothing seen (%)", "Rien observé (%)"), unit: "%", choices: [{ label: plans[0], panels: [{ title: plain[2], series: [{ label: plain[0], color: 3, q: [dates.map(() => null)] }] }, { title: plain[1], series: [{ label: plain[0], color: 3, q: [dates.map(() => 40)] }] }] }] },
    dots: {
        kind: "dots", y: both("Difference: later handover less as drafted", "Différence : passation plus tardive moins plan rédigé"),
        choices: plans.slice(0, 2).map((label, c) => ({
            label,
            panels: [
                { title: plain[0], unit: "1", values: dotValues(0.05 * (c + 1), 0.2), better: "higher" }, { title: hostile[3], unit: "cases", values: dotValues(-900, 2400), better: "lower" },
                { title: hostile[1], unit: "money", values: dotValues(4.1e6, 3e6), better: "neither" }, { title: plain[1], unit: "weeks", values: new Array(50).fill(0), better: "higher" },
                { title: hostile[2], unit: "%", values: dotValues(12, 0.01), better: "higher" }, { title: hostile[4], unit: hostile[0].en, values: [...new Array(30).fill(0), ...dotValues(2, 2).slice(30)].sort((a, b) => a - b), better: "lower" },
            ],
        })),
    },
    gantt: { kind: "gantt", from: iso(0), to: iso(364), choices: plans.map((label) => ({ label, rows: ganttRows })) },
    flow: { kind: "flow", choices: [{ label: plans[0], nodes, links: sankeyLinks }, { label: plans[1], nodes, links: [] }] },
    bars: { kind: "bars", y: both("Rank correlation (−1 to 1)", "Corrélation des rangs (−1 à 1)"), unit: "1", choices: [{ label: plans[0], rows: barRows }] },
    people: { kind: "bars", y: both("Difference (people)", "Différence (personnes)"), unit: "people", choices: [{ label: plans[0], rows: barRows.map((row) => ({ ...row, value: row.value * 80000, low: row.low && row.low * 80000, high: row.high && row.high * 80000 })) }] },
    map: {
        kind: "heat", choices: plans.map((label, c) => ({
            label, columns: c === 0 ? plain : [...plain, ...hostile],
            rows: Array.from({ length: 9 }, (_, i) => ({ label: name(i), values: Array.from({ length: c === 0 ? 4 : 12 }, () => (random() < 0.1 ? null : 2.2 * random() - 1.1)) })),
        })),
    },
    boxes: {
        kind: "boxes", choices: plans.slice(0, 2).map((label) => ({
            label, rows: [
                { label: plain[0], low: 6, high: 24, from: 6, to: 11.25 }, { label: hostile[3], low: -1e-4, high: 2e-4, from: 1e-4, to: 2e-4 },
                { label: hostile[0], low: 1000, high: 3.5e6, from: 2e5, to: 3e6 }, { label: hostile[4], low: 3, high: 3, from: 3, to: 3 },
            ],
        })),
    },
    story: { kind: "story", choices: [{ label: plans[0], lanes: [plain[0], hostile[3], hostile[1]], events: storyEvents }] },
};
const words = {
    en: { choose: "Plan shown", median: "Median", middle_half: "half of the runs", most: "90% of runs", planned: "Planned", simulated: "Simulated", better: "better", worse: "worse", same: "same", value: "Value", interval: "95% interval", not_firm: "may be zero", date: "Date", show_spread: "Show the spread of the runs", whole_range: "whole range", fails_there: "where it fails" },
    fr: { choose: "Plan affiché", median: "Médiane", middle_half: "la moitié des simulations", most: "90 % des simulations", planned: "Prévu", simulated: "Simulé", better: "mieux", worse: "pire", same: "égal", value: "Valeur", interval: "Intervalle à 95 %", not_firm: "peut être nul", date: "Date", show_spread: "Montrer la dispersion des simulations", whole_range: "intervalle entier", fails_there: "où il échoue" },
};

const said = {
    en: { title: "Later handover against the plan as drafted", question: "Does a later handover leave better courts and police?", contents: "Contents", table: "Table", findings: "What was found", see: "numbers", region: "Table of", unit: "Value" },
    fr: { title: "Passation plus tardive ou plan tel que rédigé", question: "Une passation plus tardive laisse-t-elle de meilleurs tribunaux et une meilleure police ?", contents: "Sommaire", table: "Tableau", findings: "Ce qui a été trouvé", see: "chiffres", region: "Tableau :", unit: "Valeur" },
};
const sections = {
    course: [both("The course of the reform", "Le cours de la réforme"), ["course", "cases", "empty"]], chance: [both("Chance", "Le hasard"), ["dots"]],
    plan: [both("The plan", "Le plan"), ["gantt"]], money: [both("Money", "L'argent"), ["money", "flow"]],
    explanation: [both("What explains it", "Ce qui l'explique"), ["bars", "people", "map", "boxes"]], story: [both("One run told", "Une simulation racontée"), ["story"]],
};
const captions = {
    course: both("Capacity over time. Median and spread of the runs.", "La capacité dans le temps. Médiane et dispersion des simulations."),
    cases: both("Cases waiting.", "Affaires en attente."), empty: both("A panel without data.", "Un cadre sans données."),
    dots: both("Fifty dots, each a fiftieth of the runs.", "Cinquante points, chacun un cinquantième des simulations."),
    gantt: both("Planned and simulated times.", "Temps prévus et simulés."), money: both("Money paid.", "Argent versé."),
    flow: both("From donors to what was bought, US dollars.", "Des bailleurs aux achats, en dollars."),
    bars: both("Rank correlations.", "Corrélations des rangs."), people: both("Differences in people.", "Différences en personnes."), map: both("Factors and outcomes.", "Facteurs et résultats."), boxes: both("Where it fails.", "Où il échoue."), story: both("Events of run 17.", "Évènements de la simulation 17."),
};

function table(L, words, caption) {
    const rows = hostile.map((label, i) => `<tr><th scope="row"><bdi>${escaped(label[L])}</bdi></th><td class="n">${i * 1234}</td><td class="n better">${i}</td><td class="n worse">${i}</td></tr>`).join("");
    const head = [1, 2, 3].map((i) => `<th scope="col" class="n">${words.unit} ${i}</th>`).join("");
    return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><thead><tr><th scope="col">${words.table}</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function main(L) {
    const w = said[L];
    const findings = hostile.map((label, i) => `<li data-finding="f${i}" data-detectable="${i % 3 ? "yes" : "no"}"><bdi>${escaped(label[L])}</bdi>: ${i} <a href="#${L}-row-f${i}">${w.see}</a></li>`).join("");
    const rows = hostile.map((label, i) => `<tr id="${L}-row-f${i}"><th scope="row"><bdi>${escaped(label[L])}</bdi></th>${[1, 2, 3, 4, 5, 6].map((c) => `<td class="n">${i * c * 1000.5}</td>`).join("")}</tr>`).join("");
    const figures = Object.entries(sections).map(([id, [title, ids]]) => `<section id="${L}-${id}"><h2>${title[L]}</h2><p>${w.question} ${"Text text text. ".repeat(20)}</p>${ids.map((chart) =>
        `<figure id="${L}-chart-${chart}" data-chart="${chart}"><figcaption>${escaped(captions[chart][L])}</figcaption><div class="chart"></div><details><summary>${w.table}</summary>${table(L, w, `${w.region} ${captions[chart][L]}`)}</details></figure>`).join("")}</section>`).join("\n");
    return `<main id="${L}" lang="${L}"><h1>${w.title}</h1><p class="question">${w.question}</p><nav aria-label="${w.contents}"><ol><li><a href="#${L}-findings">${w.findings}</a></li>${Object.entries(sections).map(([id, [title]]) => `<li><a href="#${L}-${id}">${title[L]}</a></li>`).join("")}</ol></nav>
<section id="${L}-findings"><h2>${w.findings}</h2><ul class="findings">${findings}</ul><p class="note">${w.question}</p></section>
<section id="${L}-comparison"><h2>${w.table}</h2><p class="caveat">${w.question}</p><div class="scroll" tabindex="0" role="region" aria-label="${w.table}"><table><caption>${w.table}</caption><thead><tr><th scope="col">${w.table}</th>${[1, 2, 3, 4, 5, 6].map((c) => `<th scope="col" class="n">${w.unit} ${c}</th>`).join("")}</tr></thead><tbody>${rows}</tbody></table></div></section>
${figures}<section id="${L}-reproduce"><h2>ssrsim</h2><pre tabindex="0"><code>ssrsim compare one.toml two.toml --runs 500 --seed 7 --threads 2 --out results/a/very/long/path/that/goes/on</code></pre></section></main>`;
}

/** The fixture as one text. */
export function fixture() {
    const data = JSON.stringify({ format: 1, currency: "USD", dates, words, charts }).replace(/</g, "\\u003c");
    const parts = { TITLE: escaped(hostile[0].en), PROGRAM: "ssrsim fixture", MAIN: `${main("en")}\n${main("fr")}`, DATA: data };
    // One pass: names in the data may look like markers.
    return shell.replace(/@SSRSIM_(TITLE|PROGRAM|MAIN|DATA)@/g, (_, part) => parts[part]);
}

if (process.argv[1] && import.meta.url.endsWith("/fixture.mjs") && process.argv[1].endsWith("fixture.mjs")) writeFileSync(process.argv[2] ?? "fixture.html", fixture());
