/** The charts of a story: drawn once, with a veil over what has not happened yet. */
import { areaY, lineY, rect, ruleX, text, type Markish } from "@observablehq/plot";
import { draw, horizontal, numberAxis, timeAxis, vertical, type Drawn } from "../../source/axes";
import { key, legend, seriesColor, svg } from "../../source/elements";
import { cut, dateText, shorten, valueText } from "../../source/format";
import { tipNear } from "../../source/tip";
import { say } from "../messages";
import { state } from "../state";
import { strips, type Lane, type Line } from "./lanes";

/** A drawing whose veil follows the time. */
export interface Veiled {
    elements: Element[];
    show: (week: number) => void;
}

/** All lanes share their sides, so that one moment stands on one line. */
const left = 60;
const right = 16;
const veil_height = 4000;

function veiled(elements: Element[], drawn: Drawn, dates: Date[], bottom: number): Veiled {
    const cover = svg("rect", { class: "veil", y: 0, height: bottom, width: veil_height, x: 0 });
    const cursor = svg("line", { class: "cursor", y1: 0, y2: bottom });
    drawn.svg.append(cover, cursor);
    return {
        elements,
        show: (week) => {
            const x = drawn.x(dates[Math.min(week, dates.length - 1)]!).toFixed(1);
            cover.setAttribute("x", x);
            for (const end of ["x1", "x2"]) cursor.setAttribute(end, x);
        },
    };
}

const startDash = "6 3";
const dash = ({ dashed }: Line) => (dashed ? startDash : "");
const sample = (line: Line, kind: Lane["kind"]) =>
    kind === "stack"
        ? svg("rect", { x: 0, y: 1, width: 30, height: 12, fill: seriesColor(line.color), "fill-opacity": 0.75 })
        : svg("line", { x1: 0, x2: 30, y1: 7, y2: 7, stroke: seriesColor(line.color), "stroke-width": 2.5, "stroke-dasharray": dash(line) });

function laneMarks({ kind, lines, band }: Lane, dates: Date[]): { marks: Markish[]; highest: number } {
    const marks: Markish[] = [];
    let highest = 0;
    if (band) {
        marks.push(areaY(dates, { x: dates, y1: band.low, y2: band.high, fill: "var(--text-soft)", fillOpacity: 0.2 }));
        highest = Math.max(...band.high);
    }
    let base = dates.map(() => 0);
    for (const line of lines) {
        const top = kind === "stack" ? line.values.map((value, i) => value + base[i]!) : line.values;
        highest = Math.max(highest, ...top);
        if (kind === "stack") marks.push(areaY(dates, { x: dates, y1: base, y2: top, fill: seriesColor(line.color), fillOpacity: 0.75 }));
        else marks.push(lineY(dates, { x: dates, y: top, stroke: seriesColor(line.color), strokeWidth: 2, strokeDasharray: dash(line) }));
        base = top;
    }
    return { marks, highest };
}

export function drawLane(lane: Lane, title: string, dates: Date[], currency: string, width: number): Veiled {
    const { language } = state;
    const { unit, lines, moves, band } = lane;
    const { marks, highest } = laneMarks(lane, dates);
    const numbers = numberAxis(0, highest, 3, unit, language);
    const [first, last] = [dates[0]!, dates.at(-1)!];
    // Arrivals and departures have a strip of their own below the axis of time.
    const strip = moves ? 26 : 0;
    const height = 130 + strip;
    const bottom = height - strip - 22;
    const drawn = draw(title, "utc", {
        width, height, marginLeft: left, marginRight: right, marginTop: 8, marginBottom: 22 + strip,
        x: { domain: [first, last] },
        y: { domain: numbers.domain },
        marks: [...vertical(numbers), ...horizontal(timeAxis(first, last, width - left - right, language)), ...marks],
    });
    if (moves) drawn.svg.append(movesOf(moves, dates, drawn, height - 13));
    const show = (value: number) => valueText(value, unit, language, currency);
    tipNear(drawn.svg, dates.map((date, i) => ({
        x: drawn.x(date), y: 0,
        lines: [dateText(date, language), ...lines.map((line) => `${shorten(line.name, 60)}: ${show(line.values[i]!)}`)],
    })), { top: 8, bottom });
    const keys = [
        ...lines.map((line) => key([sample(line, lane.kind)], unit === "money" && line === lines[0] ? `${line.name} (${currency})` : line.name)),
        ...(band ? [key([svg("rect", { x: 0, y: 1, width: 30, height: 12, fill: "var(--text-soft)", "fill-opacity": 0.2 })], say("lowest_to_highest", { n: band.count }))] : []),
        ...(moves ? [key([svg("path", { d: "M4 7V1M10 7V3M20 7V13M26 7V10", class: "move" }), svg("line", { x1: 0, x2: 30, y1: 7, y2: 7, stroke: "var(--text-faint)" })], say("arrivals"))] : []),
    ];
    return veiled([legend(...keys), drawn.svg], drawn, dates, height);
}

