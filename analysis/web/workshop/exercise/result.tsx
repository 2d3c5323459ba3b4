/** What a revealed plan says about the guess, in words. */
import { useEffect, useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { inLanguage, say } from "../messages";
import { number } from "../numbers";
import { ensembleOf, finishedRuns } from "../runs";
import { state, type Chosen } from "../state";
import type { Compared } from "../types";
import { axisOf, type ChartData } from "./chart";
import { curveAt, scored } from "./guess";
import { yearsFrom, type Play } from "./play";

/** Parts of the chart's height: what no hand draws, and what no eye sees. */
const undrawn = 0.02;
const unseen = 0.004;

export function Result({ play, data, revealed }: { play: Play; data: ChartData; revealed: Chosen }) {
    const { start, exercise, points } = play;
    const compared = useCompared(start, revealed, exercise.outcome, data.revealed!.fan);
    const years = yearsFrom(start.described.dates);
    const [low, high] = axisOf(data).domain;
    const score = scored(years.map((x) => curveAt(points, data.guess!, x)), data.start[2]!, data.revealed!.fan[2]!, {
        guess: undrawn * (high - low), runs: unseen * (high - low),
    });
    const outcome = start.described.outcomes.find(({ key }) => key === exercise.outcome);
    const distance = (value: number) => number(value, data.unit, data, "distance");
    const difference = (value: number) => number(value, outcome!.unit, data, "difference");
    return (
        <div class="said" role="status">
            <p>
                {say(`expected_${score.expected}`)} {say(`happened_${score.happened}`, { size: distance(Math.abs(score.revealed)) })}{" "}
                <strong data-right={score.expected === score.happened}>{say(score.expected === score.happened ? "direction_right" : "direction_wrong")}</strong>
            </p>
            <p>{say("score_distance", { distance: distance(score.distance) })}</p>
            {outcome && compared && (
                <p>
                    {say("outcome_change", {
                        outcome: isolate(inLanguage(outcome.title)),
                        difference: difference(compared.difference.mean),
                        low: difference(compared.difference.interval.low),
                        high: difference(compared.difference.interval.high),
                    })}
                </p>
            )}
        </div>
    );
}

/** The revealed plan against the starting one by the exercise's outcome, again whenever the fan was taken again. */
function useCompared(start: Chosen, revealed: Chosen, outcome: string, fan: unknown): Compared | null {
    const [compared, setCompared] = useState<Compared | null>(null);
    useEffect(() => {
        let wanted = true;
        const index = start.described.outcomes.findIndex(({ key }) => key === outcome);
        const [one, other] = [ensembleOf(start), ensembleOf(revealed)];
        const pairs = Math.min(one.done, other.done);
        if (index < 0 || pairs < 2 || one === other) return;
        const values = [one, other].map((ensemble) => finishedRuns(ensemble, pairs).map((run) => run.outcomes[index] ?? null));
        void state.engine!.compare(outcome, values, [true, false]).then(([, found]) => wanted && setCompared(found ?? null));
        return () => void (wanted = false);
    }, [fan]);
    return compared;
}
