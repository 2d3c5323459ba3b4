/** A story on the page: controls of time, lanes, and events that follow. */
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { dateText, isolate, valueText } from "../../source/format";
import { dateOf, dayText } from "../dates";
import { Drawing } from "../drawing";
import { inLanguage, say } from "../messages";
import { state } from "../state";
import type { Story } from "../types";
import { drawLane, drawMarks, drawWork, type Veiled } from "./chart";
import { AllEvents, Events } from "./events";
import { eventsOf, lanesOf, type Happening, type Lane } from "./lanes";
import { speeds, usePlayer, type Player, type Speed } from "./player";

export function Telling({ story, currency, waiting }: { story: Story; currency: string; waiting: boolean }) {
    const [speed, setSpeed] = useState<Speed>("middle");
    const { language } = state;
    const dates = useMemo(() => story.dates.map(dateOf), [story]);
    const lanes = useMemo(() => lanesOf(story), [story, language]);
    const events = useMemo(() => eventsOf(story), [story, language]);
    const turning = useMemo(() => events.filter(({ told }) => told), [events]);
    const player = usePlayer(dates.length, speed);
    const { week } = player;
    const date = dateText(dates[week] ?? new Date(0), language);
    const work = useMemo(() => (story.series["activity_status"] ?? []).map(({ name, values }) => ({ name: inLanguage(name), values })), [story, language]);
    return (
        <div class="telling" aria-busy={waiting}>
            <Controls player={player} weeks={dates.length} date={date} turning={turning} speed={speed} onSpeed={setSpeed} dates={dates} />
            <div class="stage">
                <div class="lanes" role="group" aria-label={say("lanes")}>
                    {lanes.map((lane) => <LaneFigure key={lane.key} lane={lane} dates={dates} currency={currency} week={week} />)}
                    {work.length > 0 && <WorkFigure rows={work} dates={dates} week={week} />}
                </div>
                <Events events={events} week={week} date={date} playing={player.playing} />
            </div>
            <AllEvents events={events} />
        </div>
    );
}

interface ControlsProps {
    player: Player;
    weeks: number;
    date: string;
    dates: Date[];
    turning: Happening[];
    speed: Speed;
    onSpeed: (speed: Speed) => void;
}

function Controls({ player, weeks, date, dates, turning, speed, onSpeed }: ControlsProps) {
    const { week, playing, may_play, go, toggle } = player;
    const marks = useMemo(() => turning.map((one) => ({
        week: one.week,
        lines: [dayText(one.date), say("event_text", { who: isolate(one.who), what: one.what }), say("because", { cause: one.cause })],
    })), [turning]);
    const draw = useCallback((width: number) => drawMarks(marks, say("events"), dates, width), [marks, dates]);
    const next = turning.find((one) => one.week > week);
    const before = turning.filter((one) => one.week < week).at(-1);
    return (
        <div class="controls-of-time">
            <p class="now" aria-live="off"><strong>{say("story_week", { date })}</strong></p>
            <Drawing draw={draw} />
            <input
                type="range" class="scrub" min={0} max={weeks - 1} step={1} value={week} aria-label={say("time")} aria-valuetext={say("story_week", { date })} autocomplete="off"
                onInput={(event) => go(event.currentTarget.valueAsNumber)}
                onKeyDown={(event) => {
                    if (event.key !== " " || !may_play) return;
                    event.preventDefault();
                    toggle();
                }}
            />
            <p class="actions">
                {may_play && <button type="button" class="main" onClick={toggle}>{say(playing ? "pause" : "play")}</button>}
                <button type="button" disabled={week === 0} onClick={() => go(week - 4)}>{say("week_back")}</button>
                <button type="button" disabled={week >= weeks - 1} onClick={() => go(week + 4)}>{say("week_on")}</button>
                <button type="button" disabled={!before} onClick={() => before && go(before.week)}>{say("event_before")}</button>
                <button type="button" disabled={!next} onClick={() => next && go(next.week)}>{say("event_next")}</button>
                {may_play && (
                    <label>
                        {say("speed")}{" "}
                        <select value={speed} onChange={(event) => onSpeed(event.currentTarget.value as Speed)}>
                            {(Object.keys(speeds) as Speed[]).map((one) => <option value={one}>{say(`speed_${one}`)}</option>)}
                        </select>
                    </label>
                )}
            </p>
            {!may_play && <p class="note">{say("still")}</p>}
        </div>
    );
}

/** Draws once a width; every week only moves the veil. */
function useVeiled(make: (width: number) => Veiled, week: number) {
    const show = useRef<(week: number) => void>(() => undefined);
    const now = useRef(week);
    now.current = week;
    const draw = useCallback((width: number) => {
        const veiled = make(width);
        show.current = veiled.show;
        veiled.show(now.current);
        return veiled.elements;
    }, [make]);
    useEffect(() => show.current(week), [week]);
    return draw;
}

function LaneFigure({ lane, dates, currency, week }: { lane: Lane; dates: Date[]; currency: string; week: number }) {
    const title = say(`lane_${lane.key}`);
    const make = useCallback((width: number) => drawLane(lane, title, dates, currency, width), [lane, dates, currency]);
    const draw = useVeiled(make, week);
    // Names of lines say what is counted; only money needs its unit.
    const show = (value: number) => (lane.unit === "money" || lane.unit === "1" ? valueText(value, lane.unit, state.language, currency) : valueText(Math.round(value), "1", state.language, ""));
    const now = lane.lines.map((line) => `${isolate(line.name)} ${show(line.values[week] ?? 0)}`).join(" · ");
    return (
        <figure>
            <figcaption><b>{title}</b> <span class="reading">{now}</span></figcaption>
            <Drawing draw={draw} />
        </figure>
    );
}

function WorkFigure({ rows, dates, week }: { rows: { name: string; values: number[] }[]; dates: Date[]; week: number }) {
    const title = say("lane_work");
    const make = useCallback((width: number) => drawWork(rows, title, dates, width), [rows, dates, state.language]);
    const draw = useVeiled(make, week);
    return (
        <figure>
            <figcaption><b>{title}</b></figcaption>
            <Drawing draw={draw} />
        </figure>
    );
}
