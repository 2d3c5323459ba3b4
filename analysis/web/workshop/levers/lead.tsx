/** National lead over the plan's years: a curve whose points are dragged. */
import { useRef } from "preact/hooks";
import { numberAxis, timeAxis } from "../../source/axes";
import { isolate } from "../../source/format";
import { timeOf } from "../dates";
import { say } from "../messages";
import { percent } from "../numbers";
import { move, state } from "../state";
import { useWidth } from "../width";
import { forSome, leadAt, points, settingsFor, type Point } from "./curve";
import { nameOf } from "./told";

const height = 180;
const top = 14;
const bottom = 26;
const right = 22;

export function Lead() {
    const { host, width } = useWidth<HTMLDivElement>();
    const held = useRef<number | null>(null);
    const { plan, language } = state;
    const { described } = state.current!;
    const all = points(described, plan);
    const single = forSome(described);
    const numbers = numberAxis(0, 100, 4, "%", language);
    const axis = Math.ceil(numbers.widest) + 10;
    const left = axis + 14; // the first point must not lie on the axis' labels
    const [from, to] = [timeOf(described.start), timeOf(described.end)];
    const x = (time: number) => left + ((time - from) / (to - from)) * Math.max(1, width - left - right);
    const y = (level: number) => top + (1 - level) * (height - top - bottom);
    const time = timeAxis(new Date(from), new Date(to), Math.max(1, width - left - right), language);

    const put = (year: number, level: number) => {
        const bounded = Math.round(Math.max(0, Math.min(1, level)) * 100) / 100;
        const next: Point[] = all.map((point, i) => (i === year ? { ...point, level: bounded } : point));
        move(settingsFor(described, next));
    };
    const key = (event: KeyboardEvent, year: number) => {
        const by: Record<string, number> = { ArrowUp: 0.05, ArrowRight: 0.05, ArrowDown: -0.05, ArrowLeft: -0.05, PageUp: 0.2, PageDown: -0.2, Home: -1, End: 1 };
        const step = by[event.key];
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        put(year, all[year]!.level + step * (event.shiftKey ? 0.2 : 1));
    };
    const drag = (event: PointerEvent & { currentTarget: SVGElement }) => {
        if (held.current === null) return;
        const area = event.currentTarget.closest("svg")!.getBoundingClientRect();
        put(held.current, 1 - (event.clientY - area.top - top) / (height - top - bottom));
    };
    const line = (level: (t: number) => number, times: number[]) => times.map((t, i) => `${i ? "L" : "M"}${x(t)} ${y(level(t))}`).join("");
    const drawn = (t: number) => all.find((point) => point.time === t)?.level ?? all.at(-1)!.level;
    const started = state.start!.described;
    const fine = [...all.map((point) => point.time), ...started.lead.map((step) => timeOf(step.from)).filter((t) => t > from && t < to), to].sort((a, b) => a - b);
    return (
        <>
            <div ref={host} class="curve">
                {width > 0 && (
                    <svg width={width} height={height} role="group" aria-label={say("lead")}>
                        {numbers.ticks.map((tick) => (
                            <>
                                <line x1={axis} x2={width - right} y1={y(tick / 100)} y2={y(tick / 100)} class="grid" />
                                <text x={axis - 6} y={y(tick / 100)} dy="0.32em" text-anchor="end">{numbers.label(tick)}</text>
                            </>
                        ))}
                        {time.ticks.map((tick) => <text x={x(+tick)} y={height - 8} text-anchor="middle">{time.label(tick)}</text>)}
                        <path class="lead-before" d={line((t) => leadAt(started, t), fine)} />
                        <path class="lead-line" d={line(drawn, [...all.map((point) => point.time), to])} />
                        {all.map((point, year) => (
                            <g
                                class="handle point" role="slider" tabindex={0} aria-orientation="vertical"
                                aria-label={`${say("lead")}, ${new Date(point.time).getUTCFullYear()}`} aria-valuemin={0} aria-valuemax={100}
                                aria-valuenow={Math.round(point.level * 100)} aria-valuetext={percent(point.level)}
                                onKeyDown={(event) => key(event, year)}
                                onPointerDown={(event) => {
                                    event.currentTarget.setPointerCapture(event.pointerId);
                                    held.current = year;
                                }}
                                onPointerMove={drag}
                                onPointerUp={() => (held.current = null)}
                                onPointerCancel={() => (held.current = null)}
                            >
                                <rect x={x(point.time) - 13} y={y(point.level) - 13} width={26} height={26} class="hit" />
                                <circle cx={x(point.time)} cy={y(point.level)} r={7} />
                                <text x={x(point.time)} y={y(point.level) + (point.level > 0.85 ? 24 : -12)} text-anchor="middle">{Math.round(point.level * 100)}</text>
                            </g>
                        ))}
                    </svg>
                )}
            </div>
            <p class="note">{say("lead_how")}</p>
            {single.length > 0 && (
                <p class="note">
                    {say("lead_single", {
                        names: [...new Set(single.flatMap((step) => step.institutions))]
                            .map((id) => isolate(nameOf(id, described.institutions))).join(", "),
                    })}
                </p>
            )}
        </>
    );
}
