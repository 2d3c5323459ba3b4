/** A gate of an activity in words. */
import { isolate } from "../../source/format";
import { say, type MessageKey } from "../messages";
import type { Described } from "../types";
import { nameOf } from "./told";

const measures = [
    "capacity", "performance", "integrity", "skill", "equipment", "procedures", "ownership", "political_will", "accountability", "insecurity",
] as const;

/** "waits until performance of the Ministry is at least 20%"; the condition itself where it is written otherwise. */
export function gateText(gate: string, described: Described): string {
    const found = gate.match(/^\s*(institution|region)\.([\w-]+)\.(\w+)\s*(>=|<=)\s*([\d.]+%?)\s*$/);
    const measure = found && measures.find((name) => name === found[3]);
    if (!found || !measure) return say("gate", { condition: isolate(gate) });
    const name = nameOf(found[2]!, found[1] === "region" ? described.regions : described.institutions);
    const value = found[5]!.endsWith("%") ? parseFloat(found[5]!) : Number(found[5]) * 100;
    return say(found[4] === ">=" ? "gate_least" : "gate_most", { measure: say(`measure_${measure}` satisfies MessageKey), name: isolate(name), value: +value.toFixed(1) });
}
