/** What a revealed plan says about the guess, in words. */
import { useEffect, useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { differenceText } from "../differences";
import { inLanguage, say } from "../messages";
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
    const show = (value: number, unit = data.unit, signed = false) => differenceText(value, unit, data.currency, signed);
    const outcome = start.described.outcomes.find(({ key }) => key === exercise.outcome);
    return (
        <div class="said" role="status">
            <p>
                {say(`expected_${score.expected}`)} {say(`happened_${score.happened}`, { size: show(Math.abs(score.revealed)) })}{" "}
                <strong data-right={score.expected === score.happened}>{say(score.expected === score.happened ? "direction_right" : "direction_wrong")}</strong>
            </p>
            <p>{say("score_distance", { distance: show(score.distance) })}</p>
            {outcome && compared && (
                <p>
                    {say("outcome_change", {
                        outcome: isolate(inLanguage(outcome.title)),
                        difference: show(compared.difference.mean, outcome.unit, true),
                        low: show(compared.difference.interval.low, outcome.unit, true),
                        high: show(compared.difference.interval.high, outcome.unit, true),
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
