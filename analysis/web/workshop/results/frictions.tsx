/** The strongest frictions of the current plan. */
import { useMemo } from "preact/hooks";
import { drawBars } from "../../source/bars";
import type { BarsChart } from "../../source/data";
import { Drawing } from "../drawing";
import { inLanguage, say } from "../messages";
import { number, percent } from "../numbers";
import type { Snapshot } from "../results";
import { frictionReplicates } from "../runs";
import { state } from "../state";
import type { Frictions, FrictionShare } from "../types";
import { both, chartView } from "./view";

/** Weaker ones are in the table. */
const most = 6;
const strongest = (found: Frictions): FrictionShare[] => [...found.shares].sort((a, b) => b.share - a.share);
const points = (value: number, { described }: Snapshot) => number(value, "1", described, "difference");
/** A part of the shortfall in per cent, where there is one to speak of. */
const part = ({ share }: FrictionShare, { with_none, with_all }: Frictions) =>
    with_none > with_all ? ` (${percent(share / (with_none - with_all))})` : "";

export function FrictionBars({ snapshot }: { snapshot: Snapshot }) {
    const { frictions, described } = snapshot;
    const { language } = state;
    const draw = useMemo(() => (width: number) => {
        if (!frictions) return [];
        const chart: BarsChart = {
            kind: "bars",
            y: both(say("friction_axis")),
            unit: "1",
            choices: [{
                label: both(""),
                rows: strongest(frictions).slice(0, most)
                    .map(({ title, share, interval, firm }) => ({ label: title, value: share, low: interval.low, high: interval.high, firm })),
            }],
        };
        return drawBars(chart, 0, chartView("frictions", say("friction"), described, width));
    }, [frictions, language]);
    return (
        <figure>
            <figcaption><h3>{say("friction")}</h3></figcaption>
            {!frictions && <p class="note">{say("friction_wait")}</p>}
            {frictions && (
                <>
                    <p class="note">{say("friction_stands", { n: frictions.replicates, all: frictionReplicates(), shortfall: number(frictions.with_none - frictions.with_all, "1", described, "distance") })}</p>
                    <Drawing draw={draw} />
                    <details>
                        <summary>{say("table")}</summary>
                        <div class="scroll" tabIndex={0} role="region" aria-label={say("friction")}>
                            <table>
                                <thead><tr><th scope="col">{say("friction")}</th><th scope="col">{say("friction_ideal")}</th><th scope="col" class="n">{say("friction_share")}</th><th scope="col" class="n">{say("interval_title")}</th></tr></thead>
                                <tbody>
                                    {strongest(frictions).map((one) => (
                                        <tr>
                                            <th scope="row">{inLanguage(one.title)}</th><td>{inLanguage(one.ideal)}</td><td class="n">{points(one.share, snapshot)}{part(one, frictions)}</td>
                                            <td class="n">{say("range", { low: points(one.interval.low, snapshot), high: points(one.interval.high, snapshot) })}</td>
                                        </tr>
                                    ))}
                                </tbody>
                            </table>
                        </div>
                    </details>
                </>
            )}
        </figure>
    );
}
