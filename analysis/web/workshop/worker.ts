/** One instance of the simulator in a worker: a few lines of glue between messages and the module's C functions. */
import type { Fault, Plan, ScenarioFile } from "./types";

export type Request =
    | { kind: "start"; module: WebAssembly.Module; files: ScenarioFile[]; shell: string }
    | { kind: "files"; files: ScenarioFile[] }
    | { kind: "describe"; plan: Plan }
    | { kind: "run"; plan: Plan; seed: number; replicate: number }
    | { kind: "fan"; courses: number[][] }
    | { kind: "compare"; outcome: string; values: (number | null)[][] }
    | { kind: "digest"; first: number; digests: string[] }
    | { kind: "frictions"; plan: Plan; seed: number; replicate: number }
    | { kind: "gather"; plan: Plan; parts: unknown[] }
    | { kind: "story"; plan: Plan; seed: number; replicate: number }
    | { kind: "overlay"; plan: Plan; title: string }
    | { kind: "report"; plans: { plan: Plan; name: string }[]; seed: number; count: number; command: string };

export type Answer =
    | { kind: "ready" }
    | { kind: "answer"; value: unknown }
    | { kind: "refused"; faults: Fault[]; told: string }
    | { kind: "failed"; message: string };
