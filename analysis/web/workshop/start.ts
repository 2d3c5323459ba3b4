/** From the data inside the page to a running simulator. */
import { Engine, Refused } from "./engine";
import { say } from "./messages";
import { begin, change, state } from "./state";
import type { PageData } from "./types";
import { why } from "./why";

const textOf = (id: string) => document.getElementById(id)?.textContent ?? "";

async function moduleBytes(): Promise<ArrayBuffer> {
    const packed = Uint8Array.from(atob(textOf("module").trim()), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

export async function start(): Promise<void> {
    try {
        const page = JSON.parse(textOf("data")) as PageData;
        change({ page, seed: page.seed, replicates: page.replicates, plan: { file: page.scenario, set: [] } });
        if (typeof DecompressionStream === "undefined") return change({ failure: say("too_old") });
        const engine = await Engine.start(page, await moduleBytes());
        change({ engine });
        await begin(state.plan);
    } catch (error) {
        if (error instanceof Refused) change({ faults: error.faults, failure: error.message });
        else change({ failure: why(error) });
    }
}
