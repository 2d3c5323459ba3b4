/** Numbers, dates and labels in the reader's language. */
import type { Language } from "./data";

export const locale: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

const unitNames: Record<string, Record<Language, string>> = {
    "1": { en: "", fr: "" },
    "%": { en: "%", fr: "%" },
    people: { en: "people", fr: "personnes" },
    cases: { en: "cases", fr: "affaires" },
    posts: { en: "posts", fr: "postes" },
    months: { en: "months", fr: "mois" },
    weeks: { en: "weeks", fr: "semaines" },
};

/** The name of a unit, empty for shares. */
export function unitName(unit: string, language: Language, currency: string): string {
    return unit === "money" ? currency : (unitNames[unit]?.[language] ?? unit);
}

const cache = new Map<string, Intl.NumberFormat>();
function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = language + JSON.stringify(options);
    let format = cache.get(key);
    if (!format) cache.set(key, (format = new Intl.NumberFormat(locale[language], options)));
    return format;
}
const minus = (text: string) => text.replace("-", "−");

/** Tick labels of an axis whose ticks are `step` apart. */
export function axisFormat(unit: string, language: Language, step: number, largest: number): (value: number) => string {
    const digits = Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
    const options: Intl.NumberFormatOptions =
        unit !== "1" && largest >= 10_000
            ? { notation: "compact", maximumSignificantDigits: 3 }
            : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format = unit === "%"
        ? numberFormat(language, { style: "percent", maximumFractionDigits: digits })
        : numberFormat(language, options);
    return (value) => minus(format.format(unit === "%" ? value / 100 : value));
}

/** A value with its unit, for tooltips; `signed` for differences. */
export function valueText(value: number, unit: string, language: Language, currency: string, signed = false): string {
    const sign: Intl.NumberFormatOptions = signed ? { signDisplay: "exceptZero" } : {};
    if (unit === "%") {
        return minus(numberFormat(language, { ...sign, style: "percent", maximumFractionDigits: 1 }).format(value / 100));
    }
    const size = Math.abs(value);
    const options: Intl.NumberFormatOptions =
        unit === "1"
            ? { maximumFractionDigits: 3 }
            : unit === "money" && size >= 1e6
              ? { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 }
              : { maximumFractionDigits: size < 100 ? 1 : 0 };
    const name = unitName(unit, language, currency);
    const number = minus(numberFormat(language, { ...sign, ...options }).format(value));
    return name ? `${number}\u00a0${name}` : number;
}

const dateFormats = new Map<Language, Intl.DateTimeFormat>();
/** 7 June 2004; in French the first of a month is an ordinal, which browsers do not know. */
export function dateText(date: Date, language: Language): string {
    let format = dateFormats.get(language);
    if (!format) dateFormats.set(language, (format = new Intl.DateTimeFormat(locale[language], { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })));
    const text = format.format(date);
    return language === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** A label from the data on one line. Its own direction marks go: they could break out of the isolation below. */
export function clean(label: string): string {
    return label.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
}

/** A label that does not change the direction of what stands beside it. */
export function isolate(label: string): string {
    return `\u2068${clean(label)}\u2069`;
}

const canvas = document.createElement("canvas").getContext("2d");
const family = "system-ui, sans-serif";

/** Width of a chart's text in pixels. */
export function textWidth(text: string, size = 12, weight = 400): number {
    if (!canvas) return text.length * size * 0.6;
    canvas.font = `${weight} ${size}px ${family}`;
    return canvas.measureText(text).width;
}

/** The label, isolated, cut with an ellipsis where it is wider than `pixels`. */
export function cut(label: string, pixels: number, size = 12, weight = 400): string {
    const whole = clean(label);
    if (textWidth(whole, size, weight) <= pixels) return isolate(whole);
    const letters = Array.from(whole);
    let low = 0;
    let high = letters.length;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (textWidth(letters.slice(0, middle).join("") + "…", size, weight) <= pixels) low = middle;
        else high = middle - 1;
    }
    return isolate(letters.slice(0, low).join("").trimEnd() + "…");
}

/** The label with at most `count` letters, for tooltips and options. */
export function shorten(label: string, count: number): string {
    const letters = Array.from(clean(label));
    return isolate(letters.length <= count ? letters.join("") : letters.slice(0, count - 1).join("").trimEnd() + "…");
}
