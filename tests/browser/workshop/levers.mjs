// Levers by mouse, touch and keyboard; how long the first answer takes; digests; memory over an hour's moves.
import { readdirSync, readFileSync } from "node:fs";
import { answered, drag, middle, openWorkshop, show } from "./page.mjs";

/** A bar of the sequence and a point of the national lead, each dragged by mouse and by touch and moved by keys. */
export async function drags({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults, { hasTouch: true });
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const kinds = [
        { name: "a bar", handle: page.locator(".gantt .handle.bar"), by: { x: 60, y: 0 }, key: "ArrowRight" },
        { name: "a lead point", handle: page.locator(".curve .handle.point"), by: { x: 0, y: -40 }, key: "ArrowDown" },
    ];
    for (const { name, handle, by, key } of kinds) {
        if ((await handle.count()) === 0) {
            note([`there is no ${name} to move`]);
            continue;
        }
        // Of bars that follow others, the last can move freely.
        const one = handle.last();
        for (const hand of ["mouse", "touch", "keyboard"]) {
            await one.scrollIntoViewIfNeeded();
            const before = await one.getAttribute("aria-valuetext");
            const from = middle(await one.boundingBox());
            const sign = hand === "touch" ? -1 : 1;
            if (hand === "keyboard") {
                await one.focus();
                await page.keyboard.press(key);
            } else await drag(page, from, { x: from.x + sign * by.x, y: from.y + sign * by.y }, hand);
            const moved = await page.waitForFunction(([element, text]) => element.getAttribute("aria-valuetext") !== text, [await one.elementHandle(), before], { timeout: 5_000 })
                .then(() => true, () => false);
            if (!moved) note([`${name} does not follow the ${hand}`]);
        }
    }
    await answered(page);
}

const tour = (page) => page.locator("input[type=range][id^=rotation-tour]").first();

/** Seconds from a moved lever to the first answer about it: told, not judged, as other work shares the machine. */
export async function firstAnswer({ browser, url, faults }) {
    const page = await openWorkshop(browser, url, faults);
    await answered(page);
    const times = [];
    for (let i = 0; i < 5; i++) {
        // Not while the runs of the last move are under way.
        await page.waitForTimeout(1_500);
        await tour(page).evaluate((slider, up) => {
            slider.value = String(slider.valueAsNumber + (up ? 3 : -3) * Number(slider.step));
            window.moved_at = performance.now();
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }, i % 2 === 0);
        await page.waitForFunction(() => document.querySelector(".results .stale"), null, { timeout: 10_000, polling: 10 }).catch(() => undefined);
        await page.waitForFunction(() => !document.querySelector(".results .stale"), null, { timeout: 60_000, polling: 10 });
        times.push(await page.evaluate(() => performance.now() - window.moved_at));
    }
    return times.sort((a, b) => a - b)[2] / 1000;
}

/** The page's digest is that of `ssrsim run` for the same scenario, seed and replicates. */
export async function digests({ browser, url, faults, note, digest }) {
    const page = await openWorkshop(browser, url, faults);
    const { seed, replicates, scenario } = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
    const asked = await page.evaluate(async ([file, seed, count]) => {
        const { engine } = window.ssrsim;
        return engine.digest(await Promise.all(Array.from({ length: count }, (_, replicate) => engine.run({ file, set: [] }, seed, replicate))));
    }, [scenario, seed, replicates]);
    if (asked !== digest) note([`the page's simulator gives ${asked}, ssrsim run gave ${digest}`]);
    await page.waitForFunction((wanted) => window.ssrsim.digest() === wanted, digest, { timeout: 120_000 })
        .catch(async () => note([`the page shows the digest ${await page.evaluate(() => window.ssrsim.digest())}, ssrsim run gave ${digest}`]));
}

/** Bytes of all processes of this browser's pages: the modules' memory is not in the page's own heap. */
function renderers(browserPid) {
    let bytes = 0;
    const parents = new Map();
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
        try {
            const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
            parents.set(+pid, { parent: +stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1], command: readFileSync(`/proc/${pid}/cmdline`, "latin1") });
        } catch {
            // It ended meanwhile.
        }
    }
    const below = (pid) => (pid === browserPid ? true : parents.has(pid) && below(parents.get(pid).parent));
    for (const [pid, { command }] of parents)
        if (command.includes("--type=renderer") && below(pid)) {
            try {
                bytes += Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * 4096;
            } catch {
                // It ended meanwhile.
            }
        }
    return bytes;
}

const moves = 60;
/** Most that the page's heap may grow over the second half of the moves. */
const growth = 6_000_000;

/** An hour's use in short: levers moved and stories told, over and over. */
export async function memory({ browser, url, faults, note }) {
    const page = await openWorkshop(browser, url, faults);
    await answered(page);
    const client = await page.context().newCDPSession(page);
    await client.send("HeapProfiler.enable");
    const own = await browser.newBrowserCDPSession();
    const { processInfo } = await own.send("SystemInfo.getProcessInfo");
    const browserPid = processInfo.find(({ type }) => type === "browser").id;
    const heap = async () => {
        await client.send("HeapProfiler.collectGarbage");
        return (await client.send("Runtime.getHeapUsage")).usedSize;
    };
    const workers = page.workers().length;
    if (workers === 0) note(["there is no worker"]);
    const seen = [];
    for (let i = 0; i <= moves; i++) {
        await show(page, "plan");
        await tour(page).evaluate((slider, at) => {
            slider.value = String(Number(slider.min) + (1 + (at % 12)) * Number(slider.step));
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }, i);
        await answered(page);
        if (i % 4 === 0) {
            await show(page, "story");
            await page.locator(".story .fields button").click();
            await page.locator(".telling[aria-busy=false]").waitFor();
            await page.locator(".scrub").fill("100");
        }
        // The first moves fill the store of finished runs.
        if (i === moves / 2 || i === moves) {
            await show(page, "plan");
            await answered(page);
            seen.push({ heap: await heap(), resident: renderers(browserPid) });
        }
    }
    const [half, end] = seen;
    if (end.heap - half.heap > growth) note([`the heap grows from ${half.heap} to ${end.heap} bytes over ${moves / 2} moves`]);
    if (page.workers().length !== workers) note([`there were ${workers} workers, and then ${page.workers().length}`]);
    return { workers, ...Object.fromEntries(["heap", "resident"].map((kind) => [kind, [half[kind], end[kind]].map((bytes) => (bytes / 1e6).toFixed(1)).join(" → ")])) };
}
