// Opens a workshop page in Chromium and uses it as a class does:
// node tests/browser/workshop.mjs PAGE.html [DIGEST] [EXERCISES]
// DIGEST is what `ssrsim run` prints for the page's scenario, seed and replicates; EXERCISES how many it has.
import { statSync } from "node:fs";
import { runStep, urlOf } from "./browser.mjs";
import { exercises, presenter, sheet } from "./workshop/exercises.mjs";
import { hostile } from "./workshop/hostile.mjs";
import { digests, drags, firstAnswer, memory } from "./workshop/levers.mjs";
import { looks } from "./workshop/looks.mjs";
import { names } from "./workshop/names.mjs";
import { story } from "./workshop/story.mjs";
import { units } from "./workshop/units.mjs";

const largest = 3_000_000;
/** Longest time for one step: whole classes of exercises are played. */
const patience = 900_000;

const [file, digest, count] = process.argv.slice(2);
if (!file) {
    console.error("usage: node tests/browser/workshop.mjs PAGE.html [DIGEST] [EXERCISES]");
    process.exit(2);
}
const faults = (await units()).map((fault) => `without a browser: ${fault}`);
const { size } = statSync(file);
if (size > largest) faults.push(`${size} bytes, more than ${largest}`);

const url = urlOf(file);
const only = process.env.STEPS?.split(",");
const run = async (step, more) => {
    if (only && !only.includes(step.name)) return undefined;
    const before = faults.length;
    const began = performance.now();
    const found = await runStep(step, url, faults, more, patience);
    const told = found === undefined || typeof found === "number" ? found ?? "" : JSON.stringify(found);
    console.log(`${step.name}: ${told} ${faults.length === before ? "passed" : `${faults.length - before} faults`} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    return found;
};
if (digest) await run(digests, { digest });
await run(firstAnswer);
await run(drags);
await run(names);
await run(story);
await run(exercises, { wanted: count === undefined ? undefined : Number(count) });
for (const step of [presenter, sheet, hostile, looks, memory]) await run(step);
console.log(`${file}: ${size} bytes, ${faults.length === 0 ? "passed" : `${faults.length} faults`}`);
for (const fault of new Set(faults)) console.error(`  ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
