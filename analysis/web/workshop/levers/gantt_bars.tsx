/** Pieces of the sequence: an activity's bar, a mission's bar, and the line from one activity to the next. */
import { useMemo } from "preact/hooks";
import { cut, dateText, isolate } from "../../source/format";
import { day, timeOf } from "../dates";
import { inLanguage, say } from "../messages";
import type { Language } from "../types";
import { bar_height, type ActivityRow, type MissionRow } from "./gantt_rows";

type At = (time: number) => number;

export function MissionBar({ row: { mission, y }, top, x, width }: { row: MissionRow; top: number; x: At; width: number }) {
    const [from, to] = [x(timeOf(mission.start)), x(timeOf(mission.end))];
    return (
        <g>
            <rect class="mission" x={from} width={Math.max(2, to - from)} y={top + y + 2} height={17} rx={2} />
            <text x={Math.max(from, 4) + 4} y={top + y + 15} class="small">{cut(say("mission_bar", { name: isolate(inLanguage(mission.name)), n: mission.posts }), width - Math.max(from, 4) - 12, 11)}</text>
        </g>
    );
}

/** From the end of one bar to the beginning of another, with an arrow's head. */
export function link(x1: number, y1: number, x2: number, y2: number): string {
    const middle = x2 - x1 > 12 ? x2 - 6 : x1 + 6;
    const turn = y2 > y1 ? y2 - bar_height / 2 - 3 : y2 + bar_height / 2 + 3;
    const way = x2 - x1 > 12 ? `H${middle}V${y2}` : `H${middle}V${turn}H${x2 - 6}V${y2}`;
    return `M${x1} ${y1}${way}H${x2}M${x2 - 5} ${y2 - 4}L${x2} ${y2}L${x2 - 5} ${y2 + 4}`;
}

interface BarProps {
    row: ActivityRow;
    top: number;
    x: At;
    width: number;
    start: number;
    end: number;
    language: Language;
    /** Start in the starting plan. */
    began: number;
    low: number;
    high: number;
    onKey: (event: KeyboardEvent) => void;
    onGrab: (x: number) => void;
    onDrag: (x: number) => void;
    onDrop: () => void;
}

export function ActivityBar({ row, top, x, width, start, end, language, began, low, high, onKey, onGrab, onDrag, onDrop }: BarProps) {
    const { activity, mission, notes } = row;
    const name = inLanguage(activity.name);
    const [from, to] = [x(start), x(end)];
    const y = top + row.bar - bar_height / 2;
    const wide = Math.max(bar_height, to - from);
    const id = `bar-${activity.id}`;
    const note = (i: number) => top + row.y + 13 + 15 * (i + 1);
    // Measuring text and writing dates is most of the work of a moved bar.
    const dates = useMemo(() => say("from_to", { from: dateText(new Date(start), language), to: dateText(new Date(end), language) }), [start, end, language]);
    const labels = useMemo(() => ({ name: cut(name, width - 8, 12), notes: notes.map((text) => cut(text, width - 8, 11)) }), [name, notes.join("\n"), width]);
    const drag = (event: PointerEvent) => onDrag(event.clientX);
    return (
        <g>
            {mission && <rect class="mission band" x={x(timeOf(mission.start))} width={Math.max(2, x(timeOf(mission.end)) - x(timeOf(mission.start)))} y={y - 2} height={bar_height + 4} />}
            <text x={4} y={top + row.y + 13}>{labels.name}</text>
            <g id={`${id}-notes`}>
                {labels.notes.map((text, i) => <text x={4} y={note(i)} class="small soft">{text}</text>)}
            </g>
            {began !== start && <rect class="began" x={x(began)} width={Math.max(4, x(began + (end - start)) - x(began))} y={y + 2} height={bar_height - 4} rx={2} />}
            <g
                class="handle bar" id={id} role="slider" tabindex={0} aria-orientation="horizontal" aria-label={name}
                aria-describedby={notes.length > 0 ? `${id}-notes` : undefined} aria-valuemin={low / day} aria-valuemax={high / day}
                aria-valuenow={start / day} aria-valuetext={dates}
                onKeyDown={onKey}
                onPointerDown={(event) => {
                    if (event.button !== 0) return;
                    event.currentTarget.setPointerCapture(event.pointerId);
                    onGrab(event.clientX);
                }}
                onPointerMove={drag} onPointerUp={onDrop} onPointerCancel={onDrop}
            >
                <title>{isolate(name)}: {dates}{notes.map((text) => `. ${text}`)}</title>
                <rect class="hit" x={from + Math.min(0, (wide - bar_height) / 2)} width={wide} y={y} height={bar_height} />
                <rect class="body" x={from} width={Math.max(4, to - from)} y={y + 1} height={bar_height - 2} rx={3} />
                <path class="grip" d={`M${from + 5} ${y + 8}V${y + bar_height - 8}M${from + 9} ${y + 8}V${y + bar_height - 8}`} />
            </g>
            {activity.deadline && <path class="deadline" d={`M${x(timeOf(activity.deadline))} ${y - 1}V${y + bar_height + 1}m-4 0h8`} />}
        </g>
    );
}
