/** Axes: round ticks for numbers and dates, and the frame that every Plot chart shares. */
import { axisX, axisY, gridX, gridY, plot, type Markish, type PlotOptions } from "@observablehq/plot";
import type { Language } from "./data";
import { axisFormat, locale, textWidth } from "./format";

export interface NumberAxis {
    domain: [number, number];
    ticks: number[];
    label: (value: number) => string;
    /** Width of the widest tick label in pixels. */
    widest: number;
}

/** Round ends for charts whose marks start at the axis, ends as given for dots that must not touch them. */
type Ends = "round" | "given";

/** An axis over [low, high] with about `count` ticks. */
export function numberAxis(low: number, high: number, count: number, unit: string, language: Language, ends: Ends = "round"): NumberAxis {
    if (!(high > low)) [low, high] = [Math.min(0, low), Math.max(0, high) || (low < 0 ? 0 : 1)];
    const raw = (high - low) / Math.max(1, count);
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10);
    const first = ends === "round" ? Math.floor(low / step + 1e-9) : Math.ceil(low / step - 1e-9);
    const last = ends === "round" ? Math.ceil(high / step - 1e-9) : Math.floor(high / step + 1e-9);
    const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
    // 2.5 × 10^n needs one digit more than its power says.
    const digitStep = step / power === 2.5 ? power / 10 : step;
    const label = axisFormat(unit, language, digitStep, Math.max(Math.abs(low), Math.abs(high)));
    return {
        domain: ends === "round" ? [first * step, last * step] : [low, high],
        ticks,
        label,
        widest: Math.max(...ticks.map((tick) => textWidth(label(tick)))),
    };
}

export interface TimeAxis {
    domain: [Date, Date];
    ticks: Date[];
    label: (date: Date) => string;
}

/** First days of months or years, as many as fit into `pixels`. */
export function timeAxis(from: Date, to: Date, pixels: number, language: Language): TimeAxis {
    if (+to <= +from) to = new Date(+from + 7 * 86_400_000);
    const months = (+to - +from) / (30.44 * 86_400_000);
    const room = Math.max(1, pixels / 52);
    const step = [1, 2, 3, 6, 12, 24, 60, 120].find((size) => months / size <= room) ?? 240;
    const ticks: Date[] = [];
    const start = from.getUTCFullYear() * 12 - ((from.getUTCFullYear() * 12) % step);
    for (let month = start; ; month += step) {
        const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
        if (+date > +to) break;
        if (+date >= +from) ticks.push(date);
    }
    const monthName = new Intl.DateTimeFormat(locale[language], { month: "short", timeZone: "UTC" });
    return {
        domain: [from, to],
        ticks,
        label: (date) => (date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : monthName.format(date)),
    };
}

type ScaleType = "linear" | "utc";

/** The marks of a horizontal axis with its grid. */
export function horizontal(axis: NumberAxis | TimeAxis): Markish[] {
    const ticks = axis.ticks as number[];
    return [
        gridX(ticks, { stroke: "var(--grid)", strokeOpacity: 1 }),
        axisX(ticks, { tickFormat: axis.label as (value: number) => string, label: null, tickSize: 4 }),
    ];
}

/** The marks of a vertical axis with its grid. */
export function vertical(axis: NumberAxis): Markish[] {
    return [
        gridY(axis.ticks, { stroke: "var(--grid)", strokeOpacity: 1 }),
        axisY(axis.ticks, { tickFormat: axis.label, label: null, tickSize: 0, tickPadding: 6 }),
    ];
}

export interface Drawn {
    svg: SVGSVGElement;
    /** Pixels from the left edge of the drawing. */
    x: (value: number | Date) => number;
    y: (value: number) => number;
}

/** Draws with Plot. Its style element goes: the page's policy allows only the page's own style. */
export function draw(label: string, type: ScaleType, options: PlotOptions): Drawn {
    const element = plot({
        ...options,
        x: { type, axis: null, ...options.x },
        y: { axis: null, ...options.y },
        figure: false,
        ariaLabel: label,
    });
    const svg = element as unknown as SVGSVGElement;
    const x = element.scale("x");
    const y = element.scale("y");
    for (const style of svg.querySelectorAll("style")) style.remove();
    for (const part of svg.querySelectorAll("[aria-label], [aria-description]")) {
        part.removeAttribute("aria-label");
        part.removeAttribute("aria-description");
    }
    svg.setAttribute("role", "img");
    return { svg, x: (value) => x?.apply(value) as number, y: (value) => y?.apply(value) as number };
}
