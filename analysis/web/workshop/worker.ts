/** One instance of the simulator in a worker: a few lines of glue between messages and the module's C functions. */
import type { Fault, Plan, ScenarioFile } from "./types";
import { why } from "./why";

export type Request =
    | { kind: "start"; module: WebAssembly.Module; files: ScenarioFile[]; shell: string }
    | { kind: "files"; files: ScenarioFile[] }
    | { kind: "describe"; plan: Plan }
    | { kind: "run"; plan: Plan; seed: number; replicate: number }
    | { kind: "fan"; courses: number[][] }
    | { kind: "compare"; outcome: string; values: (number | null)[][]; same: boolean[] }
    | { kind: "digest"; first: number; digests: string[] }
    | { kind: "frictions"; plan: Plan; seed: number; replicate: number }
    | { kind: "gather"; plan: Plan; parts: number[][] }
    | { kind: "story"; plan: Plan; seed: number; replicate: number }
    | { kind: "overlay"; plan: Plan; title: string }
    | { kind: "report"; plans: { plan: Plan; name: string }[]; seed: number; count: number; command: string };

export type Answer =
    | { kind: "ready" }
    | { kind: "answer"; value: unknown }
    | { kind: "refused"; faults: Fault[]; told: string }
    | { kind: "failed"; message: string };

/** The module's functions; sim/wasm/api.hpp says what each does. Texts go as address and length. */
interface Exports {
    memory: WebAssembly.Memory;
    _initialize?(): void;
    ssrsim_allocate(bytes: number): number;
    ssrsim_release(at: number): void;
    ssrsim_text(): number;
    ssrsim_text_size(): number;
    ssrsim_add_file(path: number, pathBytes: number, text: number, textBytes: number): void;
    ssrsim_forget_files(): void;
    ssrsim_set(path: number, pathBytes: number, value: number, valueBytes: number): void;
    ssrsim_load(path: number, pathBytes: number): number;
    ssrsim_faults(): number;
    ssrsim_describe(): number;
    ssrsim_run(seed: number, replicate: number): number;
    ssrsim_story(seed: number, replicate: number): number;
    ssrsim_fan(values: number, count: number, dates: number): number;
    ssrsim_compare(outcome: number, outcomeBytes: number, values: number, count: number, plans: number, same: number): number;
    ssrsim_digest(first: number, digests: number, count: number): number;
    ssrsim_shortfall(seed: number, replicate: number): number;
    ssrsim_frictions(parts: number, count: number): number;
    ssrsim_overlay(file: number, fileBytes: number, title: number, titleBytes: number): number;
    ssrsim_report_begin(seed: number): void;
    ssrsim_report_add(file: number, fileBytes: number, name: number, nameBytes: number): number;
    ssrsim_report_run(): number;
    ssrsim_report_page(command: number, commandBytes: number): number;
}

class Refusal extends Error {
    constructor(
        readonly faults: Fault[],
        told: string,
    ) {
        super(told);
    }
}

class Module {
    private readonly borrowed: number[] = [];
    private constructor(
        private readonly c: Exports,
        private readonly shell: string,
    ) {}

    /** `shell` is that of the report. */
    static async start(compiled: WebAssembly.Module, shell: string): Promise<Module> {
        // The model asks the system for nothing; what the C library links to says "not supported".
        const imports: WebAssembly.Imports = {};
        for (const { module, name } of WebAssembly.Module.imports(compiled))
            (imports[module] ??= {})[name] = () => {
                if (name === "proc_exit") throw new Error("the simulator stopped");
                return 52;
            };
        const instance = await WebAssembly.instantiate(compiled, imports);
        const c = instance.exports as unknown as Exports;
        c._initialize?.();
        return new Module(c, shell);
    }

    /** Calls with memory that lives as long as the call. */
    private during<T>(call: () => T): T {
        try {
            return call();
        } finally {
            for (const at of this.borrowed.splice(0)) this.c.ssrsim_release(at);
        }
    }
    private bytes(content: Uint8Array): [number, number] {
        const at = this.c.ssrsim_allocate(content.length);
        this.borrowed.push(at);
        new Uint8Array(this.c.memory.buffer, at, content.length).set(content);
        return [at, content.length];
    }
    private text(content: string): [number, number] {
        return this.bytes(new TextEncoder().encode(content));
    }
    private numbers(values: (number | null)[]): [number, number] {
        const column = Float64Array.from(values, (value) => value ?? NaN);
        return [this.bytes(new Uint8Array(column.buffer))[0], values.length];
    }
    private answer(done: number): string {
        if (done !== 1) throw new Error("the simulator has no answer");
        const { memory, ssrsim_text, ssrsim_text_size } = this.c;
        return new TextDecoder().decode(new Uint8Array(memory.buffer, ssrsim_text(), ssrsim_text_size()));
    }
    private value(done: number): unknown {
        return JSON.parse(this.answer(done));
    }

