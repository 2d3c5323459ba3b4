/** Levers, budget and changes beside the results. */
import { Budget, keepsBudget } from "../levers/budget";
import { Changes } from "../levers/changes_list";
import { Levers } from "../levers/levers";
import { say } from "../messages";
import { latest } from "../results";
import { Results, summary } from "../results/results";
import { ensembleOf } from "../runs";
import { state } from "../state";

/** Answer and budget in one line, where levers and results do not stand side by side. */
function Glance() {
    const snapshot = latest();
    if (!snapshot) return null;
    const old = snapshot.key !== ensembleOf(state.current!).key;
    return (
        // The same is told by the results, so it is not heard twice.
        <div class={old ? "glance stale" : "glance"} aria-hidden="true">
            {!keepsBudget() && <strong class="alarm">▲ {say("over_budget_short")}</strong>} {summary(snapshot)}
        </div>
    );
}

export function View() {
    return (
        <div class="plan-view">
            <div class="plan-levers" role="region" aria-label={say("levers")}>
                <Budget />
                <Levers />
                <Changes />
            </div>
            <div class="plan-results" role="region" aria-label={say("results")}>
                <Results />
            </div>
            <Glance />
        </div>
    );
}
