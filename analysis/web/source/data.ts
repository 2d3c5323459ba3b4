/** The data block of the report and a checked reading of it. */

export type Language = "en" | "fr";
export type Text = Record<Language, string>;

const wordNames = [
    "choose", "median", "middle_half", "most", "planned", "simulated", "better", "worse", "same",
    "value", "interval", "not_firm", "date", "show_spread",
    "whole_range", "fails_there",
] as const;
export type Words = Record<(typeof wordNames)[number], string>;

interface Choice {
    label: Text;
}
export type Row<T> = (T | null)[];
export interface FanSeries {
    label: Text;
    color: number;
    /** One array (a line) or five: 5, 25, 50, 75 and 95 per cent of the runs. */
    q: Row<number>[];
}
export interface FanPanel {
    title: Text;
    series: FanSeries[];
}
export interface FanChart {
    kind: "fan";
    y: Text;
    unit: string;
    events: { date: Date; label: Text }[];
    /** Whether panels share their vertical axis, and whether it begins at zero; the report's do both. */
    axes?: { shared: boolean; zero: boolean };
    choices: (Choice & { panels: FanPanel[] })[];
}
export interface DotsPanel {
    title: Text;
    unit: string;
    values: number[];
    better: "higher" | "lower" | "neither";
}
export interface DotsChart {
    kind: "dots";
    y: Text;
    choices: (Choice & { panels: DotsPanel[] })[];
}
export interface GanttRow {
    label: Text;
    kind: "mission" | "activity";
    planned: Date[] | null;
    started: Date[] | null;
    finished: Date[] | null;
    note: Text;
}
export interface GanttChart {
    kind: "gantt";
    from: Date;
    to: Date;
    choices: (Choice & { rows: GanttRow[] })[];
}
export interface FlowNode {
    label: Text;
    color: number;
}
export interface FlowLink {
    from: number;
    to: number;
    value: number;
}
export interface FlowChart {
    kind: "flow";
    choices: (Choice & { nodes: FlowNode[]; links: FlowLink[] })[];
}
export interface BarsRow {
    label: Text;
    value: number;
    low: number | null;
    high: number | null;
    firm: boolean;
}
export interface BarsChart {
    kind: "bars";
    y: Text;
    unit: string;
    choices: (Choice & { rows: BarsRow[] })[];
}
export interface HeatRow {
    label: Text;
    /** One a column. */
    values: Row<number>;
}
export interface HeatChart {
    kind: "heat";
    choices: (Choice & { columns: Text[]; rows: HeatRow[] })[];
}
export interface BoxesRow {
    label: Text;
    low: number;
    high: number;
    from: number;
    to: number;
}
export interface BoxesChart {
    kind: "boxes";
    choices: (Choice & { rows: BoxesRow[] })[];
}
export interface StoryEvent {
    date: Date;
    lane: number;
    label: Text;
}
export interface StoryChart {
    kind: "story";
    choices: (Choice & { lanes: Text[]; events: StoryEvent[] })[];
}
export type Chart = FanChart | DotsChart | GanttChart | FlowChart | BarsChart | HeatChart | BoxesChart | StoryChart;

export interface ReportData {
    dates: Date[];
    words: Record<Language, Words>;
    currency: string;
    /** Unread: a fault in one chart must not cost the others. */
    charts: Map<string, Json>;
}