    files(files: ScenarioFile[]): void {
        this.c.ssrsim_forget_files();
        for (const { path, text } of [...files, { path: "report-page.html", text: this.shell }]) this.during(() => this.c.ssrsim_add_file(...this.text(path), ...this.text(text)));
    }
    private settings(plan: Plan): void {
        for (const [path, value] of plan.set) this.during(() => this.c.ssrsim_set(...this.text(path), ...this.text(value)));
    }
    private load(plan: Plan): void {
        this.settings(plan);
        if (this.during(() => this.c.ssrsim_load(...this.text(plan.file))) === 1) return;
        const told = this.answer(1);
        throw new Refusal(this.value(this.c.ssrsim_faults()) as Fault[], told);
    }
    private report(request: Extract<Request, { kind: "report" }>): string {
        this.c.ssrsim_report_begin(request.seed);
        for (const { plan, name } of request.plans) {
            this.load(plan);
            this.during(() => this.answer(this.c.ssrsim_report_add(...this.text(plan.file), ...this.text(name))));
        }
        for (let i = 0; i < request.count; ++i) this.c.ssrsim_report_run();
        return this.during(() => this.answer(this.c.ssrsim_report_page(...this.text(request.command))));
    }

    do(request: Exclude<Request, { kind: "start" } | { kind: "files" }>): unknown {
        const { c } = this;
        if ("plan" in request && request.kind !== "overlay") this.load(request.plan);
        switch (request.kind) {
            case "describe":
                return this.value(c.ssrsim_describe());
            case "run":
                return this.value(c.ssrsim_run(request.seed, request.replicate));
            case "story":
                return this.value(c.ssrsim_story(request.seed, request.replicate));
            case "frictions":
                return this.value(c.ssrsim_shortfall(request.seed, request.replicate));
            case "gather":
                return this.during(() => this.value(c.ssrsim_frictions(...this.numbers(request.parts.flat()))));
            case "fan": {
                const dates = request.courses[0]?.length ?? 0;
                return this.during(() => this.value(c.ssrsim_fan(...this.numbers(request.courses.flat()), dates)));
            }
            case "compare": {
                const same = request.same.reduce((bits, is, plan) => bits | (is ? 1 << plan : 0), 0);
                return this.during(() =>
                    this.value(c.ssrsim_compare(...this.text(request.outcome), ...this.numbers(request.values.flat()), request.values.length, same)));
            }
            case "digest": {
                const digests = BigUint64Array.from(request.digests, (digest) => BigInt(`0x${digest}`));
                return this.during(() => this.answer(c.ssrsim_digest(request.first, this.bytes(new Uint8Array(digests.buffer))[0], digests.length)));
            }
            case "overlay":
                this.settings(request.plan);
                return this.during(() => this.answer(c.ssrsim_overlay(...this.text(request.plan.file), ...this.text(request.title))));
            case "report":
                return this.report(request);
        }
    }
}

const tell = (answer: Answer) => postMessage(answer);
let module: Module | undefined;

async function handle(request: Request): Promise<void> {
    if (request.kind === "start") {
        module = await Module.start(request.module, request.shell);
        module.files(request.files);
        return tell({ kind: "ready" });
    }
    if (!module) throw new Error("the simulator has not started");
    if (request.kind === "files") return module.files(request.files);
    tell({ kind: "answer", value: module.do(request) });
}

// One after the other: the start is the only request that takes turns with the browser.
let queue = Promise.resolve();
onmessage = ({ data: request }: MessageEvent<Request>) => {
    queue = queue.then(() => handle(request)).catch((error: unknown) => {
        if (error instanceof Refusal) tell({ kind: "refused", faults: error.faults, told: error.message });
        else tell({ kind: "failed", message: why(error) });
    });
};
