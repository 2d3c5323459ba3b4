/** Service and capacity over time: fans of the current plan, the starting plan and kept plans. */
import { useMemo, useState } from "preact/hooks";
import type { FanChart } from "../../source/data";
import { drawFan } from "../../source/fan";
import { dateOf, dayText } from "../dates";
import { Drawing } from "../drawing";
import { inLanguage, say } from "../messages";
import { number } from "../numbers";
import type { Line, Snapshot } from "../results";
import { change, editSaved, state } from "../state";
import { both, chartView, lineName } from "./view";

/** More ends of missions than this would crowd the chart. */
const most_events = 4;

function chartOf({ described, quantities, lines }: Snapshot, zero: boolean): FanChart {
    const events = described.missions.length > most_events ? [] : described.missions
        .filter((mission) => mission.end < described.end)
        .map((mission) => ({ date: dateOf(mission.end), label: both(say("end_of_mission", { name: inLanguage(mission.name) })) }));
    // The current plan last: it lies on top.
    const ordered = [...lines].reverse();
    return {
        kind: "fan",
        y: both(say("axis_level")),
        unit: described.quantities[quantities[0]!]?.unit ?? "1",
        axes: { shared: false, zero },
        events,
        choices: [{
            label: both(""),
            panels: quantities.map((quantity, i) => ({
                title: described.quantities[quantity]!.title,
                series: ordered.map((line) => ({ label: both(lineName(line)), color: line.color, q: line.fans[i]! })),
            })),
        }],
    };
}

function Switches({ zero, setZero }: { zero: boolean; setZero: (zero: boolean) => void }) {
    const { start_shown, saved } = state;
    const spread = document.documentElement.classList;
    return (
        <div class="controls">
            <label class="control">
                <input type="checkbox" checked={start_shown} onChange={(event) => change({ start_shown: event.currentTarget.checked })} /> {say("starting_plan")}
            </label>
            {saved.map((plan) => (
                <label class="control">
                    <input type="checkbox" checked={plan.shown} onChange={(event) => editSaved(plan.id, { shown: event.currentTarget.checked })} /> <bdi>{plan.name}</bdi>
                </label>
            ))}
            <label class="control">
                <input type="checkbox" checked={zero} onChange={(event) => setZero(event.currentTarget.checked)} /> {say("from_zero")}
            </label>
            <label class="control">
                <input type="checkbox" checked={!spread.contains("no-spread")} onChange={(event) => spread.toggle("no-spread", !event.currentTarget.checked)} /> {say("show_spread")}
            </label>
        </div>
    );
}

/** So many rows are enough for a table that is read or heard. */
const most_rows = 12;

function Table({ snapshot: { described, quantities, lines } }: { snapshot: Snapshot }) {
    const step = Math.ceil(described.dates.length / most_rows);
    const rows = described.dates.map((date, i) => ({ date, i })).filter(({ i }) => i % step === 0 || i === described.dates.length - 1);
    const cell = (line: Line, q: number, i: number) => {
        const at = (level: number) => number(line.fans[q]![level]![i]!, described.quantities[quantities[q]!]!.unit, described);
        return `${at(2)} (${at(0)} – ${at(4)})`;
    };
    return (
        <details>
            <summary>{say("table")}</summary>
            {quantities.map((quantity, q) => (
                <div class="scroll" tabIndex={0} role="region" aria-label={inLanguage(described.quantities[quantity]!.title)}>
                    <table>
                        <caption>{say("median_of", { name: inLanguage(described.quantities[quantity]!.title) })}</caption>
                        <thead><tr><th scope="col">{say("date_column")}</th>{lines.map((line) => <th scope="col" class="n">{lineName(line)}</th>)}</tr></thead>
                        <tbody>
                            {rows.map(({ date, i }) => (
                                <tr><th scope="row">{dayText(date)}</th>{lines.map((line) => <td class="n">{cell(line, q, i)}</td>)}</tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            ))}
        </details>
    );
}

export function OverTime({ snapshot }: { snapshot: Snapshot }) {
    const { language } = state;
    // Differences between plans are small beside the levels: the axis shows them unless asked otherwise, and says so.
    const [zero, setZero] = useState(false);
    const draw = useMemo(
        () => (width: number) => drawFan(chartOf(snapshot, zero), 0, chartView("over-time", say("over_time"), snapshot.described, width)),
        [snapshot, language, zero],
    );
    return (
        <figure>
            <figcaption><h3>{say("over_time")}</h3></figcaption>
            <Switches zero={zero} setZero={setZero} />
            <Drawing draw={draw} />
            {!zero && <p class="note">{say("not_from_zero")}</p>}
            <Table snapshot={snapshot} />
        </figure>
    );
}
