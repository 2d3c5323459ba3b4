/** Headline outcomes of the current plan, their difference to the starting plan, and kept plans side by side. */
import { inLanguage, say } from "../messages";
import { number, percent } from "../numbers";
import type { Snapshot } from "../results";
import { state } from "../state";
import type { Compared, Described, Outcome } from "../types";
import { lineName } from "./view";

/** Whether a firm difference is for the better. */
function side(outcome: Outcome, one: Compared): string {
    const { mean, firm } = one.difference;
    if (!firm || outcome.better === "neither" || mean === 0) return "";
    return mean > 0 === (outcome.better === "higher") ? "better" : "worse";
}

/** The difference, and below it its interval. */
function Difference({ one, outcome, described }: { one: Compared | undefined; outcome: Outcome; described: Described }) {
    if (!one) return <td class="n">{say("none")}</td>;
    const { mean, interval } = one.difference;
    const told = (value: number) => number(value, outcome.unit, described, "difference");
    return (
        <td class="n">
            <span class={side(outcome, one)}>{told(mean)}</span>
            <span class="interval">{say("range", { low: told(interval.low), high: told(interval.high) })}</span>
        </td>
    );
}

export function Outcomes({ snapshot }: { snapshot: Snapshot }) {
    const { described, compared, order, pairs } = snapshot;
    const at = order.length > 1 ? order.indexOf("current") : -1;
    const foreign = state.start!.described.country_id !== described.country_id;
    return (
        <section aria-labelledby="outcomes-title" class="part">
            <h3 id="outcomes-title">{say("outcomes")}</h3>
            {at < 0 ? <p class="note">{say(foreign ? "not_comparable" : "is_start")}</p> : foreign && <p class="note">{say("other_country")}</p>}
            <div class="scroll" tabIndex={0} role="region" aria-label={say("table")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{say("outcome")}</th>
                            {at >= 0 && <th scope="col" class="n before">{say("starting_plan")}</th>}
                            <th scope="col" class="n">{say("current_plan")}</th>
                            {at >= 0 && <><th scope="col" class="n">{say("difference_interval")}</th><th scope="col" class="n">{say("chance_better")}</th></>}
                        </tr>
                    </thead>
                    <tbody>
                        {described.outcomes.map((outcome) => {
                            const found = compared.get(outcome.key);
                            const one = found?.[at];
                            // The first is the current plan, where that is the starting plan or stands alone.
                            const own = found?.[Math.max(0, at)];
                            const { unit } = outcome;
                            return (
                                <tr>
                                    <th scope="row">{inLanguage(outcome.title)}</th>
                                    {at >= 0 && <td class="n before">{found?.[0] ? number(found[0].mean, unit, described) : say("none")}</td>}
                                    <td class="n">{own ? number(own.mean, unit, described) : say("none")}</td>
                                    {at >= 0 && (
                                        <>
                                            <Difference one={one} outcome={outcome} described={described} />
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
                        <th scope="col">{say("view_plan")}</th><th scope="col" class="n">{say("mean")}</th><th scope="col" class="n">{say("difference_interval")}</th>
                        <th scope="col" class="n">{say("chance_better")}</th><th scope="col" class="n">{say("chance_best")}</th>
                    </tr>
                </thead>
                <tbody>
                    {order.map((id, i) => {
                        const one = found[i]!;
                        return (
                            <tr>
                                <th scope="row">{name(id)}</th>
                                <td class="n">{number(one.mean, outcome.unit, described)}</td>
                                <Difference one={i > 0 ? one : undefined} outcome={outcome} described={described} />
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
