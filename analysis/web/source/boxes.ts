/** Ranges of factors, each on a scale of its own, with the part that is meant. */
import { rect, text } from "@observablehq/plot";
import { draw } from "./axes";
import type { BoxesChart } from "./data";
import { drawingName, key, legend, svg, type View } from "./elements";
import { axisFormat, shorten, textWidth } from "./format";
import { layRows } from "./rows";
import { tipNear } from "./tip";

const reach = 6;

export function drawBoxes(chart: BoxesChart, choice: number, view: View): Element[] {
    const { rows } = chart.choices[choice]!;
    const laid = layRows(rows.map((row) => ({ label: row.label[view.language], strong: false })), view.width);
    const show = (row: (typeof rows)[number], value: number) => {
        const width = row.high - row.low;
        return axisFormat("1", view.language, width > 0 ? width / 100 : 1, row.high)(value);
    };
    const widest = (end: "low" | "high") => Math.ceil(Math.max(0, ...rows.map((row) => textWidth(show(row, row[end])))));
    const marginRight = widest("high") + 12;
    const range = [laid.marginLeft + widest("low") + 8, view.width - marginRight];
    const share = (row: (typeof rows)[number], value: number) => (row.high > row.low ? (value - row.low) / (row.high - row.low) : 0);
    const y = { y1: (_: unknown, i: number) => laid.middle(i) - reach, y2: (_: unknown, i: number) => laid.middle(i) + reach };
    const drawn = draw(drawingName(view.title, chart.choices.length > 1 ? chart.choices[choice]!.label[view.language] : ""), "linear", {
        width: view.width,
        height: laid.marginTop + laid.height + 6,
        marginLeft: laid.marginLeft,
        marginRight,
        marginTop: laid.marginTop,
        marginBottom: 6,
        x: { domain: [0, 1], range },
        y: { type: "linear", domain: [0, laid.height], range: [laid.marginTop, laid.marginTop + laid.height] },
        marks: [
            rect(rows, { x1: () => 0, x2: () => 1, ...y, className: "bar hollow" }),
            rect(rows, { x1: (row) => share(row, row.from), x2: (row) => share(row, row.to), ...y, className: "bar" }),
            text(rows, { x: () => 0, y: (_: unknown, i: number) => laid.middle(i), text: (row) => show(row, row.low), textAnchor: "end", dx: -6, fill: "currentColor" }),
            text(rows, { x: () => 1, y: (_: unknown, i: number) => laid.middle(i), text: (row) => show(row, row.high), textAnchor: "start", dx: 6, fill: "currentColor" }),
            ...laid.labels,
        ],
    });
    const spots = rows.map((row, i) => ({
        x: 0,
        y: drawn.y(laid.middle(i)),
        lines: [
            shorten(row.label[view.language], 120),
            `${view.words.fails_there}: ${show(row, row.from)} – ${show(row, row.to)}`,
            `${view.words.whole_range}: ${show(row, row.low)} – ${show(row, row.high)}`,
        ],
    }));
    tipNear(drawn.svg, spots, { reach: 13, rows: true });
    return [
        legend(
            key([svg("rect", { x: 1, y: 2, width: 28, height: 10, class: "bar" })], view.words.fails_there),
            key([svg("rect", { x: 1, y: 2, width: 28, height: 10, class: "bar hollow" })], view.words.whole_range),
        ),
        drawn.svg,
    ];
}