/** A value of the JSON and where it stands, so that a fault names its place. */
export class Json {
    constructor(
        readonly value: unknown,
        readonly place: string,
    ) {}
    fault(expected: string): never {
        throw new Error(`${this.place}: expected ${expected}`);
    }
    get(key: string): Json {
        const value = this.value;
        if (typeof value !== "object" || value === null || Array.isArray(value)) this.fault("an object");
        const own = Object.prototype.hasOwnProperty.call(value, key);
        return new Json(own ? (value as Record<string, unknown>)[key] : undefined, `${this.place}.${key}`);
    }
    keys(): string[] {
        if (typeof this.value !== "object" || this.value === null) this.fault("an object");
        return Object.keys(this.value);
    }
    list<T>(read: (item: Json) => T): T[] {
        if (!Array.isArray(this.value)) this.fault("a list");
        return this.value.map((item, i) => read(new Json(item, `${this.place}[${i}]`)));
    }
    some<T>(read: (item: Json) => T): T[] {
        const items = this.list(read);
        return items.length > 0 ? items : this.fault("at least one entry");
    }
    orNull<T>(read: (item: Json) => T): T | null {
        return this.value === null || this.value === undefined ? null : read(this);
    }
    string(): string {
        return typeof this.value === "string" ? this.value : this.fault("a text");
    }
    flag(): boolean {
        return typeof this.value === "boolean" ? this.value : this.fault("true or false");
    }
    number(): number {
        return typeof this.value === "number" && Number.isFinite(this.value) ? this.value : this.fault("a number");
    }
    index(size: number): number {
        const value = this.number();
        return Number.isInteger(value) && value >= 0 && value < size ? value : this.fault(`0 to ${size - 1}`);
    }
    date(): Date {
        const text = this.string();
        const date = new Date(`${text}T00:00:00Z`);
        return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(+date) ? date : this.fault("a date as 2004-06-07");
    }
    /** Dates that do not run backwards. */
    span(count: number): Date[] {
        const dates = this.list((item) => item.date());
        const ordered = dates.every((date, i) => i === 0 || +date >= +dates[i - 1]!);
        return dates.length === count && ordered ? dates : this.fault(`${count} dates in order`);
    }
    text(): Text {
        return { en: this.get("en").string(), fr: this.get("fr").string() };
    }
    oneOf<T extends string>(...allowed: T[]): T {
        return allowed.find((word) => word === this.value) ?? this.fault(`one of ${allowed.join(", ")}`);
    }
}

const colors = 8;

function fanSeries(node: Json, length: number): FanSeries {
    const q = node.get("q").list((row) => {
        const values = row.list((item) => item.orNull((n) => n.number()));
        return values.length === length ? values : row.fault(`${length} values, one a date`);
    });
    if (q.length !== 1 && q.length !== 5) node.get("q").fault("1 or 5 lists");
    return { label: node.get("label").text(), color: node.get("color").index(colors), q };
}

function ganttRow(node: Json): GanttRow {
    return {
        label: node.get("label").text(),
        kind: node.get("kind").oneOf("mission", "activity"),
        planned: node.get("planned").orNull((n) => n.span(2)),
        started: node.get("started").orNull((n) => n.span(3)),
        finished: node.get("finished").orNull((n) => n.span(3)),
        note: node.get("note").text(),
    };
}

function barsRow(node: Json): BarsRow {
    return {
        label: node.get("label").text(),
        value: node.get("value").number(),
        low: node.get("low").orNull((n) => n.number()),
        high: node.get("high").orNull((n) => n.number()),
        firm: node.get("firm").flag(),
    };
}

function heatChoice(node: Json): { columns: Text[]; rows: HeatRow[] } {
    const columns = node.get("columns").some((n) => n.text());
    const rows = node.get("rows").list((row) => {
        const values = row.get("values").list((item) => item.orNull((n) => n.number()));
        if (values.length !== columns.length) row.get("values").fault(`${columns.length} values, one a column`);
        return { label: row.get("label").text(), values };
    });
    return { columns, rows };
}

function boxesRow(node: Json): BoxesRow {
    return {
        label: node.get("label").text(),
        low: node.get("low").number(),
        high: node.get("high").number(),
        from: node.get("from").number(),
        to: node.get("to").number(),
    };
}

