/** The teams' plans, ranked as far as their runs tell them apart. */
import { useState } from "preact/hooks";
import { isolate, shorten } from "../../source/format";
import { codesFile } from "../code";
import { csvOf, settingsText, type Cell } from "../csv";
import { useRunsOf } from "../exercise/course";
import { safeName, save } from "../files";
import { inLanguage, say } from "../messages";
import { number } from "../numbers";
import { load, show, state } from "../state";
import { clear, remove, teams, type Team } from "./gather";
import type { Ranked } from "./rank";
import { useRanking, type Ranking } from "./ranking";

/** Plans of no exercise stand under this name in the choice. */
const none = "";

export function Table() {
    const [asked, setAsked] = useState<string | null>(null);
    const all = teams();
    const groups = [...new Set(all.map(({ exercise }) => exercise ?? none))];
    const chosen = asked !== null && groups.includes(asked) ? asked : (all.at(-1)?.exercise ?? none);
    const ranking = useRanking(chosen === none ? null : chosen, all.filter(({ exercise }) => (exercise ?? none) === chosen));
    useRunsOf("teams", ranking?.plans ?? []);
    if (!ranking) return null;
    const { outcome, done, wanted, ranked, exercises, faults } = ranking;
    const nameOf = (id: string) => {
        const exercise = exercises.find((one) => one.id === id);
        return exercise ? inLanguage(exercise.title) : say("no_exercise");
    };
    const save_table = () => save(csvOf(rows(ranking)), safeName(`ssrsim-teams-${chosen || "plans"}`, "csv"), "text/csv");
    return (
        <section class="ranking">
            <p class="actions">
                <label>
                    {say("teams_of")}{" "}
                    <select value={chosen} onChange={(event) => setAsked(event.currentTarget.value)}>
                        {groups.map((id) => <option value={id} dir="auto">{shorten(nameOf(id), 60)}</option>)}
                    </select>
                </label>
                <button type="button" disabled={ranked.length === 0} onClick={save_table}>{say("save_table")}</button>
                <button type="button" onClick={() => save(codesFile(all), "ssrsim-codes.txt")}>{say("save_codes")}</button>
                <button type="button" onClick={clear}>{say("clear_teams")}</button>
            </p>
            {done < wanted && <p role="status">{say("progress", { n: done, all: wanted })} <progress max={wanted} value={done} aria-label={say("progress", { n: done, all: wanted })} /></p>}
            {faults.length > 0 && <ul class="caveat">{faults.map(({ name, fault }) => <li>{say("named_fault", { name: isolate(name), fault })}</li>)}</ul>}
            <div class="scroll" tabIndex={0} role="region" aria-label={say("view_teams")}>
                <table>
                    <caption>{say("table_caption", { outcome: isolate(inLanguage(outcome.title)) })}</caption>
                    <Head ranking={ranking} />
                    <tbody>
                        {ranked.map((one) => <Row one={one} ranking={ranking} />)}
                        <tr class="start">
                            <td class="n" />
                            <th scope="row">{say("starting_plan")}</th>
                            <td class="n">{ranking.start_mean === null ? "" : number(ranking.start_mean, outcome.unit, ranking)}</td>
                            <td colSpan={3} />
                            <td class="n">{number(ranking.start.described.use.money, "money", ranking)}</td>
                            <td class="n">{number(ranking.start.described.use.posts, "posts", ranking)}</td>
                            <td colSpan={ranking.guesses ? 3 : 2} />
                        </tr>
                    </tbody>
                </table>
            </div>
            {ranked.some(({ tied }) => tied) && <p>{say("tied")}</p>}
            {ranked.some(({ over }) => over) && <p>{say("over_last")}</p>}
            {ranking.pairs > 0 && <p class="note">{say("same_luck", { n: ranking.pairs, seed: String(state.seed) })}</p>}
        </section>
    );
}

function Head({ ranking }: { ranking: Ranking }) {
    return (
        <thead>
            <tr>
                <th scope="col" class="n">{say("rank")}</th>
                <th scope="col">{say("team")}</th>
                <th scope="col" class="n">{say("mean")}</th>
                <th scope="col" class="n">{say("team_difference")}</th>
                <th scope="col" class="n">{say("interval_title")}</th>
                <th scope="col" class="n">{say("best_of_all")}</th>
                <th scope="col" class="n">{say("money_used")}</th>
                <th scope="col" class="n">{say("posts_used")}</th>
                {ranking.guesses && <th scope="col" class="n">{say("guess_off")}</th>}
                <th scope="col" class="n">{say("settings_count")}</th>
                <td class="screen" />
            </tr>
        </thead>
    );
}

function Row({ one, ranking }: { one: Ranked<Team>; ranking: Ranking }) {
    const { what: team, compared, over, rank, tied } = one;
    const { outcome } = ranking;
    const shown = (value: number | undefined, unit: string) => (value === undefined ? say("no_value") : number(value, unit, ranking));
    const apart = (value: number) => number(value, outcome.unit, ranking, "difference");
    const { use } = team.described;
    const name = shorten(team.name, 60);
    const off = ranking.off(team);
    return (
        <tr data-team={team.name} data-over={over}>
            <td class="n">{tied ? say("tied_rank", { rank }) : rank}</td>
            <th scope="row" dir="auto">{name}{over && <> <strong class="worse">{say("team_over")}</strong></>}</th>
            <td class="n">{shown(compared?.mean, outcome.unit)}</td>
            <td class="n">{compared ? apart(compared.difference.mean) : say("no_value")}</td>
            <td class="n">{compared ? say("team_range", { low: apart(compared.difference.interval.low), high: apart(compared.difference.interval.high) }) : say("no_value")}</td>
            <td class="n">{shown(compared ? compared.best.share * 100 : undefined, "%")}</td>
            <td class="n">{shown(use.money, "money")}</td>
            <td class="n">{shown(use.posts, "posts")}</td>
            {ranking.guesses && <td class="n">{off === null ? "" : number(off, ranking.quantity_unit, ranking, "distance")}</td>}
            <td class="n">{team.plan.set.length}</td>
            <td class="screen">
                <span class="actions">
                    <button type="button" class="small-button" aria-label={say("take_up", { name })} onClick={() => (load(team.plan), show("plan"))}>{say("load")}</button>
                    <button type="button" class="small-button" aria-label={say("remove_team", { name })} onClick={() => remove(team)}>×</button>
                </span>
            </td>
        </tr>
    );
}

/** The table as numbers, for a spreadsheet. */
function rows(ranking: Ranking): Cell[][] {
    const { outcome, currency, ranked } = ranking;
    const unit = outcome.unit === "money" ? currency : outcome.unit;
    const head = ["rank", "tied", "team", "exercise", "outcome", "unit", "mean", "difference", "difference_low", "difference_high", "share_best", "money", "posts", "over_budget", "curve_off_by", "file", "settings", "code"];
    return [
        head,
        ...ranked.map(({ what: team, compared, over, rank, tied }) => [
            rank, tied ? "yes" : "no", team.name, team.exercise ?? "", outcome.key, unit,
            compared?.mean ?? null, compared?.difference.mean ?? null, compared?.difference.interval.low ?? null, compared?.difference.interval.high ?? null, compared?.best.share ?? null,
            team.described.use.money, team.described.use.posts, over ? "yes" : "no", ranking.off(team),
            team.plan.file, settingsText(team.plan), team.code,
        ]),
    ];
}
