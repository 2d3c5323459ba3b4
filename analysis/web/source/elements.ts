/** Small pieces of the page that the charts share. Labels become text nodes only, never markup. */
import type { Language, Words } from "./data";
import { cut, isolate } from "./format";

/** What a chart needs to know of the page. */
export interface View {
    /** Id of the figure, the start of every id made for it. */
    id: string;
    /** The figure's caption, for the drawing's name. */
    title: string;
    language: Language;
    words: Words;
    dates: Date[];
    currency: string;
    /** Pixels that the chart may take. */
    width: number;
}

/** An HTML element with a class and text or children. */
export function html<K extends keyof HTMLElementTagNameMap>(
    name: K,
    className = "",
    ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
}

/** An SVG element with attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(
    name: K,
    attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
}

export const seriesColor = (index: number) => `var(--series-${index % 8})`;

const dashes = ["", "7 3", "2 3", "9 3 2 3", "14 4", "4 2", "9 3 2 3 2 3", "1 2"];
/** A dash for every colour, so that lines tell apart without it. */
export const seriesDash = (index: number) => dashes[index % 8]!;

/** A paragraph with a label of the data. */
export const labelled = (className: string, label: string) => html("p", className, isolate(label));

/** The title of a small multiple, on two lines at most. */
export const panelTitle = (label: string, width: number) => html("p", "panel-title", cut(label, width * 1.8, 13, 600));

/** One entry of a legend: a small drawing and its words. */
export function key(sample: SVGElement[], label: string): HTMLLIElement {
    const picture = svg("svg", { width: 30, height: 14, "aria-hidden": "true" });
    picture.append(...sample);
    return html("li", "", picture, html("span", "", cut(label, 320)));
}

export const legend = (...keys: HTMLLIElement[]) => html("ul", "legend", ...keys);

/** Small multiples: one column on a phone, then two, then three. */
export function grid(count: number, width: number): { columns: number; panelWidth: number } {
    const most = width < 560 ? 1 : width < 900 ? 2 : 3;
    const columns = count === 4 && most === 3 ? 2 : Math.min(most, count);
    return { columns, panelWidth: Math.floor((width - (columns - 1) * 24) / columns) };
}

export function panels(columns: number, items: HTMLElement[]): HTMLDivElement {
    return html("div", `panels columns-${columns}`, ...items);
}

/** Name of a drawing for a reader who hears the page. */
export function drawingName(...parts: string[]): string {
    return parts.filter((part) => part !== "").map(isolate).join(". ");
}
