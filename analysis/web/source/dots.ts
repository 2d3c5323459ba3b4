/** Quantile dot plots: 50 dots for the runs, so that a chance can be counted. */
import { dot, ruleX, ruleY } from "@observablehq/plot";
import { draw, horizontal, numberAxis } from "./axes";
import type { DotsChart, DotsPanel } from "./data";
import { drawingName, grid, html, key, labelled, legend, panels, panelTitle, svg, type View } from "./elements";
import { unitName, valueText } from "./format";
import { tipNear } from "./tip";

type Side = "better" | "worse" | "same";

function sideOf(value: number, better: DotsPanel["better"]): Side {
    if (value === 0 || better === "neither") return "same";
    return value > 0 === (better === "higher") ? "better" : "worse";
}

const fills: Record<Side, string> = { better: "var(--better)", worse: "var(--page)", same: "var(--text-faint)" };
const strokes: Record<Side, string> = { better: "var(--better)", worse: "var(--worse)", same: "var(--text-faint)" };

interface Stack {
    radius: number;
    dots: { at: number; level: number; value: number }[];
    highest: number;
}

/** Stacks the dots in columns of one dot's width around 0; smaller dots where a column would be too high. */
function stack(values: number[], span: number, pixels: number, most: number): Stack {
    for (let radius = 5; ; radius -= 0.5) {
        const step = ((2 * radius + 1) / pixels) * span;
        const heights = new Map<number, number>();
        const dots = values.map((value) => {
            const column = Math.round(value / step);
            const level = heights.get(column) ?? 0;
            heights.set(column, level + 1);
            return { at: column * step, level, value };
        });
        const highest = Math.max(0, ...heights.values());
        if (highest * (2 * radius + 0.5) <= most || radius <= 2) return { radius, dots, highest };
    }
}

const tallest = 210;

function drawPanel(chart: DotsChart, panel: DotsPanel, width: number, view: View): { height: number; draw: (height: number) => HTMLElement } {
    const title = panel.title[view.language];
    const sorted = [...panel.values].sort((a, b) => a - b);
    const ends = [Math.min(0, ...sorted), Math.max(0, ...sorted)] as const;
    const pad = (ends[1] - ends[0]) * 0.04 || 1;
    const ticks = Math.max(2, Math.min(6, Math.floor(width / 80)));
    const axis = numberAxis(ends[0] - pad, ends[1] + pad, ticks, panel.unit, view.language, "given");
    const margin = Math.ceil(Math.max(14, axis.widest / 2 + 4));
    const [low, high] = axis.domain;
    const stacked = stack(sorted, high - low, width - 2 * margin, tallest);
    const step = 2 * stacked.radius + 0.5;
    const unit = unitName(panel.unit, view.language, view.currency);
    return {
        height: Math.max(70, stacked.highest * step + 6),
        draw: (height) => {
            const inner = height;
            const drawn = draw(drawingName(view.title, title), "linear", {
                width,
                height: inner + 28,
                marginLeft: margin,
                marginRight: margin,
                marginTop: 4,
                marginBottom: 24,
                x: { domain: [low, high] },
                y: { domain: [0, inner] },
                marks: [
                    ...horizontal(axis),
                    ruleY([0], { stroke: "var(--text-soft)" }),
                    ruleX([0], { stroke: "var(--text)", strokeWidth: 1.5 }),
                    dot(stacked.dots, {
                        x: "at",
                        y: (d: Stack["dots"][number]) => 1 + (d.level + 0.5) * step,
                        r: stacked.radius - 0.75,
                        fill: (d: Stack["dots"][number]) => fills[sideOf(d.value, panel.better)],
                        stroke: (d: Stack["dots"][number]) => strokes[sideOf(d.value, panel.better)],
                        strokeWidth: 1.5,
                    }),
                ],
                color: { type: "identity" },
                r: { type: "identity" },
            });
            const spots = stacked.dots.map((d) => ({
                x: drawn.x(d.at),
                y: drawn.y((d.level + 0.5) * step),
                lines: [
                    valueText(d.value, panel.unit, view.language, view.currency, true),
                    ...(panel.better === "neither" ? [] : [view.words[sideOf(d.value, panel.better)]]),
                ],
            }));
            tipNear(drawn.svg, spots, { reach: 14 });
            const worseLeft = panel.better === "higher";
            const { better, worse } = view.words;
            const sides = panel.better === "neither"
                ? []
                : [html("p", "sides",
                    html("span", "", `← ${worseLeft ? worse : better}`),
                    html("span", "", `${worseLeft ? better : worse} →`))];
            const axisTitle = chart.y[view.language];
            return html(
                "div",
                "panel",
                panelTitle(title, width),
                ...sides,
                drawn.svg,
                labelled("axis-title right", unit ? `${axisTitle} – ${unit}` : axisTitle),
            );
        },
    };
}

export function drawDots(chart: DotsChart, choice: number, view: View): Element[] {
    const chosen = chart.choices[choice]!.panels;
    const { columns, panelWidth } = grid(chosen.length, view.width);
    const made = chosen.map((panel) => drawPanel(chart, panel, panelWidth, view));
    const sides: Side[] = chosen.some((panel) => panel.better !== "neither") ? ["better", "worse", "same"] : ["same"];
    const keys = sides.map((side) =>
        key([svg("circle", { cx: 15, cy: 7, r: 5, fill: fills[side], stroke: strokes[side], "stroke-width": 1.5 })],
            sides.length === 1 ? view.words.value : view.words[side]));
    // Panels of one row share their height, so that their axes stand on one line.
    const rowHeight = (i: number) => {
        const row = Math.floor(i / columns) * columns;
        return Math.max(...made.slice(row, row + columns).map((panel) => panel.height));
    };
    return [legend(...keys), panels(columns, made.map((panel, i) => panel.draw(rowHeight(i))))];
}
