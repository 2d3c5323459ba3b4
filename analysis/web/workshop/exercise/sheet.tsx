/** A sheet of paper for a team: the question, a chart to draw on with a pen, levers to fill in, room for name and code. */
import { useCallback } from "preact/hooks";
import { isolate, valueText } from "../../source/format";
import { dayText } from "../dates";
import { Drawing } from "../drawing";
import { numberText, ownNumber } from "../levers/told";
import { inLanguage, say } from "../messages";
import { state } from "../state";
import { drawGuess, type ChartData } from "./chart";
import { Paragraphs } from "./paragraphs";
import type { Play } from "./play";

export function Sheet({ play, data }: { play: Play; data: ChartData }) {
    const { exercise, start } = play;
    const { described } = start;
    const draw = useCallback((width: number) => drawGuess({ ...data, revealed: null, guess: null }, width).elements, [data.start, state.language]);
    return (
        <div class="sheet">
            <p class="fields"><span>{say("team")}: </span><span class="blank" /><span>{say("sheet_code")}: </span><span class="blank" /></p>
            <h2 dir="auto">{isolate(inLanguage(exercise.title))}</h2>
            <Paragraphs text={inLanguage(exercise.question)} />
            <p>{say("sheet_draw")}</p>
            <Drawing draw={draw} />
            {exercise.reveal === "" ? (
                <table>
                    <caption>{say("sheet_levers")}</caption>
                    <thead><tr><th scope="col">{say("sheet_lever")}</th><th scope="col" class="n">{say("starting_plan")}</th><th scope="col">{say("sheet_levers")}</th></tr></thead>
                    <tbody>
                        {described.activities.map((activity) => (
                            <tr><th scope="row" dir="auto">{isolate(inLanguage(activity.name))}</th><td class="n">{dayText(activity.start)}</td><td class="blank" /></tr>
                        ))}
                        {described.numbers.flatMap((number) => {
                            const own = ownNumber(number.path, described);
                            return own && !own.option ? [<tr><th scope="row" dir="auto">{isolate(own.owner)}: {own.title}</th><td class="n">{numberText(number)}</td><td class="blank" /></tr>] : [];
                        })}
                        <tr>
                            <th scope="row">{say("lead")}</th>
                            <td class="n">{valueText(described.national_lead * 100, "%", state.language, "")}</td>
                            <td class="blank" />
                        </tr>
                    </tbody>
                </table>
            ) : (
                <>
                    <p>{say("sheet_why")}</p>
                    <p class="rule" /><p class="rule" /><p class="rule" />
                </>
            )}
        </div>
    );
}
