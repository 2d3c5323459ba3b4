// What needs no browser: codes, drawing of guesses, ranks, CSV and names of files.
import assert from "node:assert/strict";
import { codeOf, parts } from "./parts.mjs";

const plan = { file: "scenario.toml", set: [["mission.un.tour", '"18 months"'], ["activity.vetting.start", "2021-04-01"]] };
const whole = { v: 1, s: "0123abcd", n: "Équipe 7", e: "tours", p: plan, g: [0.1, 0.2] };

async function codes(part) {
    const team = { country: "0123abcd", name: "Équipe 7", exercise: "tours", plan, guess: [0.1, 1 / 3] };
    const code = await part.encodeCode(team);
    assert.match(code, /^S1[A-Za-z0-9_-]+$/);
    assert.deepEqual(await part.decodeCode(`  ${code.slice(0, 20)}\n${code.slice(20)} `), { ...team, guess: [0.1, 0.3333] });
    const faults = {
        prefix: ["", "hello", await codeOf(whole, "S2")],
        letters: ["S1", "S1!!!!", `${await codeOf(whole)}=`, "S1abcde"],
        long: [`S1${"A".repeat(70_000)}`],
        unpack: ["S1AAAA", (await codeOf(whole)).slice(0, -12), await codeOf(new Uint8Array([0xff, 0xfe, 0x41]))],
        large: [await codeOf(new Uint8Array(40_000_000)), await codeOf({ ...whole, n: "x".repeat(300_000) })],
        json: [await codeOf("plan"), await codeOf("")],
        version: [await codeOf({ ...whole, v: 2 }), await codeOf({ ...whole, v: "1" })],
        settings: [await codeOf({ ...whole, p: { file: "a", set: Array.from({ length: 10_000 }, (_, i) => [`p${i}`, "1"]) } })],
        texts: [
            await codeOf({ ...whole, p: { file: "a\u0000b", set: [] } }), await codeOf({ ...whole, p: { file: "a", set: [["a\nb", "1"]] } }),
            await codeOf({ ...whole, n: "x".repeat(5_000) }), await codeOf({ ...whole, p: { file: "a", set: [["a", "\u2028"]] } }),
        ],
        shape: [
            await codeOf([]), await codeOf("null"), await codeOf("7"), await codeOf({ v: 1 }), await codeOf({ ...whole, more: 1 }),
            await codeOf(`{"v":1,"s":"a","n":"b","e":null,"p":{"file":"a","set":[]},"g":null,"__proto__":{"x":1}}`),
            await codeOf(`{"v":1,"s":"a","n":"b","e":null,"p":{"file":"a","set":[],"__proto__":{}},"g":null}`),
            await codeOf({ ...whole, p: { file: 3, set: [] } }), await codeOf({ ...whole, p: { file: "a", set: {} } }),
            await codeOf({ ...whole, p: { file: "a", set: [["a"]] } }), await codeOf({ ...whole, p: { file: "a", set: [["a", 1]] } }),
            await codeOf({ ...whole, g: ["1"] }), await codeOf({ ...whole, g: { length: 3 } }), await codeOf({ ...whole, e: 5 }),
            await codeOf({ ...whole, g: Array.from({ length: 2_000 }, () => 1) }),
        ],
    };
    for (const [reason, some] of Object.entries(faults))
        for (const [i, bad] of some.entries())
            await assert.rejects(part.decodeCode(bad), (error) => error instanceof part.CodeFault && error.reason === reason, `${reason}, case ${i}`);
    assert.equal(part.cleanName(" a\u202eb\u0007c\u2066 \n d "), "a b c d");
    assert.equal(Array.from(part.cleanName("😀".repeat(100))).length, part.longestName);
    const other = await codeOf({ ...whole, e: null });
    assert.deepEqual(part.codesOf(`# Blue\r\n${code.slice(0, 30)}\r\n${code.slice(30)}\n\n  ${other}\nhello there\n`), [code, other, "hello there"]);
    assert.deepEqual(part.codesOf(part.codesFile([{ name: "a\nS1b", code }, { name: "c", code: other }])), [code, other]);
}

