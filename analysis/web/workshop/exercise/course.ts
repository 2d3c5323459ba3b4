/** Fans of a plan's quantity as its runs come in. */
import { useEffect, useState } from "preact/hooks";
import { coarse, ensembleOf, fanOf, keyOf, onRuns, runAlso } from "../runs";
import { state, type Chosen } from "../state";
import type { Fan, Quantity } from "../types";

interface Course {
    fan: Fan;
    runs: number;
}

/** Index of a quantity of the whole country. */
export const quantityIndex = (quantities: Quantity[], key: string): number =>
    Math.max(0, quantities.findIndex((quantity) => quantity.key === key && quantity.of === ""));

/** Whether so many runs are worth another drawing: a first answer, then now and then, then all. */
const worth = (runs: number) => runs === Math.min(coarse, state.replicates) || runs === state.replicates || (runs > coarse && runs % 25 === 0);

/** As runs come, or only once all are there: what somebody draws on must not move under the hand. */
type When = "as they come" | "all";

/** The fan of a plan's quantity; null before there are runs enough, and for no plan. */
export function useCourse(chosen: Chosen | null, quantity: string, when: When): Course | null {
    const [course, setCourse] = useState<(Course & { of: string }) | null>(null);
    const key = chosen ? keyOf(chosen) : "";
    useEffect(() => {
        if (!chosen) return;
        let wanted = true;
        const take = async () => {
            const ensemble = ensembleOf(chosen);
            const { done: runs } = ensemble;
            if (runs < (when === "all" ? state.replicates : Math.min(coarse, state.replicates))) return;
            const fan = await fanOf(ensemble, quantityIndex(chosen.described.quantities, quantity));
            if (wanted) setCourse({ fan, runs, of: key });
        };
        void take();
        const leave = onRuns((ensemble) => ensemble.key === key && worth(ensemble.done) && void take());
        return () => {
            wanted = false;
            leave();
        };
    }, [key, quantity]);
    return course?.of === key ? course : null;
}

/** Asks for the runs of plans beside those in view, as long as the view is there. */
export function useRunsOf(owner: string, plans: Chosen[]): void {
    const keys = plans.map((chosen) => keyOf(chosen)).join(" ");
    useEffect(() => {
        runAlso(owner, plans);
        return () => runAlso(owner, []);
    }, [owner, keys]);
}