/** A tick for everybody who came or left in a week, on both sides of a line. */
function movesOf({ came, left: gone }: { came: number[]; left: number[] }, dates: Date[], drawn: Drawn, y: number): SVGGElement {
    const group = svg("g", { class: "moves" });
    const most = Math.max(1, ...came, ...gone);
    const length = (count: number) => 3 + (count / most) * 8;
    group.append(svg("line", { x1: drawn.x(dates[0]!), x2: drawn.x(dates.at(-1)!), y1: y, y2: y, stroke: "var(--text-faint)" }));
    dates.forEach((date, week) => {
        const x = drawn.x(date);
        if (came[week]! > 0) group.append(svg("line", { x1: x, x2: x, y1: y, y2: y - length(came[week]!), class: "move" }));
        if (gone[week]! > 0) group.append(svg("line", { x1: x, x2: x, y1: y, y2: y + length(gone[week]!), class: "move gone" }));
    });
    return group;
}

/** A row has its name above its bar, so that time stands below the time of the other lanes. */
const row = 32;
/** Statuses that show as a bar; planned, done and cancelled leave the row empty. */
const shown = [1, 2, 3, 4] as const;

export function drawWork(rows: { name: string; values: number[] }[], title: string, dates: Date[], width: number): Veiled {
    const { language } = state;
    const [first, last] = [dates[0]!, dates.at(-1)!];
    const height = rows.length * row + 30;
    const at = (week: number) => dates[Math.min(week, dates.length - 1)]!;
    const bars = rows.flatMap(({ values }, i) =>
        strips(values).flatMap(([status, from, to]) => (shown.some((one) => one === status) ? [{ status, x1: at(from), x2: at(to), y1: i + 0.52, y2: i + 0.92 }] : [])));
    const ends = rows.flatMap(({ values }, i) =>
        strips(values).flatMap(([status, from]) => (status >= 5 && from > 0 ? [{ x: at(from), y: i + 0.72, sign: status === 5 ? "✓" : "✕" }] : [])));
    const drawn = draw(title, "utc", {
        width, height, marginLeft: left, marginRight: right, marginTop: 4, marginBottom: 24,
        x: { domain: [first, last] },
        y: { type: "linear", domain: [0, rows.length], range: [4, 4 + rows.length * row] },
        marks: [
            ...horizontal(timeAxis(first, last, width - left - right, language)),
            ...shown.map((status) => rect(bars.filter((bar) => bar.status === status), { x1: "x1", x2: "x2", y1: "y1", y2: "y2", className: `status status-${status}` })),
            text(ends, { x: "x", y: "y", text: "sign", dx: 8, fill: "currentColor", fontWeight: 600 }),
            ruleX([first], { stroke: "var(--text-soft)" }),
        ],
    });
    const names = svg("g", { class: "names" });
    rows.forEach(({ name }, i) => {
        const label = svg("text", { x: left + 6, y: drawn.y(i + 0.3), dy: "0.32em", "text-anchor": "start" });
        label.textContent = cut(name, width - left - right - 12);
        names.append(label);
    });
    const status = (value: number) => say(`status_${Math.min(7, Math.max(0, Math.round(value))) as 0}`);
    const keys = shown.map((one) => key([svg("rect", { x: 1, y: 2, width: 28, height: 10, class: `status status-${one}` })], status(one)));
    keys.push(key([signOf("✓")], status(5)), key([signOf("✕")], `${status(6)}, ${status(7)}`));
    const all = veiled([legend(...keys), drawn.svg], drawn, dates, height);
    // Names stand above the veil.
    drawn.svg.append(names);
    return all;
}

function signOf(sign: string): SVGTextElement {
    const label = svg("text", { x: 15, y: 12, "text-anchor": "middle", fill: "currentColor" });
    label.textContent = sign;
    return label;
}

/** Marks of the turning points on the line of time. */
export function drawMarks(events: { week: number; lines: string[] }[], title: string, dates: Date[], width: number): Element[] {
    const drawing = svg("svg", { width, height: 22, viewBox: `0 0 ${width} 22`, role: "img", "aria-label": title });
    const x = (week: number) => 8 + (week / Math.max(1, dates.length - 1)) * (width - 16);
    for (const { week } of events) drawing.append(svg("path", { d: `M${x(week).toFixed(1)} 20l-4 -9h8z`, class: "mark" }));
    tipNear(drawing, events.map(({ week, lines }) => ({ x: x(week), y: 14, lines })), { reach: 14 });
    return [drawing];
}
