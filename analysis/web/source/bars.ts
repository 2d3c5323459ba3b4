/** Horizontal bars with their 95 per cent intervals. Hollow: the sign is not firm. */
import { link, rect, ruleX, text } from "@observablehq/plot";
import { draw, horizontal, numberAxis } from "./axes";
import type { BarsChart, BarsRow } from "./data";
import { drawingName, key, labelled, legend, svg, type View } from "./elements";
import { shorten, valueText } from "./format";
import { layRows } from "./rows";
import { tipNear } from "./tip";

const reach = 7;

/** The ends of a row's interval; an unbounded side runs to the edge of the chart. */
function interval(row: BarsRow, [low, high]: [number, number]): { low: number; high: number; openLow: boolean; openHigh: boolean } | null {
    if (row.low === null && row.high === null) return null;
    return { low: row.low ?? low, high: row.high ?? high, openLow: row.low === null, openHigh: row.high === null };
}

export function drawBars(chart: BarsChart, choice: number, view: View): Element[] {
    const { rows } = chart.choices[choice]!;
    const laid = layRows(rows.map((row) => ({ label: row.label[view.language], strong: false })), view.width);
    const all = chart.choices.flatMap((c) => c.rows).flatMap((row) => [row.value, row.low ?? 0, row.high ?? 0]);
    const marginRight = 28;
    const pixels = view.width - laid.marginLeft - marginRight;
    const axis = numberAxis(
        Math.min(0, ...all), Math.max(0, ...all), Math.max(2, Math.min(8, Math.floor(pixels / 80))), chart.unit, view.language);
    const marginLeft = Math.max(laid.marginLeft, Math.ceil(axis.widest / 2) + 2);
    const height = laid.marginTop + laid.height + 26;
    const show = (value: number) => valueText(value, chart.unit, view.language, view.currency);
    const bars = (firm: boolean) =>
        rows.flatMap((row, i) =>
            row.firm === firm
                ? [{ x1: Math.min(0, row.value), x2: Math.max(0, row.value), y1: laid.middle(i) - reach, y2: laid.middle(i) + reach }]
                : []);
    const position = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
    const intervals = rows.flatMap((row, i) => {
        const ends = interval(row, axis.domain);
        return ends ? [{ ...ends, y: laid.middle(i) }] : [];
    });
    const whiskers = intervals.flatMap(({ low, high, openLow, openHigh, y }) => [
        { x1: low, x2: high, y1: y, y2: y },
        ...(openLow ? [] : [{ x1: low, x2: low, y1: y - 4, y2: y + 4 }]),
        ...(openHigh ? [] : [{ x1: high, x2: high, y1: y - 4, y2: y + 4 }]),
    ]);
    const arrows = intervals.flatMap(({ low, high, openLow, openHigh, y }) => [
        ...(openLow ? [{ x: low, y, sign: "◂" }] : []),
        ...(openHigh ? [{ x: high, y, sign: "▸" }] : []),
    ]);
    const drawn = draw(drawingName(view.title, chart.choices.length > 1 ? chart.choices[choice]!.label[view.language] : ""), "linear", {
        width: view.width,
        height,
        marginLeft,
        marginRight,
        marginTop: laid.marginTop,
        marginBottom: 26,
        x: { domain: axis.domain },
        y: { type: "linear", domain: [0, laid.height], range: [laid.marginTop, laid.marginTop + laid.height] },
        marks: [
            ...horizontal(axis),
            rect(bars(true), { ...position, className: "bar" }),
            rect(bars(false), { ...position, className: "bar hollow" }),
            link(whiskers, { ...position, className: "whisker" }),
            text(arrows, { x: "x", y: "y", text: "sign" }),
            ruleX([0], { stroke: "var(--text)", strokeWidth: 1.5 }),
            ...laid.labels,
        ],
    });
    const spots = rows.map((row, i) => {
        const ends = interval(row, axis.domain);
        const range = ends ? [`${view.words.interval}: ${row.low === null ? "…" : show(row.low)} – ${row.high === null ? "…" : show(row.high)}`] : [];
        return { x: 0, y: drawn.y(laid.middle(i)), lines: [shorten(row.label[view.language], 120), `${view.words.value}: ${show(row.value)}`, ...range] };
    });
    tipNear(drawn.svg, spots, { reach: 13, rows: true });
    const keys = [key([svg("rect", { x: 1, y: 2, width: 28, height: 10, class: "bar" })], view.words.value)];
    if (intervals.length > 0) keys.push(key([svg("path", { d: "M3 7H27M3 3V11M27 3V11", class: "whisker" })], view.words.interval));
    if (rows.some((row) => !row.firm)) {
        keys.push(key([svg("rect", { x: 1, y: 2, width: 28, height: 10, class: "bar hollow" })], view.words.not_firm));
    }
    return [legend(...keys), drawn.svg, labelled("axis-title right", chart.y[view.language])];
}
