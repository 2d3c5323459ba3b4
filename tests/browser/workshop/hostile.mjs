// Codes and files made to break the page: each is answered by a sentence, none throws, none runs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWorkshop, paste, show } from "./page.mjs";
import { codeOf } from "./parts.mjs";

const noMarkup = '<img src=x onerror="document.title=1">';

/** Codes that must not be taken; `own` is the page's country and file. */
async function bad(own) {
    const code = (part) => codeOf({ v: 1, s: own.country, n: "team", e: null, p: { file: own.file, set: [] }, g: null, ...part });
    const set = (...settings) => code({ p: { file: own.file, set: settings } });
    return [
        "hello", "S2abcd", "S1", "S1!?", await codeOf(new Uint8Array(50_000_000)), await codeOf("no json"), await codeOf("[]"),
        await code({ s: "another" }), await code({ e: "no such exercise" }), await code({ e: "__proto__" }), await code({ v: 9 }),
        await code({ p: { file: "../../etc/passwd", set: [] } }), await code({ p: { file: "", set: [] } }), await code({ p: { file: "__proto__", set: [] } }),
        await set(["__proto__.x", "1"]), await set(["constructor.prototype.x", "1"]), await set(["no.such.path", "1"]), await set(["", ""]),
        await set(["plan.national_lead", "{"]), await set(["plan.national_lead", '"""']), await set(["plan.national_lead", "nan"]), await set(["plan.national_lead", "1e999"]),
        await set(["a\u0007b", "1"]), await set([noMarkup, noMarkup]), await set(...Array.from({ length: 10_000 }, () => ["a", "1"])),
        await code({ n: "x".repeat(100_000) }), await code({ p: { file: "x".repeat(10_000), set: [] } }), await code({ g: ["x"] }),
    ];
}

async function own(page) {
    return page.evaluate(async () => {
        const { scenario } = JSON.parse(document.getElementById("data").textContent);
        const { country_id } = await window.ssrsim.engine.describe({ file: scenario, set: [] });
        return { country: country_id, file: scenario };
    });
}

const told = (page) => page.locator(".not-taken li").allTextContents();
/** No team there, nothing thrown, and the page still answers. */
const teams = (page) => page.locator(".ranking tbody tr[data-team]").count();

export async function hostile({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults);
    const mine = await own(page);
    await show(page, "teams");
    for (const [i, code] of (await bad(mine)).entries()) {
        await page.fill("#codes", code);
        await page.click(".gather button[type=submit]");
        await page.waitForSelector(".gather textarea:not(:disabled)");
        await page.waitForFunction(() => document.querySelector("#codes").value === "", null, { timeout: 20_000 });
        const [sentence, ...more] = await told(page);
        if (!sentence || more.length > 0 || sentence.length > 600 || !/[.?:]/.test(sentence)) note([`code ${i}: the page says "${sentence}" and ${more.length} more`]);
        if (/undefined|\[object|TypeError|null/.test(sentence ?? "")) note([`code ${i}: the page says "${sentence}"`]);
        if ((await teams(page)) > 0) note([`code ${i} was taken`]);
    }
    await ranking({ page, mine, note });
    await files({ page, note, mine });
    if ((await page.title()).startsWith("1")) note(["a name became markup"]);
}

/** Good codes beside bad ones; names that are formulas or markup; one plan twice. */
async function ranking({ page, mine, note }) {
    const code = (n, set) => codeOf({ v: 1, s: mine.country, n, e: null, p: { file: mine.file, set }, g: null });
    const names = ["=1+1", noMarkup, "\u202eevil", "Équipe 4"];
    const codes = await Promise.all(names.map((name, i) => code(name, i === 3 ? [["plan.national_lead", "0.6"]] : [])));
    await page.fill("#codes", ["# three teams", ...codes, "S1broken", codes[3]].join("\n"));
    await page.click(".gather button[type=submit]");
    await page.waitForFunction((n) => document.querySelectorAll(".ranking tbody tr[data-team]").length === n, names.length, { timeout: 120_000 });
    const left = await told(page);
    if (left.length !== 2) note([`beside good codes the page tells ${left.length} faults, not 2: ${left.join(" | ")}`]);
    await page.waitForFunction(() => !document.querySelector(".ranking progress"), null, { timeout: 120_000 });
    const rows = await page.locator(".ranking tbody tr[data-team]").allInnerTexts();
    const tied = rows.filter((row) => /^\d+\s\(/.test(row.trim()));
    if (tied.length < 3) note([`three teams handed in one plan, ${tied.length} are tied`]);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".ranking .actions button >> nth=0")]);
    if (!/^[\w.-]+\.csv$/.test(download.suggestedFilename())) note([`the table is saved as ${download.suggestedFilename()}`]);
    const csv = readFileSync(await download.path(), "utf8");
    if (!csv.includes(`"'=1+1"`) || /(^|,)"?[=+@]/m.test(csv)) note([`the table as CSV has a formula: ${csv.slice(0, 300)}`]);
    if (csv.trim().split("\r\n").length !== names.length + 1) note([`the table as CSV has ${csv.trim().split("\r\n").length} lines`]);
    const [kept] = await Promise.all([page.waitForEvent("download"), page.click(".ranking .actions button >> nth=1")]);
    const codesFile = readFileSync(await kept.path(), "utf8");
    await page.click(".ranking .actions button >> nth=2");
    await page.fill("#codes", codesFile);
    await page.click(".gather button[type=submit]");
    await page.waitForFunction((n) => document.querySelectorAll(".ranking tbody tr[data-team]").length === n, names.length, { timeout: 60_000 });
}

