/** Headline outcomes of the current plan, their difference to the starting plan, and kept plans side by side. */
import { inLanguage, say } from "../messages";
import type { Snapshot } from "../results";
import { state } from "../state";
import type { Compared, Interval, Outcome } from "../types";
import { lineName, number } from "./view";

const percent = (share: number) => say("n_percent", { n: Math.round(share * 100) });

/** Whether a firm difference is for the better. */
function side(outcome: Outcome, one: Compared): string {
    const { mean, firm } = one.difference;
    if (!firm || outcome.better === "neither" || mean === 0) return "";
    return mean > 0 === (outcome.better === "higher") ? "better" : "worse";
}

export function Outcomes({ snapshot }: { snapshot: Snapshot }) {
    const { described, compared, order, pairs } = snapshot;
    const at = order.indexOf("current");
    const range = ({ low, high }: Interval, unit: string) => `${number(low, unit, described, true)} – ${number(high, unit, described, true)}`;
    const foreign = state.start!.described.country_id !== described.country_id;
    return (
        <section aria-labelledby="outcomes-title" class="part">
            <h3 id="outcomes-title">{say("outcomes")}</h3>
            {at < 0 && <p class="note">{say(foreign ? "not_comparable" : "is_start")}</p>}
            <div class="scroll" tabIndex={0} role="region" aria-labelledby="outcomes-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{say("outcome")}</th>
                            {at >= 0 && <th scope="col" class="n">{say("starting_plan")}</th>}
                            <th scope="col" class="n">{say("current_plan")}</th>
                            {at >= 0 && <><th scope="col" class="n">{say("difference")}</th><th scope="col" class="n">{say("interval_title")}</th><th scope="col" class="n">{say("chance_better")}</th></>}
                        </tr>
                    </thead>
                    <tbody>
                        {described.outcomes.map((outcome, i) => {
                            const found = compared.get(outcome.key);
                            const one = found?.[at];
                            const { unit } = outcome;
                            return (
                                <tr>
                                    <th scope="row">{inLanguage(outcome.title)}</th>
                                    {at >= 0 && <td class="n">{found?.[0] ? number(found[0].mean, unit, described) : say("none")}</td>}
                                    <td class="n">{one ? number(one.mean, unit, described) : at < 0 && snapshot.means[i] !== null ? number(snapshot.means[i]!, unit, described) : say("none")}</td>
                                    {at >= 0 && (
                                        <>
                                            <td class={`n ${one ? side(outcome, one) : ""}`}>{one ? number(one.difference.mean, unit, described, true) : say("none")}</td>
                                            <td class="n">{one ? range(one.difference.interval, unit) : say("none")}</td>
                                            <td class="n">{one && outcome.better !== "neither" ? percent(one.better.share) : say("none")}</td>
                                        </>
                                    )}
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            </div>
            {at >= 0 && <p class="note">{say("stands_on", { n: pairs })}</p>}
            {snapshot.apart.length > 0 && <p class="note">{say("apart", { names: snapshot.apart.join(", ") })}</p>}
        </section>
    );
}

/** All plans in view by one outcome. */
export function SideBySide({ snapshot, outcome }: { snapshot: Snapshot; outcome: Outcome }) {
    const { described, compared, order, lines } = snapshot;
    const found = compared.get(outcome.key);
    if (!found || order.length < 3) return null;
    const name = (id: string) => (id === "start" ? say("starting_plan") : lineName(lines.find((line) => line.id === id) ?? { id, name: "" }));
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={inLanguage(outcome.title)}>
            <table>
                <caption>{inLanguage(outcome.title)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say("plan_column")}</th><th scope="col" class="n">{say("mean")}</th><th scope="col" class="n">{say("difference")}</th>
                        <th scope="col" class="n">{say("interval_title")}</th><th scope="col" class="n">{say("chance_better")}</th><th scope="col" class="n">{say("chance_best")}</th>
                    </tr>
                </thead>
                <tbody>
                    {order.map((id, i) => {
                        const one = found[i]!;
                        const { difference } = one;
                        return (
                            <tr>
                                <th scope="row">{name(id)}</th>
                                <td class="n">{number(one.mean, outcome.unit, described)}</td>
                                <td class={`n ${i > 0 ? side(outcome, one) : ""}`}>{i > 0 ? number(difference.mean, outcome.unit, described, true) : say("none")}</td>
                                <td class="n">{i > 0 ? `${number(difference.interval.low, outcome.unit, described, true)} – ${number(difference.interval.high, outcome.unit, described, true)}` : say("none")}</td>
                                <td class="n">{i > 0 && outcome.better !== "neither" ? percent(one.better.share) : say("none")}</td>
                                <td class="n">{outcome.better !== "neither" ? percent(one.best.share) : say("none")}</td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}
