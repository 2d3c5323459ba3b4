/** When and where charts are drawn: near the window, before print, and again when their width changes. */
import { drawBars } from "./bars";
import { drawBoxes } from "./boxes";
import { choiceControl, spreadControl } from "./controls";
import { readChart, type Chart, type Language, type ReportData } from "./data";
import { drawDots } from "./dots";
import { html, type View } from "./elements";
import { drawFan, hasSpread } from "./fan";
import { drawFlow } from "./flow";
import { drawGantt } from "./gantt";
import { drawHeat } from "./heat";
import { drawStory } from "./story";

function drawChart(chart: Chart, choice: number, view: View): Element[] {
    switch (chart.kind) {
        case "fan":
            return drawFan(chart, choice, view);
        case "dots":
            return drawDots(chart, choice, view);
        case "gantt":
            return drawGantt(chart, choice, view);
        case "flow":
            return drawFlow(chart, choice, view);
        case "bars":
            return drawBars(chart, choice, view);
        case "heat":
            return drawHeat(chart, choice, view);
        case "boxes":
            return drawBoxes(chart, choice, view);
        case "story":
            return drawStory(chart, choice, view);
    }
}

const damaged: Record<Language, string> = {
    en: "This chart cannot be drawn. The table has its numbers.",
    fr: "Ce graphique ne peut pas être tracé. Le tableau contient ses chiffres.",
};

/** Width of a drawing for A4 paper with the margins of the print style. */
const printWidth = 690;

export class Charts {
    private readonly read = new Map<string, Chart>();
    private readonly chosen = new Map<string, number>();
    /** Width of each drawing and the choice that it shows. */
    private readonly drawn = new Map<HTMLElement, { width: number; choice: number }>();
    private readonly failed = new Set<HTMLElement>();
    private readonly figures = [...document.querySelectorAll<HTMLElement>("figure[data-chart]")];
    private printing = false;
    private marked = false;

    constructor(private readonly data: ReportData) {}

    start(): void {
        const near = new IntersectionObserver((entries) => {
            for (const entry of entries) if (entry.isIntersecting) this.drawFigure(entry.target as HTMLElement);
            if (!this.marked && this.drawn.size > 0) {
                this.marked = true;
                performance.mark("charts-drawn");
            }
        }, { rootMargin: "600px 0px" });
        for (const figure of this.figures) near.observe(figure);
        let waiting = 0;
        const again = () => {
            cancelAnimationFrame(waiting);
            waiting = requestAnimationFrame(() => this.redraw());
        };
        new ResizeObserver(again).observe(document.body);
        addEventListener("beforeprint", () => this.drawAll(true));
        addEventListener("afterprint", () => this.drawAll(false));
    }

    /** Draws again what the present language shows at another width. */
    private redraw(): void {
        if (!this.printing) for (const figure of this.drawn.keys()) this.drawFigure(figure);
    }

    private drawAll(printing: boolean): void {
        this.printing = printing;
        if (printing) for (const figure of this.figures) this.drawFigure(figure);
        else this.redraw();
    }

    private drawFigure(figure: HTMLElement): void {
        const host = figure.querySelector<HTMLElement>(".chart");
        const id = figure.dataset["chart"];
        const visible = host ? host.clientWidth : 0;
        if (!host || !id || visible === 0 || this.failed.has(figure)) return;
        const width = this.printing ? printWidth : visible;
        try {
            const chart = this.chart(id);
            const choice = this.chosen.get(id) ?? 0;
            const before = this.drawn.get(figure);
            if (before?.width === width && before.choice === choice) return;
            const view = this.view(figure, width);
            const body = host.querySelector(".drawing");
            const drawing = html("div", "drawing", ...drawChart(chart, choice, view));
            // The controls stay where they are, so that the one in use keeps the focus.
            if (body) body.replaceWith(drawing);
            else host.replaceChildren(...this.controls(chart, choice, figure, view), drawing);
            if (before && before.choice !== choice) {
                const select = host.querySelector("select");
                if (select) select.value = String(choice);
            }
            this.drawn.set(figure, { width, choice });
        } catch (error) {
            this.failed.add(figure);
            host.replaceChildren(html("p", "note", damaged[languageOf(figure)]));
            console.error(error instanceof Error ? error.message : error);
        }
    }

    private chart(id: string): Chart {
        let chart = this.read.get(id);
        if (!chart) {
            const json = this.data.charts.get(id);
            if (!json) throw new Error(`data.charts.${id}: missing`);
            this.read.set(id, (chart = readChart(json, this.data.dates)));
        }
        return chart;
    }

    private view(figure: HTMLElement, width: number): View {
        const language = languageOf(figure);
        return {
            id: figure.id,
            title: figure.querySelector("figcaption")?.textContent ?? "",
            language,
            words: this.data.words[language],
            dates: this.data.dates,
            currency: this.data.currency,
            width,
        };
    }

    private controls(chart: Chart, choice: number, figure: HTMLElement, view: View): Element[] {
        const items: Element[] = [];
        if (chart.choices.length > 1) {
            items.push(...choiceControl(chart.choices, choice, view, (chosen) => {
                this.chosen.set(figure.dataset["chart"] ?? "", chosen);
                this.drawFigure(figure);
            }));
        }
        if (chart.kind === "fan" && hasSpread(chart)) items.push(spreadControl(view));
        return items.length > 0 ? [html("div", "controls", ...items)] : [];
    }
}

function languageOf(figure: HTMLElement): Language {
    return figure.closest("main")?.lang === "fr" ? "fr" : "en";
}