async function files({ page, note, mine }) {
    const folder = mkdtempSync(join(tmpdir(), "ssrsim-page-"));
    const file = (name, content) => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
    };
    const upload = (selector, ...paths) => page.setInputFiles(selector, paths);
    await upload(".gather input[type=file]", file("large.txt", "S1".repeat(600_000)), file("binary.txt", Buffer.from([0xff, 0xfe, 0, 1])), file("empty.txt", "\n# nobody\n"), file("lines.txt", "no\n".repeat(30)));
    await page.waitForFunction(() => document.querySelectorAll(".not-taken li").length >= 4, null, { timeout: 30_000 });
    await show(page, "scenario");
    const area = page.locator(".editor textarea");
    const before = await area.inputValue();
    for (const [name, content] of [["large.toml", "#".repeat(600_000)], ["binary.toml", Buffer.from([0xff, 0xfe, 0, 1])]]) {
        await upload(".scenario input[type=file]", file(name, content));
        await page.waitForFunction((part) => document.querySelector(".checked")?.textContent.includes(part), name, { timeout: 10_000 });
        if ((await area.inputValue()) !== before) note([`${name} was taken`]);
    }
    const broken = ["= = =", "[scenario]\ntitle = 1\n", "extends = '" + mine.file + "'\n", "[__proto__]\nx = 1\n", "\u0000", "[[[[", noMarkup, `a = "${"x".repeat(100_000)}"`, "[plan]\n".repeat(2_000)];
    for (const [i, text] of broken.entries()) {
        await paste(area, text);
        await page.click("#check-files");
        await page.waitForSelector(".checked .faults li", { timeout: 30_000 }).catch(() => note([`file ${i}: no fault is told`]));
    }
    await paste(area, `${before}\nno_such_key = 1\n`);
    await page.click("#check-files");
    await page.waitForSelector(".checked .faults button.link");
    await page.click(".checked .faults button.link >> nth=0");
    const chosen = await area.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
    if (!chosen.includes("no_such_key")) note([`choosing the fault leads to "${chosen.slice(0, 60)}"`]);
    // The files in use are untouched by all of this.
    const again = await own(page);
    if (again.country !== mine.country) note(["checking files changed the plan in use"]);
    rmSync(folder, { recursive: true });
}
