/**
 * Team codes: a plan, its team and its guess as one line of text that can be mailed, read out of a file or pasted.
 * "S1", then base64url of the deflated JSON. A code comes from somebody else's machine, so every part of it is checked.
 */
import type { Plan } from "./types";

export interface TeamCode {
    /** Described.country_id: plans of another country cannot be compared. */
    country: string;
    name: string;
    exercise: string | null;
    plan: Plan;
    guess: number[] | null;
}

type CodeFaultReason = "prefix" | "letters" | "long" | "unpack" | "large" | "json" | "shape" | "version" | "settings" | "texts";

/** What is wrong with a code; the page has a sentence for each reason. */
export class CodeFault extends Error {
    constructor(readonly reason: CodeFaultReason) {
        super(reason);
    }
}

/** Letters of a code. A plan of 200 settings has about 6,000. */
const longest = 60_000;
/** Bytes of its JSON: a few letters of deflated text can stand for gigabytes. */
const largest = 200_000;
const mostSettings = 500;
const longestText = 400;
const mostPoints = 1_000;
export const longestName = 60;

const prefix = "S1";
const letters = /^[A-Za-z0-9_-]+$/;

export async function encodeCode({ country, name, exercise, plan, guess }: TeamCode): Promise<string> {
    const json = JSON.stringify({
        v: 1,
        s: country,
        n: cleanName(name),
        e: exercise,
        p: { file: plan.file, set: plan.set },
        // Four digits are finer than any hand draws.
        g: guess && guess.map((value) => Number(value.toPrecision(4))),
    });
    const packed = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return prefix + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Throws CodeFault, and nothing else. */
export async function decodeCode(text: string): Promise<TeamCode> {
    const code = text.replace(/\s+/g, "");
    if (!code.startsWith(prefix)) throw new CodeFault("prefix");
    if (code.length > longest) throw new CodeFault("long");
    const body = code.slice(prefix.length);
    // A last group of one letter holds six bits, less than a byte.
    if (!letters.test(body) || body.length % 4 === 1) throw new CodeFault("letters");
    const binary = atob(body.replace(/-/g, "+").replace(/_/g, "/"));
    const json = await unpacked(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
    let value: unknown;
    try {
        value = JSON.parse(json);
    } catch {
        throw new CodeFault("json");
    }
    return checked(value);
}

/** Unpacks piece by piece and stops at `largest` bytes. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    try {
        for (;;) {
            const { done, value } = await reader.read();
            if (done) break;
            size += value.length;
            if (size > largest) throw new CodeFault("large");
            pieces.push(value as Uint8Array<ArrayBuffer>);
        }
        return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(pieces).arrayBuffer());
    } catch (error) {
        reader.cancel().catch(() => undefined);
        throw error instanceof CodeFault ? error : new CodeFault("unpack");
    }
}

function shape(holds: boolean, reason: CodeFaultReason = "shape"): asserts holds {
    if (!holds) throw new CodeFault(reason);
}

/** An object with these keys and no others, `__proto__` and its like among them. */
function fields(value: unknown, keys: string[]): Record<string, unknown> {
    shape(typeof value === "object" && value !== null && !Array.isArray(value));
    const found = Object.keys(value);
    shape(found.length === keys.length && keys.every((key) => found.includes(key)));
    return value as Record<string, unknown>;
}

function line(value: unknown): string {
    shape(typeof value === "string");
    shape(value.length <= longestText && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(value), "texts");
    return value;
}

function checked(value: unknown): TeamCode {
    shape(typeof value === "object" && value !== null);
    if ("v" in value && value.v !== 1) throw new CodeFault("version");
    const code = fields(value, ["v", "s", "n", "e", "p", "g"]);
    const plan = fields(code["p"], ["file", "set"]);
    const { set } = plan;
    shape(Array.isArray(set));
    shape(set.length <= mostSettings, "settings");
    const { g: guess } = code;
    if (guess !== null) {
        shape(Array.isArray(guess) && guess.length <= mostPoints);
        shape(guess.every((point) => typeof point === "number" && Number.isFinite(point)));
    }
    return {
        country: line(code["s"]),
        name: cleanName(line(code["n"])),
        exercise: code["e"] === null ? null : line(code["e"]),
        plan: {
            file: line(plan["file"]),
            set: set.map((setting): [string, string] => {
                shape(Array.isArray(setting) && setting.length === 2);
                return [line(setting[0]), line(setting[1])];
            }),
        },
        guess: guess as number[] | null,
    };
}

/** A name on one line: no control characters, no marks that turn the direction of what stands beside it. */
export function cleanName(name: string): string {
    const plain = name.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, " ").replace(/\s+/g, " ").trim();
    return Array.from(plain).slice(0, longestName).join("");
}

/**
 * The codes of a text: one a line. Lines that begin with # say whose they are. Mail breaks long lines, so a line of
 * nothing but a code's letters continues the one above it.
 */
export function codesOf(text: string): string[] {
    const codes: string[] = [];
    for (const raw of text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)) {
        const piece = raw.trim();
        if (piece === "" || piece.startsWith("#")) continue;
        const before = codes.at(-1);
        if (before?.startsWith(prefix) && !piece.startsWith(prefix) && letters.test(before + piece)) codes[codes.length - 1] += piece;
        else codes.push(piece);
    }
    return codes;
}

/** Codes as one file, each under its team's name. */
export const codesFile = (codes: { name: string; code: string }[]): string =>
    codes.map(({ name, code }) => `# ${cleanName(name)}\n${code}\n`).join("");
