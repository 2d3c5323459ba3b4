/** Digest, seed and number of runs, with the command that gives the same. */
import { useState } from "preact/hooks";
import { say } from "../messages";
import type { Snapshot } from "../results";
import { change, state } from "../state";
import type { Plan } from "../types";

const quoted = (text: string) => (/^[\w./=:@%+,-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`);

function command(plan: Plan, seed: number, replicates: number): string {
    const settings = plan.set.map(([path, value]) => `--set ${quoted(`${path}=${value}`)}`);
    return ["ssrsim run", quoted(plan.file), ...settings, `--seed ${seed}`, `--replicates ${replicates}`].join(" ");
}

export function Provenance({ snapshot }: { snapshot: Snapshot }) {
    const [copied, setCopied] = useState(false);
    const { seed, replicates } = state;
    const { runs } = snapshot;
    const text = command(snapshot.plan, snapshot.seed, runs);
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(text);
            setCopied(true);
        } catch {
            // Some browsers give a page from a file no clipboard: the text can be selected instead.
            getSelection()?.selectAllChildren(document.getElementById("command")!);
        }
    };
    const whole = (value: string, low: number, high: number) => {
        const number = Number(value);
        return Number.isInteger(number) && number >= low && number <= high ? number : undefined;
    };
    return (
        <section class="part" aria-labelledby="provenance-title">
            <h3 id="provenance-title">{say("provenance")}</h3>
            <p>{say("digest")}{say("colon")}<code id="digest">{snapshot.digest}</code></p>
            <p class="note">{say("provenance_how", { n: runs, seed: String(snapshot.seed) })}</p>
            <pre id="command" tabIndex={0}>{text}</pre>
            <p class="buttons">
                <button type="button" onClick={() => void copy()}>{say("copy")}</button> <span role="status">{copied ? say("copied") : ""}</span>
            </p>
            <div class="controls">
                <label class="control">{say("seed")} <input type="number" min={0} max={4294967295} step={1} value={seed} onChange={(event) => change({ seed: whole(event.currentTarget.value, 0, 4294967295) ?? seed })} /></label>
                <label class="control">{say("runs_wanted")} <input type="number" min={2} max={2000} step={1} value={replicates} onChange={(event) => change({ replicates: whole(event.currentTarget.value, 2, 2000) ?? replicates })} /></label>
            </div>
        </section>
    );
}