function guesses(part) {
    const points = part.pointsOf(5);
    assert.equal(points.length, 21);
    assert.deepEqual([points[0], points[1], points.at(-1)], [0, 0.25, 5]);
    assert.equal(part.pointsOf(4.98).at(-1), 4.98);
    assert.deepEqual(part.yearly(points), [4, 8, 12, 16, 20]);
    assert.deepEqual(part.yearly(part.pointsOf(3.2)), [4, 8, 13]);
    assert.equal(part.curveAt([0, 1, 3], [0, 2, 6], 2), 4);
    assert.equal(part.curveAt([0, 1], [5, 7], -1), 5);
    assert.equal(part.curveAt([0, 1], [5, 7], 9), 7);
    const flat = points.map(() => 1);
    const range = [0, 10];
    const drawn = part.stroke(points, flat, { x: 1, y: 2 }, { x: 2, y: 4 }, range);
    assert.deepEqual(drawn.slice(3, 10), [1, 2, 2.5, 3, 3.5, 4, 1]);
    assert.deepEqual(part.stroke(points, flat, { x: 2, y: 4 }, { x: 1, y: 2 }, range), drawn, "a stroke leftwards is the same");
    assert.equal(part.stroke(points, flat, { x: -1, y: 7 }, { x: 0.3, y: 7 }, range)[0], 1, "today stays");
    assert.equal(part.stroke(points, flat, { x: 1, y: 99 }, { x: 1, y: 99 }, range)[4], 10, "not above the chart");
    assert.equal(part.stroke(points, flat, { x: 4.5, y: 3 }, { x: 4.9, y: 3 }, range).at(-1), 3, "near the end is the end");
    assert.deepEqual(part.slide(points, flat, 8, 5, range).slice(4, 13), [1, 2, 3, 4, 5, 4, 3, 2, 1]);
    const same = { guess: 0.02, runs: 0.01 };
    const score = part.scored([1, 1.5, 2], [1, 1, 1], [1, 0.9, 0.8], same);
    assert.deepEqual([score.expected, score.happened], ["up", "down"]);
    assert.ok(Math.abs(score.distance - 0.6) < 1e-12);
    assert.equal(part.scored([1, 1, 1.03], [1, 1, 1], [1, 1, 1], same).expected, "same");
    assert.deepEqual(part.roomFor(0.01, 0.5)[0], 0, "no room below zero");
    assert.ok(part.roomFor(2, 2)[1] > 2);
}

async function ranks(part) {
    const compare = async (values, alike) => values.map((one, i) => {
        const difference = one.reduce((sum, value, k) => sum + value - values[0][k], 0) / one.length;
        return { mean: one.reduce((a, b) => a + b, 0) / one.length, difference: { mean: difference, firm: !alike[i] && Math.abs(difference) > 0.5 } };
    });
    const entry = (what, value, over = false, plan_id = what) => ({ what, values: [value, value], over, plan_id });
    const start = { values: [1, 1], plan_id: "start" };
    const { ranked } = await part.rank(start, [entry("a", 1), entry("rich", 9, true), entry("b", 3), entry("c", 3.2), entry("d", 2.6)], "higher", compare);
    assert.deepEqual(ranked.map(({ what, rank, tied }) => [what, rank, tied]), [["c", 1, true], ["b", 1, true], ["d", 3, false], ["a", 4, false], ["rich", 5, false]]);
    const lower = await part.rank(start, [entry("a", 1), entry("b", 3)], "lower", compare);
    assert.deepEqual(lower.ranked.map(({ what }) => what), ["a", "b"]);
    assert.equal(lower.start.mean, 1);
    const twins = await part.rank(start, [entry("a", 1, false, "p"), entry("b", 3, false, "p")], "higher", compare);
    assert.ok(twins.ranked.every(({ tied }) => tied), "one plan handed in twice is tied");
    assert.deepEqual((await part.rank(start, [], "higher", compare)).ranked, []);
}

function tables(part) {
    assert.equal(part.csvOf([["a", 'b"c', null, -1.5, NaN]]), '"a","b""c",,-1.5,\r\n');
    for (const sign of ["=", "+", "-", "@", "\t", "\r", "\n"]) assert.equal(part.csvOf([[`${sign}cmd|' /C calc'!A0`]]), `"'${sign}cmd|' /C calc'!A0"\r\n`);
    assert.equal(part.safeName("../../Équipe: 1/é", "txt"), "Equipe-1-e.txt");
    assert.equal(part.safeName("", "csv"), "ssrsim.csv");
    assert.equal(part.safeName("CON", "csv"), "ssrsim-CON.csv");
    assert.equal(part.safeName("نص", "csv"), "ssrsim.csv");
    assert.ok(part.safeName("x".repeat(500), "csv").length <= 64);
}

export async function units() {
    const part = await parts();
    const faults = [];
    for (const check of [codes, guesses, ranks, tables]) {
        try {
            await check(part);
        } catch (error) {
            faults.push(`${check.name}: ${error.message}`);
        }
    }
    return faults;
}
