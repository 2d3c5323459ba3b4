/** The sequence of activities: bars that are dragged along time, by institution, with what comes after what. */
import { useMemo, useRef, useState } from "preact/hooks";
import { timeAxis } from "../../source/axes";
import { isolate } from "../../source/format";
import { addMonths, isoOf, timeOf, week } from "../dates";
import { inLanguage, say } from "../messages";
import { move, settingOf, state } from "../state";
import { useWidth } from "../width";
import { ActivityBar, link, MissionBar } from "./gantt_bars";
import { layActivities } from "./gantt_rows";
import { earliest, latestStart, lengthOf, moved, type Starts } from "./schedule";
import { settled } from "./values";

const left = 4;
const right = 20;
const head = 22;
/** More activities than this can be narrowed to one institution. */
const many = 14;

/** Where activities stand: what was set last, or else what the simulator read. */
function startsNow(): Starts {
    return new Map(state.current!.described.activities.map((one) => {
        const set = settingOf(`activity.${one.id}.start`);
        const just = set && /^\d{4}-\d\d-\d\d$/.test(set) ? timeOf(set) : NaN;
        return [one.id, Number.isNaN(just) ? timeOf(one.start) : just];
    }));
}

function write(starts: Starts): void {
    const before = new Map(state.start!.described.activities.map((one) => [one.id, one.start]));
    move([...starts].map(([id, time]) => settled(`activity.${id}.start`, isoOf(time), before.get(id) === isoOf(time))));
}

export function Gantt() {
    const { host, width } = useWidth<HTMLDivElement>();
    const [only, setOnly] = useState("");
    const held = useRef<{ id: string; x: number; starts: Starts } | null>(null);
    const { language } = state;
    const { described } = state.current!;
    const starts = startsNow();
    // A new description comes with every move, but what is laid out changes only with another file.
    const laid = useMemo(() => layActivities(described, only), [described.country_id, state.plan.file, described.activities.map((one) => inLanguage(one.name)).join("\n"), only, language]);
    const [from, to] = [timeOf(described.start), timeOf(described.end)];
    const pixels = Math.max(1, width - left - right);
    const x = (time: number) => left + ((time - from) / (to - from)) * pixels;
    const time = timeAxis(new Date(from), new Date(to), pixels, language);
    const height = head + laid.height + 8;

    const place = (id: string, wanted: number, origin: Starts) => write(moved(described, origin, id, wanted));
    const key = (event: KeyboardEvent, id: string) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const activity = described.activities.find((one) => one.id === id)!;
        const now = starts.get(id)!;
        const by = event.shiftKey ? (months: number) => addMonths(now, months) : (weeks: number) => now + weeks * week;
        const goes: Record<string, () => number> = {
            ArrowRight: () => by(1), ArrowUp: () => by(1), ArrowLeft: () => by(-1), ArrowDown: () => by(-1),
            PageUp: () => addMonths(now, 3), PageDown: () => addMonths(now, -3),
            Home: () => earliest(described, activity, starts), End: () => latestStart(described, activity, starts),
        };
        const wanted = goes[event.key]?.();
        if (wanted === undefined) return;
        event.preventDefault();
        place(id, wanted, starts);
    };
    return (
        <>
            <p class="note">{say("gantt_how")}</p>
            {described.activities.length > many && (
                <p class="control">
                    <label for="gantt-only">{say("institution")}</label>
                    <select id="gantt-only" value={only} onChange={(event) => setOnly(event.currentTarget.value)}>
                        <option value="">{say("all_institutions")}</option>
                        {described.institutions.filter((one) => described.activities.some((activity) => activity.institution === one.id))
                            .map((one) => <option value={one.id} dir="auto">{isolate(inLanguage(one.name))}</option>)}
                    </select>
                </p>
            )}
            <div ref={host} class="gantt">
                {width > 0 && (
                    <svg width={width} height={height} role="group" aria-label={say("sequence")}>
                        {time.ticks.map((tick) => (
                            <>
                                <line x1={x(+tick)} x2={x(+tick)} y1={head - 4} y2={height} class="grid" />
                                <text x={x(+tick)} y={12} text-anchor={x(+tick) < 18 ? "start" : "middle"} class="small">{time.label(tick)}</text>
                            </>
                        ))}
                        {laid.missions.map((row) => <MissionBar row={row} top={head} x={x} width={width} />)}
                        {laid.headings.map((row) => <text x={left} y={head + row.y + 15} class="heading">{isolate(row.name)}</text>)}
                        {laid.rows.flatMap((row) => row.activity.after.flatMap((id) => {
                            const before = laid.rows.find((other) => other.activity.id === id);
                            if (!before) return [];
                            return [<path class="after" d={link(x(starts.get(id)! + lengthOf(before.activity)), head + before.bar, x(starts.get(row.activity.id)!), head + row.bar)} />];
                        }))}
                        {laid.rows.map((row) => {
                            const { id } = row.activity;
                            const start = starts.get(id)!;
                            const end = start + lengthOf(row.activity);
                            return (
                                <ActivityBar
                                    key={id} row={row} top={head} x={x} width={width} start={start} end={end} language={language}
                                    began={timeOf(state.start!.described.activities.find((one) => one.id === id)?.start ?? isoOf(start))}
                                    low={earliest(described, row.activity, starts)} high={latestStart(described, row.activity, starts)}
                                    onKey={(event) => key(event, id)}
                                    onGrab={(at) => (held.current = { id, x: at, starts })}
                                    onDrag={(at) => {
                                        const { current } = held;
                                        if (!current) return;
                                        const weeks = Math.round(((at - current.x) / pixels) * ((to - from) / week));
                                        place(id, current.starts.get(id)! + weeks * week, current.starts);
                                    }}
                                    onDrop={() => (held.current = null)}
                                />
                            );
                        })}
                    </svg>
                )}
            </div>
        </>
    );
}
