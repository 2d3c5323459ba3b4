/** Several instances of the simulator, one a worker. What matters now goes before what was asked earlier. */
import type { Compared, Described, Fan, Fault, Frictions, PageData, Plan, Run, ScenarioFile, Story } from "./types";
import type { Answer, Request } from "./worker";

declare const WORKER_SOURCE: string;

/** A plan that the simulator refuses, with every fault. */
export class Refused extends Error {
    constructor(
        readonly faults: Fault[],
        told: string,
    ) {
        super(told);
    }
}

/** Work that somebody no longer wants. */
export class Cancelled extends Error {}

interface Job {
    request: Request;
    signal: AbortSignal | undefined;
    done: (answer: Answer) => void;
    fail: (error: Error) => void;
}

class Instance {
    private readonly worker: Worker;
    private current: Job | undefined;
    readonly ready: Promise<void>;

    constructor(url: string, module: WebAssembly.Module, data: PageData, private readonly idle: (instance: Instance) => void) {
        this.worker = new Worker(url);
        this.ready = new Promise((resolve, reject) => {
            this.worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
                if (answer.kind === "ready") {
                    resolve();
                    return this.idle(this);
                }
                const job = this.current;
                this.current = undefined;
                if (answer.kind === "refused") job?.fail(new Refused(answer.faults, answer.told));
                else if (answer.kind === "failed") job?.fail(new Error(answer.message));
                else job?.done(answer);
                this.idle(this);
            };
            this.worker.onerror = (event) => {
                const error = new Error(event.message || "the simulator stopped");
                reject(error);
                this.current?.fail(error);
            };
        });
        const { files, report_shell: shell } = data;
        this.worker.postMessage({ kind: "start", module, files, shell } satisfies Request);
    }
    take(job: Job): void {
        this.current = job;
        this.worker.postMessage(job.request);
    }
    /** Between jobs, in order with them. */
    tell(request: Request): void {
        this.worker.postMessage(request);
    }
}

export class Engine {
    private readonly instances: Instance[] = [];
    private readonly free: Instance[] = [];
    private readonly urgent: Job[] = [];
    private readonly waiting: Job[] = [];

    /** `data` of the page, and the module's bytes. */
    static async start(data: PageData, module: BufferSource): Promise<Engine> {
        const workers = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
        const compiled = await WebAssembly.compile(module);
        const url = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: "text/javascript" }));
        const engine = new Engine();
        for (let i = 0; i < workers; ++i)
            engine.instances.push(new Instance(url, compiled, data, (instance) => engine.freed(instance)));
        await Promise.all(engine.instances.map((instance) => instance.ready));
        URL.revokeObjectURL(url);
        return engine;
    }

    get workers(): number {
        return this.instances.length;
    }

    /** Replaces the scenario files in every instance. */
    files(files: ScenarioFile[]): void {
        for (const instance of this.instances) instance.tell({ kind: "files", files });
    }

    /** Checks a plan and tells what is in it. Throws Refused. */
    async describe(plan: Plan, signal?: AbortSignal): Promise<Described> {
        return (await this.ask({ kind: "describe", plan }, signal, "urgent")).value as Described;
    }

    /** One replicate. */
    async run(plan: Plan, seed: number, replicate: number): Promise<Run> {
        return (await this.ask({ kind: "run", plan, seed, replicate })).value as Run;
    }

    /** Quantiles over runs of one quantity. */
    async fan(courses: number[][]): Promise<Fan> {
        return (await this.ask({ kind: "fan", courses }, undefined, "urgent")).value as Fan;
    }

    /** Plans by an outcome: values[plan][replicate]. `same` says which are the first plan under another name. */
    async compare(outcome: string, values: (number | null)[][], same: boolean[]): Promise<Compared[]> {
        return (await this.ask({ kind: "compare", outcome, values, same }, undefined, "urgent")).value as Compared[];
    }

    /** The digest that `ssrsim run` prints for these runs. */
    async digest(runs: Run[]): Promise<string> {
        const digests = runs.map(({ digest }) => digest);
        return (await this.ask({ kind: "digest", first: runs[0]?.replicate ?? 0, digests }, undefined, "urgent")).value as string;
    }

    /**
     * What holds a plan back. `onShare` hears after every replicate. One replicate takes as long as many runs, so one worker
     * stays free of them: what is asked for meanwhile need not wait for a replicate to end.
     */
    async frictions(plan: Plan, { seed, count, signal, onShare }: { seed: number; count: number; signal?: AbortSignal; onShare?: (found: Frictions) => void }): Promise<Frictions> {
        const parts: number[][] = [];
        let latest: Frictions | undefined;
        let next = 0;
        const lane = async () => {
            while (next < count) {
                const replicate = next++;
                parts[replicate] = (await this.ask({ kind: "frictions", plan, seed, replicate }, signal)).value as number[];
                // In the order of replicates, whichever came first: the same runs give the same digits.
                const there = parts.filter((part) => part !== undefined);
                const found = (await this.ask({ kind: "gather", plan, parts: there }, signal, "urgent")).value as Frictions;
                if (!latest || found.replicates > latest.replicates) latest = found;
                onShare?.(latest);
            }
        };
        await Promise.all(Array.from({ length: Math.max(1, this.workers - 1) }, lane));
        if (!latest) throw new Error("no replicate was asked for");
        return latest;
    }

    /** One run as it is told. */
    async story(plan: Plan, seed: number, replicate: number, signal?: AbortSignal): Promise<Story> {
        return (await this.ask({ kind: "story", plan, seed, replicate }, signal, "urgent")).value as Story;
    }

    /** A plan as an overlay in TOML, with what it sets and nothing else. */
    async overlay(plan: Plan, title: string): Promise<string> {
        return (await this.ask({ kind: "overlay", plan, title }, undefined, "urgent")).value as string;
    }

    /** A report as HTML: of one plan, or comparing several with the first. Runs them again in one worker. */
    async report(plans: { plan: Plan; name: string }[], seed: number, count: number, command: string, signal?: AbortSignal): Promise<string> {
        return (await this.ask({ kind: "report", plans, seed, count, command }, signal)).value as string;
    }

    private ask(request: Request, signal?: AbortSignal, rank: "urgent" | "later" = "later"): Promise<Extract<Answer, { kind: "answer" }>> {
        return new Promise((resolve, reject) => {
            const job: Job = { request, signal, done: resolve as (answer: Answer) => void, fail: reject };
            (rank === "urgent" ? this.urgent : this.waiting).push(job);
            this.deal();
        });
    }

    private freed(instance: Instance): void {
        this.free.push(instance);
        this.deal();
    }

    private next(): Job | undefined {
        for (;;) {
            const job = this.urgent.shift() ?? this.waiting.shift();
            if (!job?.signal?.aborted) return job;
            job.fail(new Cancelled("no longer wanted"));
        }
    }

    private deal(): void {
        while (this.free.length > 0) {
            const job = this.next();
            if (!job) return;
            this.free.shift()!.take(job);
        }
    }
}
