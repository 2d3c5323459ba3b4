/** A sheet of paper for a team: the question, a chart to draw on with a pen, levers to fill in, room for name and code. */
import { useCallback } from "preact/hooks";
import { dateText, isolate, valueText } from "../../source/format";
import { Drawing } from "../drawing";
import { numberText } from "../levers/told";
import { inLanguage, say, type MessageKey } from "../messages";
import { state } from "../state";
import type { Described } from "../types";
import { drawGuess, type ChartData } from "./chart";
import { Paragraphs } from "./paragraphs";
import type { Play } from "./play";

const levers: Record<string, MessageKey> = { tour: "tour", overlap_max: "overlap", notice: "notice", delay: "delay_one", life: "life_one", pledge: "pledge" };

/** A lever of a mission or donor in words; undefined for others. */
function nameOf(path: string, described: Described): string | undefined {
    const [table, id, key] = path.split(".");
    const of = (table === "mission" ? described.missions : table === "donor" ? described.donors : []).find((one) => one.id === id);
    const word = levers[key ?? ""];
    return of && word && `${isolate(of.name)}: ${say(word)}`;
}

export function Sheet({ play, data }: { play: Play; data: ChartData }) {
    const { exercise, start } = play;
    const { described } = start;
    const draw = useCallback((width: number) => drawGuess({ ...data, revealed: null, guess: null }, width).elements, [data.start, state.language]);
    return (
        <div class="sheet paper">
            <p class="fields"><span>{say("sheet_team")}: </span><span class="blank" /><span>{say("sheet_code")}: </span><span class="blank" /></p>
            <h2 dir="auto">{isolate(inLanguage(exercise.title))}</h2>
            <Paragraphs text={inLanguage(exercise.question)} />
            <p>{say("sheet_draw")}</p>
            <Drawing draw={draw} />
            {exercise.reveal === "" ? (
                <table>
                    <caption>{say("sheet_levers")}</caption>
                    <thead><tr><th scope="col">{say("sheet_lever")}</th><th scope="col" class="n">{say("sheet_start")}</th><th scope="col">{say("sheet_yours")}</th></tr></thead>
                    <tbody>
                        {described.activities.map((activity) => (
                            <tr><th scope="row" dir="auto">{isolate(activity.name)}</th><td class="n">{dateText(new Date(`${activity.start}T00:00:00Z`), state.language)}</td><td class="blank" /></tr>
                        ))}
                        {described.numbers.flatMap((number) => {
                            const name = nameOf(number.path, described);
                            return name ? [<tr><th scope="row" dir="auto">{name}</th><td class="n">{numberText(number)}</td><td class="blank" /></tr>] : [];
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
