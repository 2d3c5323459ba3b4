/** The plan as dated bars: planned times as outlines, simulated times filled, with the spread of the runs. */
import { link, rect, ruleX } from "@observablehq/plot";
import { draw, horizontal, timeAxis } from "./axes";
import type { GanttChart, GanttRow } from "./data";
import { drawingName, html, key, legend, svg, type View } from "./elements";
import { dateText, shorten } from "./format";
import { layRows } from "./rows";
import { tipNear, type Spot } from "./tip";

interface Line {
    x1: Date;
    x2: Date;
    y1: number;
    y2: number;
}

const half = { planned: 10, simulated: 6 };

/** A spread with its two ends; the start's stands above the middle, the finish's below, so that both stay visible. */
function whisker(dates: Date[], y: number): Line[] {
    const [low, , high] = dates as [Date, Date, Date];
    return [
        { x1: low, x2: high, y1: y, y2: y },
        { x1: low, x2: low, y1: y - 3, y2: y + 3 },
        { x1: high, x2: high, y1: y - 3, y2: y + 3 },
    ];
}

function rowLines(row: GanttRow, view: View): string[] {
    const day = (date: Date) => dateText(date, view.language);
    const lines = [shorten(row.label[view.language], 120)];
    if (row.planned) lines.push(`${view.words.planned}: ${day(row.planned[0]!)} – ${day(row.planned[1]!)}`);
    if (row.started) {
        lines.push(`${view.words.simulated}: ${day(row.started[1]!)} – ${row.finished ? day(row.finished[1]!) : "…"}`);
        const spreads = [row.started, ...(row.finished ? [row.finished] : [])];
        lines.push(`${view.words.most}: ${spreads.map((s) => `${day(s[0]!)} – ${day(s[2]!)}`).join("; ")}`);
    }
    const note = row.note[view.language];
    return note ? [...lines, shorten(note, 160)] : lines;
}

function ganttLegend(view: View): HTMLElement {
    const bar = (className: string, height: number) => svg("rect", { x: 1, y: 7 - height / 2, width: 28, height, class: className });
    const line = svg("path", { d: "M3 7H27M3 4V10M27 4V10", class: "whisker" });
    return legend(
        key([bar("planned", 12)], view.words.planned),
        key([bar("simulated", 8)], `${view.words.simulated} (${view.words.median})`),
        key([line], view.words.most),
    );
}

export function drawGantt(chart: GanttChart, choice: number, view: View): Element[] {
    const { rows } = chart.choices[choice]!;
    const laid = layRows(rows.map((row) => ({ label: row.label[view.language], strong: row.kind === "mission" })), view.width);
    const all = rows.flatMap((row) => [...(row.planned ?? []), ...(row.started ?? []), ...(row.finished ?? [])]).map(Number);
    const from = new Date(Math.min(+chart.from, ...all));
    const to = new Date(Math.max(+chart.to, ...all));
    const marginRight = 22;
    const axis = timeAxis(from, to, view.width - laid.marginLeft - marginRight, view.language);
    const height = laid.marginTop + laid.height + 26;
    const bars = (reach: number, span: (row: GanttRow) => [Date, Date] | null) =>
        rows.flatMap((row, i) => {
            const dates = span(row);
            return dates ? [{ x1: dates[0], x2: dates[1], y1: laid.middle(i) - reach, y2: laid.middle(i) + reach }] : [];
        });
    const position = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
    const whiskers = rows.flatMap((row, i) => [
        ...(row.started ? whisker(row.started, laid.middle(i) - 3) : []),
        ...(row.finished ? whisker(row.finished, laid.middle(i) + 3) : []),
    ]);
    const drawn = draw(drawingName(view.title, chart.choices.length > 1 ? chart.choices[choice]!.label[view.language] : ""), "utc", {
        width: view.width,
        height,
        marginLeft: laid.marginLeft,
        marginRight,
        marginTop: laid.marginTop,
        marginBottom: 26,
        x: { domain: axis.domain },
        y: { type: "linear", domain: [0, laid.height], range: [laid.marginTop, laid.marginTop + laid.height] },
        marks: [
            ...horizontal(axis),
            ruleX([from], { stroke: "var(--text-soft)" }),
            rect(bars(half.planned, (row) => row.planned as [Date, Date] | null), {
                ...position, fill: "var(--page)", fillOpacity: 0, className: "planned", rx: 2,
            }),
            rect(bars(half.simulated, (row) => (row.started && row.finished ? [row.started[1]!, row.finished[1]!] : null)), {
                ...position, className: "simulated",
            }),
            // Begun and, in the middle run, not finished: open to the end of the time shown.
            rect(bars(half.simulated, (row) => (row.started && !row.finished ? [row.started[1]!, to] : null)), {
                ...position, className: "simulated open",
            }),
            link(whiskers, { ...position, className: "whisker" }),
            ...laid.labels,
        ],
    });
    const spots = rows.map((row, i): Spot => ({ x: 0, y: drawn.y(laid.middle(i)), lines: rowLines(row, view) }));
    tipNear(drawn.svg, spots, { reach: 13, rows: true });
    return [ganttLegend(view), drawn.svg, html("p", "axis-title right", view.words.date)];
}
