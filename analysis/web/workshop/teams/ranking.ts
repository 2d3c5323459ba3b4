/** The ranking of one exercise's plans, taken again as their runs come in. */
import { useEffect, useState } from "preact/hooks";
import { quantityIndex } from "../exercise/course";
import { curveAt, distance, pointsOf } from "../exercise/guess";
import { offered, yearsFrom } from "../exercise/play";
import { keepsBudget } from "../levers/budget";
import { coarse, ensembleOf, fanOf, finishedRuns, keyOf, onRuns } from "../runs";
import { mayPlansCompare, state, type Chosen } from "../state";
import type { Exercise, Outcome, Plan } from "../types";
import { say } from "../messages";
import type { NotTaken, Team } from "./gather";
import { rank, type Ranked } from "./rank";

export interface Ranking {
    exercises: Exercise[];
    start: Chosen;
    /** Everything that has to be run. */
    plans: Chosen[];
    currency: string;
    outcome: Outcome;
    quantity_unit: string;
    ranked: Ranked<Team>[];
    start_mean: number | null;
    /** Runs that the ranking stands on. */
    pairs: number;
    done: number;
    wanted: number;
    /** Whether any team drew a curve, and the mean distance of a team's curve from the revealed median. */
    guesses: boolean;
    off: (team: Team) => number | null;
    faults: NotTaken[];
}

interface Basis {
    exercises: Exercise[];
    exercise: Exercise | null;
    start: Chosen;
    revealed: Chosen | null;
}

async function described(plan: Plan): Promise<Chosen> {
    return { plan, described: await state.engine!.describe(plan) };
}

async function basisOf(id: string | null): Promise<Basis> {
    const exercises = await offered();
    const exercise = exercises.find((one) => one.id === id) ?? null;
    const file = (path: string): Plan => ({ file: path, set: [] });
    const [start, revealed] = await Promise.all([
        described(file(exercise?.start ?? state.page.scenario)),
        exercise && exercise.reveal !== "" ? described(file(exercise.reveal)) : null,
    ]);
    return { exercises, exercise, start, revealed };
}

export function useRanking(id: string | null, teams: Team[]): Ranking | null {
    const [basis, setBasis] = useState<Basis | null>(null);
    const [ranking, setRanking] = useState<Ranking | null>(null);
    useEffect(() => {
        let wanted = true;
        void basisOf(id).then((found) => wanted && setBasis(found), (error) => console.error(error));
        return () => void (wanted = false);
    }, [id, state.page]);
    useEffect(() => {
        if (!basis) return;
        let wanted = true;
        let taken = -1;
        const take = async () => {
            const pairs = ready(basis, teams);
            // A ranking after a few runs, and then now and then.
            if (taken >= 0 && (pairs === taken || (pairs < state.replicates && pairs - taken < 20))) return setRanking((known) => known && { ...known, ...progress(basis, teams) });
            taken = pairs < Math.min(coarse, state.replicates) ? 0 : pairs;
            const found = await rankingOf(basis, teams, taken);
            if (wanted) setRanking(found);
        };
        const keys = new Set([basis.start, ...teams].map((chosen) => keyOf(chosen)));
        void take();
        const leave = onRuns((ensemble) => keys.has(ensemble.key) && void take());
        return () => {
            wanted = false;
            leave();
        };
    }, [basis, teams.map(({ code }) => code).join(" "), state.seed]);
    return ranking;
}

const fitting = (basis: Basis, teams: Team[]) => teams.filter((team) => mayPlansCompare(basis.start.described, team.described));
const ready = (basis: Basis, teams: Team[]) => Math.min(...[basis.start, ...fitting(basis, teams)].map((chosen) => ensembleOf(chosen).done));

function progress(basis: Basis, teams: Team[]): { done: number; wanted: number } {
    const keys = new Map([basis.start, ...fitting(basis, teams)].map((chosen) => [keyOf(chosen), ensembleOf(chosen)]));
    const done = [...keys.values()].reduce((sum, ensemble) => sum + Math.min(ensemble.done, state.replicates), 0);
    return { done, wanted: keys.size * state.replicates };
}

async function rankingOf(basis: Basis, teams: Team[], pairs: number): Promise<Ranking> {
    const { exercises, exercise, start, revealed } = basis;
    const { outcomes, quantities, currency } = start.described;
    const index = Math.max(0, outcomes.findIndex(({ key }) => key === exercise?.outcome));
    const outcome = outcomes[index]!;
    const some = fitting(basis, teams);
    const valuesOf = (chosen: Chosen) => finishedRuns(ensembleOf(chosen), pairs).map((run) => run.outcomes[index] ?? null);
    const compare = (values: (number | null)[][], same: boolean[]) => state.engine!.compare(outcome.key, values, same);
    const entries = some.map((what) => ({ what, values: valuesOf(what), over: !keepsBudget(what.described, start.described), plan_id: what.described.plan_id }));
    const base = { values: valuesOf(start), plan_id: start.described.plan_id };
    const found = pairs < 2 ? { start: null, ranked: [] } : await rank(base, entries, outcome.better, compare);
    const quantity = quantityIndex(quantities, exercise?.quantity ?? "");
    const off = await distances(some, revealed, quantity, pairs);
    return {
        exercises, start, currency, outcome, ranked: found.ranked, start_mean: found.start?.mean ?? null, pairs,
        plans: [start, ...some, ...(revealed && off !== null ? [revealed] : [])],
        quantity_unit: quantities[quantity]?.unit ?? "1",
        ...progress(basis, teams),
        guesses: off !== null,
        off: (team) => off?.get(team) ?? null,
        faults: teams.filter((team) => !some.includes(team)).map(({ name }) => ({ name, fault: say("code_dates") })),
    };
}

/** Mean distance of every drawn curve from the median of what it predicted; null where no team drew one. */
async function distances(teams: Team[], revealed: Chosen | null, quantity: number, pairs: number): Promise<Map<Team, number> | null> {
    const drawn = teams.filter(({ guess }) => guess !== null);
    if (drawn.length === 0) return null;
    const found = new Map<Team, number>();
    for (const team of drawn) {
        const ensemble = ensembleOf(revealed ?? team);
        const years = yearsFrom(team.described.dates);
        const points = pointsOf(years.at(-1) ?? 1);
        if (pairs < 2 || ensemble.done < 2 || points.length !== team.guess!.length) continue;
        const median = (await fanOf(ensemble, quantity))[2]!;
        found.set(team, distance(years.map((x) => curveAt(points, team.guess!, x)), median));
    }
    return found;
}
