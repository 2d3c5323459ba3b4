/** Factors by outcomes: a number in every cell, on a colour that deepens with its size. */
import { rect, text } from "@observablehq/plot";
import { draw } from "./axes";
import type { HeatChart, Text } from "./data";
import { drawingName, html, type View } from "./elements";
import { axisFormat, clean, cut, isolate, shorten, textWidth, valueText } from "./format";
import { layRows } from "./rows";
import { tipNear } from "./tip";

const lineHeight = 15;
const mostLines = 4;
/** The deepest colour still lets the number on it be read, in dark and light. */
const deepest = 0.5;

/** A label in lines of `pixels`, or nothing where a word or the lines do not fit. */
function wrap(label: string, pixels: number): string[] | null {
    const lines: string[] = [];
    for (const word of clean(label).split(" ")) {
        const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
        if (lines.length > 0 && textWidth(longer) <= pixels) lines[lines.length - 1] = longer;
        else if (textWidth(word) <= pixels) lines.push(word);
        else return null;
    }
    return lines.length <= mostLines ? lines : null;
}

/** What stands above the columns: their names, or numbers that a list below explains. */
function headings(columns: Text[], pixels: number, view: View): { lines: string[][]; list: Element[] } {
    const names = columns.map((column) => wrap(column[view.language], pixels));
    if (names.every((name) => name !== null)) return { lines: names as string[][], list: [] };
    const items = columns.map((column, i) => html("li", "", html("span", "", `${i + 1}  `, cut(column[view.language], view.width - 40))));
    return { lines: columns.map((_, i) => [String(i + 1)]), list: [html("ul", "legend", ...items)] };
}

export function drawHeat(chart: HeatChart, choice: number, view: View): Element[] {
    const { columns, rows } = chart.choices[choice]!;
    const laid = layRows(rows.map((row) => ({ label: row.label[view.language], strong: false })), view.width);
    const marginRight = 4;
    const pixels = Math.min(130, (view.width - laid.marginLeft - marginRight) / columns.length);
    const width = Math.ceil(laid.marginLeft + pixels * columns.length + marginRight);
    const heads = headings(columns, pixels - 8, view);
    const tallest = Math.max(1, ...heads.lines.map((lines) => lines.length));
    const marginTop = tallest * lineHeight + 8;
    const show = (value: number | null) => (value === null ? "–" : valueText(value, "1", view.language, view.currency));
    const twoDigits = axisFormat("1", view.language, 0.01, 1);
    // No "-0.00".
    const brief = (value: number | null) => (value === null ? "–" : twoDigits(Math.round(value * 100) / 100 || 0));
    const most = Math.max(1e-9, ...chart.choices.flatMap((c) => c.rows).flatMap((row) => row.values).map((value) => Math.abs(value ?? 0)));
    const cells = rows.flatMap((row, r) => row.values.map((value, c) => ({ value, row: r, column: c })));
    const box = (below: boolean) =>
        rect(cells.filter((cell) => (cell.value ?? 0) < 0 === below), {
            x1: (cell: { column: number }) => cell.column,
            x2: (cell: { column: number }) => cell.column + 1,
            y1: (cell: { row: number }) => laid.middle(cell.row) - 12,
            y2: (cell: { row: number }) => laid.middle(cell.row) + 12,
            insetLeft: 1,
            insetRight: 1,
            fillOpacity: { value: (cell: { value: number | null }) => (deepest * Math.abs(cell.value ?? 0)) / most, scale: null },
            className: below ? "heat below" : "heat",
        });
    const drawn = draw(drawingName(view.title, chart.choices.length > 1 ? chart.choices[choice]!.label[view.language] : ""), "linear", {
        width,
        height: marginTop + laid.height + 6,
        marginLeft: laid.marginLeft,
        marginRight,
        marginTop,
        marginBottom: 6,
        x: { domain: [0, columns.length] },
        y: { type: "linear", domain: [0, laid.height], range: [marginTop, marginTop + laid.height] },
        marks: [
            box(false),
            box(true),
            text(cells, {
                x: (cell: { column: number }) => cell.column + 0.5,
                y: (cell: { row: number }) => laid.middle(cell.row),
                text: (cell: { value: number | null }) => brief(cell.value),
                fill: "currentColor",
            }),
            text(heads.lines, {
                x: (_: string[], column: number) => column + 0.5,
                y: () => 0,
                text: (lines: string[]) => lines.map(isolate).join("\n"),
                lineAnchor: "bottom",
                lineHeight: lineHeight / 12,
                dy: -6,
                fill: "currentColor",
            }),
            ...laid.labels,
        ],
    });
    const spots = cells.map((cell) => ({
        x: drawn.x(cell.column + 0.5),
        y: drawn.y(laid.middle(cell.row)),
        lines: [
            shorten(rows[cell.row]!.label[view.language], 120),
            `${shorten(columns[cell.column]![view.language], 120)}: ${show(cell.value)}`,
        ],
    }));
    tipNear(drawn.svg, spots, { reach: Math.max(14, pixels / 2) });
    return [drawn.svg, ...heads.list];
}
