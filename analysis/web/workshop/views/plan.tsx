/** Levers, budget and changes beside the results. */
import { Budget } from "../levers/budget";
import { Changes } from "../levers/changes_list";
import { Levers } from "../levers/levers";
import { say } from "../messages";
import { Results } from "../results/results";

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
        </div>
    );
}
