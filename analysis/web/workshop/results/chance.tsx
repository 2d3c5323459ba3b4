/** The chance of being better as 50 dots, for one outcome. */
import { useMemo } from "preact/hooks";
import type { DotsChart } from "../../source/data";
import { drawDots } from "../../source/dots";
import { Drawing } from "../drawing";
import { inLanguage, say } from "../messages";
import { number } from "../numbers";
import type { Snapshot } from "../results";
import { state } from "../state";
import type { Outcome } from "../types";
import { SideBySide } from "./outcomes";
import { both, chartView, lineName } from "./view";

/** The plans that are compared with the starting one, with their dots. */
function panelsOf({ lines, order, compared }: Snapshot, outcome: Outcome) {
    const found = compared.get(outcome.key) ?? [];
    return order.slice(1).flatMap((id, i) => {
        const line = lines.find((one) => one.id === id);
        const one = found[i + 1];
        return line && one ? [{ line, one }] : [];
    });
}

export function Chance({ snapshot, outcome, choose }: { snapshot: Snapshot; outcome: Outcome; choose: (key: string) => void }) {
    const { language } = state;
    const { described } = snapshot;
    const panels = panelsOf(snapshot, outcome);
    const draw = useMemo(() => (width: number) => {
        const chart: DotsChart = {
            kind: "dots",
            y: both(say("difference_to_start")),
            choices: [{
                label: both(""),
                panels: panelsOf(snapshot, outcome).map(({ line, one }) => ({ title: both(lineName(line)), unit: outcome.unit, values: one.dots, better: outcome.better })),
            }],
        };
        return drawDots(chart, 0, chartView("chance", `${say("chance")} ${inLanguage(outcome.title)}`, described, width));
    }, [snapshot, outcome, language]);
    if (panels.length === 0) return null;
    const better = (dots: number[]) => dots.filter((value) => value !== 0 && value > 0 === (outcome.better === "higher")).length;
    return (
        <figure>
            <figcaption><h3>{say("chance")}</h3></figcaption>
            <p class="control">
                <label for="chance-outcome">{say("outcome")}</label>
                <select id="chance-outcome" value={outcome.key} onChange={(event) => choose(event.currentTarget.value)}>
                    {described.outcomes.map((one) => <option value={one.key}>{inLanguage(one.title)}</option>)}
                </select>
            </p>
            <p class="note">{say("chance_how")}</p>
            <Drawing draw={draw} />
            {outcome.better !== "neither" && panels.map(({ line, one }) => (
                <p class="note"><b>{lineName(line)}</b>{say("colon")}{say("dots_count", { better: better(one.dots) })}</p>
            ))}
            <SideBySide snapshot={snapshot} outcome={outcome} />
            <details>
                <summary>{say("table")}</summary>
                {panels.map(({ line, one }) => <p class="numbers"><b>{lineName(line)}</b>{say("colon")}{one.dots.map((value) => number(value, outcome.unit, described, "difference")).join("; ")}</p>)}
            </details>
        </figure>
    );
}
