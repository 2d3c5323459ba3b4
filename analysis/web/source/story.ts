/** One run told as dots along time, a lane for each kind of event. */
import { dot, ruleX, ruleY, text } from "@observablehq/plot";
import { draw, horizontal, timeAxis } from "./axes";
import type { StoryChart, StoryEvent } from "./data";
import { drawingName, html, seriesColor, type View } from "./elements";
import { clean, cut, dateText, shorten, textWidth } from "./format";
import { tipNear } from "./tip";

const radius = 4.5;
const laneHead = 22;
const rowHeight = 16;

interface Placed {
    event: StoryEvent;
    x: number;
    row: number;
    /** Room for a label right of the dot, in pixels. */
    room: number;
}

/** Dots that would touch go to a row below. A label gets the room up to the next dot of its row. */
function place(events: StoryEvent[], at: (date: Date) => number, end: number): { placed: Placed[]; rows: number } {
    const rows: Placed[][] = [];
    for (const event of [...events].sort((a, b) => +a.date - +b.date)) {
        const x = at(event.date);
        // A row with room for a readable label first, then any row where the dots do not touch.
        const free = (gap: number) => rows.findIndex((row) => x - row.at(-1)!.x >= gap);
        let row = free(96);
        if (row < 0 && rows.length >= 6) row = free(2 * radius + 2);
        if (row < 0 && rows.length >= 12) row = rows.length - 1;
        if (row < 0) row = rows.push([]) - 1;
        rows[row]!.push({ event, x, row, room: 0 });
    }
    for (const row of rows) row.forEach((dot, i) => (dot.room = (row[i + 1]?.x ?? end) - dot.x - 2 * radius - 6));
    return { placed: rows.flat(), rows: Math.max(1, rows.length) };
}

export function drawStory(chart: StoryChart, choice: number, view: View): Element[] {
    const { lanes, events, label } = chart.choices[choice]!;
    const margin = 20; // half of the first day written below the axis
    const times = events.map((event) => +event.date);
    const dates = [...times, ...view.dates.slice(0, 1).map(Number), ...view.dates.slice(-1).map(Number)];
    const from = new Date(Math.min(...dates));
    const to = new Date(Math.max(...dates));
    const pixels = view.width - 2 * margin - 12;
    const axis = timeAxis(from, to, pixels, view.language);
    const at = (date: Date) => ((+date - +axis.domain[0]) / (+axis.domain[1] - +axis.domain[0])) * pixels;
    let top = 0;
    const laid = lanes.map((lane, i) => {
        const { placed, rows } = place(events.filter((event) => event.lane === i), at, pixels + 12);
        const start = top;
        top += laneHead + rows * rowHeight + 8;
        return { lane, i, start, placed };
    });
    const y = (start: number, row: number) => start + laneHead + (row + 0.5) * rowHeight;
    const dots = laid.flatMap(({ i, start, placed }) => placed.map((p) => ({ ...p, lane: i, y: y(start, p.row), date: p.event.date })));
    const labelled = dots.filter((d) => d.room >= Math.min(60, textWidth(clean(d.event.label[view.language]), 11)));
    const height = 8 + top + 26;
    const drawn = draw(drawingName(view.title, chart.choices.length > 1 ? label[view.language] : ""), "utc", {
        width: view.width,
        height,
        marginLeft: margin,
        marginRight: margin + 12,
        marginTop: 8,
        marginBottom: 26,
        x: { domain: axis.domain },
        y: { type: "linear", domain: [0, top], range: [8, 8 + top] },
        marks: [
            ...horizontal(axis),
            ruleX([from], { stroke: "var(--grid)" }),
            ruleY(laid, { y: "start", stroke: "var(--text-soft)" }),
            text(laid, {
                y: (d: (typeof laid)[number]) => d.start + 12,
                frameAnchor: "left",
                textAnchor: "start",
                text: (d: (typeof laid)[number]) => cut(d.lane[view.language], view.width - 2 * margin, 12, 600),
                fontWeight: 600,
            }),
            dot(dots, { x: "date", y: "y", r: radius, fill: (d: (typeof dots)[number]) => seriesColor(d.lane), stroke: "var(--page)" }),
            text(labelled, {
                x: "date",
                y: "y",
                dx: radius + 4,
                textAnchor: "start",
                text: (d: (typeof dots)[number]) => cut(d.event.label[view.language], d.room, 11),
                className: "small",
                fill: "currentColor",
                stroke: "var(--page)",
                strokeWidth: 3,
            }),
        ],
        color: { type: "identity" },
        r: { type: "identity" },
    });
    const spots = dots.map((d) => ({
        x: drawn.x(d.date),
        y: drawn.y(d.y),
        lines: [dateText(d.date, view.language), shorten(d.event.label[view.language], 240)],
    }));
    tipNear(drawn.svg, spots, { reach: 12 });
    return [drawn.svg, html("p", "axis-title right", view.words.date)];
}
