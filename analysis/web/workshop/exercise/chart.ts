/** The chart that a guess is drawn on: the starting plan's median, the guess like a pen's line, and what is revealed. */
import { areaY, lineY, type Markish } from "@observablehq/plot";
import { draw, horizontal, numberAxis, timeAxis, vertical, type NumberAxis } from "../../source/axes";
import { html, key, labelled, legend, seriesColor, svg } from "../../source/elements";
import { dateText, isolate, unitName, valueText } from "../../source/format";
import { tipNear } from "../../source/tip";
import { year } from "../dates";
import { drawingScale } from "../drawing";
import { say } from "../messages";
import { state } from "../state";
import type { Fan } from "../types";
import { roomFor, type Spot } from "./guess";

export interface ChartData {
    title: string;
    unit: string;
    currency: string;
    dates: Date[];
    start: Fan;
    /** Fan of the plan that was revealed, and what it is called. */
    revealed: { fan: Fan; name: string } | null;
    /** Where the guess has points, and its values; no guess on a sheet of paper. */
    points: number[];
    guess: number[] | null;
}

interface GuessChart {
    elements: Element[];
    drawing: SVGSVGElement;
    /** From pixels of the window to years and values. */
    at: (clientX: number, clientY: number) => Spot;
    showGuess: (guess: number[]) => void;
}

/** Values that the axis shows: room around the starting plan, more only where something lies outside of it. */
function rangeOf({ start, revealed, guess }: Pick<ChartData, "start" | "revealed" | "guess">): [number, number] {
    const [low, high] = roomFor(Math.min(...start[0]!), Math.max(...start[4]!));
    const shown = [...(revealed ? [...revealed.fan[0]!, ...revealed.fan[4]!] : []), ...(guess ?? [])];
    return [Math.min(low, ...shown), Math.max(high, ...shown)];
}

/** A round axis over the range; the guess may go anywhere on it. */
export const axisOf = (data: ChartData): NumberAxis => numberAxis(...rangeOf({ ...data, guess: null }), 6, data.unit, state.language);

const startDash = "7 4";

function marks({ dates, start, revealed }: ChartData): Markish[] {
    const color = seriesColor(0);
    const band = (fan: Fan, low: number, high: number, fillOpacity: number) =>
        areaY(dates, { x: dates, y1: fan[low]!, y2: fan[high]!, fill: color, fillOpacity });
    return [
        ...(revealed ? [band(revealed.fan, 0, 4, 0.16), band(revealed.fan, 1, 3, 0.26)] : []),
        lineY(dates, { x: dates, y: start[2]!, stroke: seriesColor(6), strokeWidth: 2, strokeDasharray: startDash }),
        ...(revealed ? [lineY(dates, { x: dates, y: revealed.fan[2]!, stroke: color, strokeWidth: 2 })] : []),
    ];
}

const line = (stroke: string, dash: string, width = 2.5) =>
    svg("line", { x1: 0, x2: 30, y1: 7, y2: 7, stroke, "stroke-width": width, "stroke-dasharray": dash });

function keys({ revealed, guess }: ChartData): HTMLElement {
    const band = (height: number, opacity: number) => svg("rect", { x: 0, y: 7 - height / 2, width: 30, height, fill: seriesColor(0), "fill-opacity": opacity });
    return legend(
        key([line(seriesColor(6), startDash)], say("start_line")),
        ...(guess ? [key([line("var(--text)", "", 3)], say("your_curve"))] : []),
        ...(revealed ? [key([band(14, 0.16), band(7, 0.3), line(seriesColor(0), "")], `${revealed.name} (${say("fan_meaning")})`)] : []),
    );
}

/** Lines from date to date break at no corner: the guess has its own points. */
function pathOf(points: number[], guess: number[], x: (years: number) => number, y: (value: number) => number): string {
    return points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point).toFixed(1)} ${y(guess[i]!).toFixed(1)}`).join("");
}

export function drawGuess(data: ChartData, width: number): GuessChart {
    const { language } = state;
    const { dates, unit, currency, title, points, revealed } = data;
    const numbers = axisOf(data);
    const margins = { marginLeft: Math.ceil(numbers.widest) + 12, marginRight: 22, marginTop: 10, marginBottom: 24 };
    const [first, last] = [dates[0]!, dates.at(-1)!];
    // Room for the words below it, on a projector too.
    const most = state.presenter ? innerHeight * 0.5 * drawingScale() : 460;
    const height = Math.round(Math.min(most, Math.max(260, width * 0.45)));
    const drawn = draw(say("chart_name", { quantity: isolate(title) }), "utc", {
        width,
        height,
        ...margins,
        x: { domain: [first, last] },
        y: { domain: numbers.domain },
        marks: [...vertical(numbers), ...horizontal(timeAxis(first, last, width - margins.marginLeft - 22, language)), ...marks(data)],
    });
    const x = (years: number) => drawn.x(new Date(+first + years * year));
    const curve = svg("path", { class: "guess", fill: "none", d: data.guess ? pathOf(points, data.guess, x, drawn.y) : "" });
    drawn.svg.append(curve);
    if (revealed) {
        const show = (value: number) => valueText(value, unit, language, currency);
        tipNear(drawn.svg, dates.map((date, i) => ({
            x: drawn.x(date), y: 0,
            lines: [dateText(date, language), `${revealed.name}: ${show(revealed.fan[2]![i]!)}`, `${say("start_line")}: ${show(data.start[2]![i]!)}`],
        })), { top: margins.marginTop, bottom: height - margins.marginBottom });
    }
    const [low, high] = numbers.domain;
    const [bottom, top] = [drawn.y(low), drawn.y(high)];
    const [left, right] = [drawn.x(first), drawn.x(last)];
    const name = unitName(unit, language, currency);
    const axis = [isolate(title), name].filter(Boolean).join(" – ") + (low > 0 ? ` (${say("not_from_zero")})` : "");
    return {
        elements: [keys(data), labelled("axis-title", axis), drawn.svg, html("p", "axis-title right", say("week_of"))],
        drawing: drawn.svg,
        at: (clientX, clientY) => {
            const box = drawn.svg.getBoundingClientRect();
            const scale = width / box.width;
            const [px, py] = [(clientX - box.left) * scale, (clientY - box.top) * scale];
            return {
                x: (((px - left) / (right - left)) * (+last - +first)) / year,
                y: low + ((py - bottom) / (top - bottom)) * (high - low),
            };
        },
        showGuess: (guess) => curve.setAttribute("d", pathOf(points, guess, x, drawn.y)),
    };
}
