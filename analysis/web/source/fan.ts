/** Fan charts: median, half and 90 per cent of the runs over time, as small multiples with shared axes. */
import { areaY, lineY, ruleX, ruleY, text, type Markish } from "@observablehq/plot";
import { draw, horizontal, numberAxis, timeAxis, vertical, type NumberAxis, type TimeAxis } from "./axes";
import type { FanChart, FanPanel, FanSeries, Row } from "./data";
import { drawingName, grid, html, key, labelled, legend, panels, panelTitle, seriesColor, seriesDash, svg, type View } from "./elements";
import { clean, dateText, shorten, valueText } from "./format";
import { tipNear, type Spot } from "./tip";

/** Events by date; the page names them by letters, so that no label has to fit into the drawing. */
const byDate = (chart: FanChart) => [...chart.events].sort((a, b) => +a.date - +b.date);
const letter = (index: number) => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1));

/** One axis for some panels; from zero, so that plans compare at a glance, where the chart does not say otherwise. */
function axisOf(panels: FanPanel[], { axes, unit }: FanChart, view: View): NumberAxis {
    let low = axes?.zero === false ? Infinity : 0;
    let high = axes?.zero === false ? -Infinity : 0;
    for (const panel of panels)
        for (const series of panel.series)
            for (const row of series.q)
                for (const value of row) {
                    if (value === null) continue;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
    return numberAxis(low, high, 4, unit, view.language);
}

function seriesMarks(series: FanSeries, dates: Date[]): Markish[] {
    const fill = seriesColor(series.color);
    const band = (low: Row<number>, high: Row<number>, fillOpacity: number) =>
        areaY(dates, { x: dates, y1: low as number[], y2: high as number[], fill, fillOpacity, className: "band" });
    const line = (values: Row<number>) =>
        lineY(dates, { x: dates, y: values as number[], stroke: fill, strokeWidth: 2, strokeDasharray: seriesDash(series.color) });
    const [q05, q25, q50, q75, q95] = series.q;
    if (q05 && q25 && q50 && q75 && q95) return [band(q05, q95, 0.16), band(q25, q75, 0.26), line(q50)];
    return q05 ? [line(q05)] : [];
}

/** How high each event's letter stands: one step up where it would touch another. */
function letterLevels(events: { date: Date }[], x: (date: Date) => number): number[] {
    const ends: number[] = [];
    return events.map((event) => {
        const at = x(event.date);
        const free = ends.findIndex((end) => at - end >= 16);
        const level = free < 0 ? ends.length : free;
        ends[level] = at;
        return level;
    });
}

function eventMarks(events: FanChart["events"], levels: number[]): Markish[] {
    return [
        ruleX(events, { x: "date", stroke: "var(--text-soft)", strokeDasharray: "1 3" }),
        ...levels.map((level, i) =>
            text([events[i]], { x: "date", text: () => letter(i), frameAnchor: "top", dy: -6 - 13 * level, fontWeight: 600, lineAnchor: "bottom" })),
    ];
}

function tipLines(panel: FanPanel, at: number, unit: string, view: View): string[] {
    const show = (value: number) => valueText(value, unit, view.language, view.currency);
    return panel.series.flatMap((series) => {
        const middle = series.q[series.q.length === 5 ? 2 : 0]?.[at];
        if (middle === null || middle === undefined) return [];
        const low = series.q[0]?.[at];
        const high = series.q[4]?.[at];
        const spread = typeof low === "number" && typeof high === "number" && series.q.length === 5
            ? ` (${view.words.most}: ${show(low)} – ${show(high)})`
            : "";
        return [`${shorten(series.label[view.language], 60)}: ${show(middle)}${spread}`];
    });
}

interface Shared {
    numbers: NumberAxis;
    time: TimeAxis;
    width: number;
    height: number;
}

function drawPanel(chart: FanChart, panel: FanPanel, shared: Shared, view: View): HTMLElement {
    const { numbers, time, width, height } = shared;
    const title = panel.title[view.language];
    const margins = {
        marginLeft: Math.ceil(numbers.widest) + 10,
        marginRight: 22,
        marginTop: 10,
        marginBottom: 24,
    };
    const [from, to] = time.domain;
    const x = (date: Date) => ((+date - +from) / (+to - +from)) * (width - margins.marginLeft - margins.marginRight);
    const events = byDate(chart).filter((event) => +event.date >= +from && +event.date <= +to);
    const levels = letterLevels(events, x);
    const lifted = events.length > 0 ? 8 + 13 * Math.max(...levels) + 8 : 0;
    margins.marginTop += lifted;
    const drawn = draw(drawingName(view.title, title), "utc", {
        width,
        height: height + lifted,
        ...margins,
        x: { domain: time.domain },
        y: { domain: numbers.domain },
        marks: [
            ...vertical(numbers),
            ...horizontal(time),
            ruleY([numbers.domain[0] <= 0 ? 0 : numbers.domain[0]], { stroke: "var(--text-soft)" }),
            ...panel.series.flatMap((series) => seriesMarks(series, view.dates)),
            ...eventMarks(events, levels),
        ],
    });
    const spots = view.dates.flatMap((date, i): Spot[] => {
        const lines = tipLines(panel, i, chart.unit, view);
        return lines.length > 0 ? [{ x: drawn.x(date), y: 0, lines: [dateText(date, view.language), ...lines] }] : [];
    });
    tipNear(drawn.svg, spots, { top: margins.marginTop, bottom: height + lifted - margins.marginBottom });
    return html(
        "div",
        "panel",
        ...(title ? [panelTitle(title, width)] : []),
        labelled("axis-title", chart.y[view.language]),
        drawn.svg,
        html("p", "axis-title right", view.words.date),
    );
}

function seriesLegend(chosen: FanPanel[], view: View): HTMLElement {
    const seen = new Map<string, FanSeries>();
    for (const panel of chosen)
        for (const series of panel.series) seen.set(`${series.color} ${series.label[view.language]}`, series);
    const keys = [...seen.values()].map((series) =>
        key(
            [svg("line", { x1: 0, x2: 30, y1: 7, y2: 7, stroke: seriesColor(series.color), "stroke-width": 2.5, "stroke-dasharray": seriesDash(series.color) })],
            series.label[view.language],
        ));
    const spread = [...seen.values()].some((series) => series.q.length === 5);
    const band = (height: number, opacity: number) =>
        svg("rect", { x: 0, y: 7 - height / 2, width: 30, height, fill: "var(--text-soft)", "fill-opacity": opacity });
    if (spread) {
        keys.push(
            key([svg("line", { x1: 0, x2: 30, y1: 7, y2: 7, stroke: "var(--text-soft)", "stroke-width": 2.5 })], view.words.median),
            key([band(14, 0.16), band(7, 0.3)], `${view.words.middle_half}, ${view.words.most}`),
        );
    }
    return legend(...keys);
}

function eventList(chart: FanChart, view: View): Element[] {
    const items = byDate(chart).map((event, i) => {
        const name = html("bdi", "", clean(event.label[view.language]));
        return html("li", "", html("b", "", letter(i)), ` ${dateText(event.date, view.language)}: `, name);
    });
    return items.length > 0 ? [html("ul", "events", ...items)] : [];
}

export function drawFan(chart: FanChart, choice: number, view: View): Element[] {
    const chosen = chart.choices[choice]!.panels;
    const { columns, panelWidth } = grid(chosen.length, view.width);
    const first = view.dates[0] ?? new Date(0);
    const sharedBy = (some: FanPanel[]): Shared => {
        const numbers = axisOf(some, chart, view);
        return {
            numbers,
            time: timeAxis(first, view.dates.at(-1) ?? first, panelWidth - numbers.widest - 32, view.language),
            width: panelWidth,
            height: columns === 1 ? Math.round(Math.min(380, Math.max(220, panelWidth * 0.45))) : 210,
        };
    };
    const all = sharedBy(chart.choices.flatMap(({ panels }) => panels));
    return [
        seriesLegend(chosen, view),
        panels(columns, chosen.map((panel) => drawPanel(chart, panel, chart.axes?.shared === false ? sharedBy([panel]) : all, view))),
        ...eventList(chart, view),
    ];
}

/** Whether any choice of the chart has a spread to show or hide. */
export const hasSpread = (chart: FanChart): boolean =>
    chart.choices.some((choice) => choice.panels.some((panel) => panel.series.some((series) => series.q.length === 5)));