function flowChoice(node: Json): Choice & { nodes: FlowNode[]; links: FlowLink[] } {
    const nodes = node.get("nodes").list((n) => ({ label: n.get("label").text(), color: n.get("color").index(colors) }));
    const links = node.get("links").list((n) => ({
        from: n.get("from").index(nodes.length),
        to: n.get("to").index(nodes.length),
        value: n.get("value").number(),
    }));
    if (links.some((link) => link.value < 0)) node.get("links").fault("values of 0 or more");
    if (hasCircle(nodes.length, links)) node.get("links").fault("money that does not run in a circle");
    return { label: node.get("label").text(), nodes, links };
}

/** Kahn's order: what is left when no node without a way in remains is a circle. */
function hasCircle(size: number, links: FlowLink[]): boolean {
    const ways = new Array<number>(size).fill(0);
    for (const link of links) ways[link.to]!++;
    const free = ways.flatMap((count, node) => (count === 0 ? [node] : []));
    let seen = 0;
    for (let node = free.pop(); node !== undefined; node = free.pop()) {
        seen++;
        for (const link of links) if (link.from === node && --ways[link.to]! === 0) free.push(link.to);
    }
    return seen < size;
}

/** Reads one chart; throws an Error that names the place of the first fault. */
export function readChart(node: Json, dates: Date[]): Chart {
    const choices = <T>(read: (choice: Json) => T) =>
        node.get("choices").some((choice) => ({ label: choice.get("label").text(), ...read(choice) }));
    const kind = node.get("kind").oneOf("fan", "dots", "gantt", "flow", "bars", "heat", "boxes", "story");
    switch (kind) {
        case "fan":
            return {
                kind,
                y: node.get("y").text(),
                unit: node.get("unit").string(),
                events: node.get("events").orNull((list) =>
                    list.list((n) => ({ date: n.get("date").date(), label: n.get("label").text() }))) ?? [],
                choices: choices((choice) => ({
                    panels: choice.get("panels").some((n) => ({
                        title: n.get("title").text(),
                        series: n.get("series").list((s) => fanSeries(s, dates.length)),
                    })),
                })),
            };
        case "dots":
            return {
                kind,
                y: node.get("y").text(),
                choices: choices((choice) => ({
                    panels: choice.get("panels").some((n) => ({
                        title: n.get("title").text(),
                        unit: n.get("unit").string(),
                        values: n.get("values").list((v) => v.number()),
                        better: n.get("better").oneOf("higher", "lower", "neither"),
                    })),
                })),
            };
        case "gantt":
            return {
                kind,
                from: node.get("from").date(),
                to: node.get("to").date(),
                choices: choices((choice) => ({ rows: choice.get("rows").list(ganttRow) })),
            };
        case "flow":
            return { kind, choices: choices(flowChoice) };
        case "bars":
            return {
                kind,
                y: node.get("y").text(),
                unit: node.get("unit").string(),
                choices: choices((choice) => ({ rows: choice.get("rows").list(barsRow) })),
            };
        case "heat":
            return { kind, choices: choices(heatChoice) };
        case "boxes":
            return { kind, choices: choices((choice) => ({ rows: choice.get("rows").list(boxesRow) })) };
        case "story":
            return {
                kind,
                choices: choices((choice) => {
                    const lanes = choice.get("lanes").list((n) => n.text());
                    const events = choice.get("events").list((n) => ({
                        date: n.get("date").date(),
                        lane: n.get("lane").index(lanes.length),
                        label: n.get("label").text(),
                    }));
                    return { lanes, events };
                }),
            };
    }
}

/** Reads all but the charts; throws an Error that names the place of the first fault. */
export function readReport(json: string): ReportData {
    const root = new Json(JSON.parse(json), "data");
    if (root.get("format").number() !== 1) root.get("format").fault("1");
    const words = (language: Language) => {
        const node = root.get("words").get(language);
        return Object.fromEntries(wordNames.map((name) => [name, node.get(name).string()])) as Words;
    };
    const charts = root.get("charts");
    return {
        dates: root.get("dates").list((n) => n.date()),
        words: { en: words("en"), fr: words("fr") },
        currency: root.get("currency").string(),
        charts: new Map(charts.keys().map((id) => [id, charts.get(id)])),
    };
}
