/** What passes between the page and the simulator. The page never computes a result: all numbers come from the module. */

import type { Language, Text } from "../source/data";

export type { Language, Text };

/** A plan: a scenario file of the page and settings laid over it, as `--set PATH=VALUE` on a command line. Values are TOML. */
export interface Plan {
    file: string;
    set: [path: string, value: string][];
}

/** One fault of a scenario, as `ssrsim check` tells it. */
export interface Fault {
    file: string;
    /** 0 where the fault has no line. */
    line: number;
    column: number;
    path: string;
    message: string;
    hint: string;
}

/** Something with an id in the scenario's files, and its name. */
export interface Named {
    id: string;
    name: Text;
}
export interface Mission extends Named {
    start: string;
    end: string;
    posts: number;
}
export interface Donor extends Named {
    /** Its usual channel: "trust_fund" is the pooled one, "assessed" pays a mission. */
    channel: string;
    /** In whole units of currency a year. */
    pledge: number;
}
export interface Activity extends Named {
    institution: string;
    /** "" where donors carry it out themselves. */
    mission: string;
    start: string;
    /** Planned end. */
    end: string;
    after: string[];
    /** Condition without which it does not begin; "" for none. */
    gate: string;
    /** "" for none. */
    deadline: string;
}
export interface LeadStep {
    id: string;
    from: string;
    level: number;
    /** Empty: all. */
    institutions: string[];
}

/** A number of the scenario that a lever can move. */
export interface Numeric {
    path: string;
    /** As `ssrsim describe` names it: "weeks", "share", "money" … */
    unit: string;
    value: number;
    low: number;
    high: number;
    whole: boolean;
}

export interface NamedLever {
    id: string;
    title: Text;
    low: number;
    high: number;
    /** Every number that the path names. */
    paths: string[];
}
export interface OfferedPlan {
    id: string;
    file: string;
    /** "" where the scenario gives none. */
    title: Text;
}
export type Topic = "sequencing" | "rotation" | "delay" | "ownership";
export interface Exercise {
    id: string;
    topic: Topic;
    title: Text;
    question: Text;
    hint: Text;
    debrief: Text;
    source: string;
    /** File of the starting plan. */
    start: string;
    /** File of the plan whose course is predicted; "" for the trainee's own. */
    reveal: string;
    /** Key of the quantity that is predicted. */
    quantity: string;
    /** Key of the outcome that ranks plans. */
    outcome: string;
}

/** Most that a plan may use; what the starting plan uses where the scenario says nothing. */
export interface Use {
    /** Activities and pay of posts over the whole plan, in whole units of currency. */
    money: number;
    /** Most posts open at one time. */
    posts: number;
}

export interface Outcome {
    key: string;
    unit: string;
    better: "higher" | "lower" | "neither";
    title: Text;
}
/** A quantity over time, sampled at `dates`. */
export interface Quantity {
    key: string;
    unit: string;
    title: Text;
    /** Id it is counted by; "" for the country. */
    of: string;
}

/** A loaded plan, as the page needs to know it. */
export interface Described {
    title: Text;
    /** "" where the scenario gives none. */
    plan_name: Text;
    country: Text;
    currency: string;
    /** First day, and the first day after the run. */
    start: string;
    end: string;
    regions: Named[];
    institutions: Named[];
    missions: Mission[];
    donors: Donor[];
    activities: Activity[];
    national_lead: number;
    lead: LeadStep[];
    use: Use;
    budget: { money: number | null; posts: number | null };
    /** Numbers of all levers by path: mission.*.{tour,overlap_max,notice}, donor.*.{delay,life,pledge}, those of named levers. */
    numbers: Numeric[];
    levers: NamedLever[];
    plans: OfferedPlan[];
    exercises: Exercise[];
    outcomes: Outcome[];
    quantities: Quantity[];
    /** Mondays at which quantities are sampled. */
    dates: string[];
    /** The same for every plan of one country: plans with another one cannot be compared. */
    country_id: string;
    /** Whether two plans are the same. */
    plan_id: string;
}

/** One replicate of a plan. */
export interface Run {
    replicate: number;
    digest: string;
    /** By Described.outcomes; null where one does not apply. */
    outcomes: (number | null)[];
    /** By Described.quantities, then by date. */
    courses: number[][];
}

/** Level by quantile (5, 25, 50, 75, 95 per cent) and date. */
export type Fan = number[][];

export interface Interval {
    low: number;
    high: number;
}
export interface Compared {
    mean: number;
    /** To the first plan, replicate by replicate. */
    difference: { mean: number; interval: Interval; firm: boolean };
    better: { share: number; interval: Interval };
    best: { share: number; interval: Interval };
    /** Fifty quantiles of the difference, ascending. */
    dots: number[];
}

export interface FrictionShare {
    key: string;
    title: Text;
    ideal: Text;
    share: number;
    interval: Interval;
    firm: boolean;
}
/** What holds a plan back: shares of the shortfall of mean service delivery, over what was run so far. */
export interface Frictions {
    replicates: number;
    with_all: number;
    with_none: number;
    shares: FrictionShare[];
}

export interface StoryEvent {
    date: string;
    /** Event kind as `ssrsim trace` names it. */
    kind: string;
    what: Text;
    /** "" for the country. */
    who: Text;
    cause: Text;
    /** Whether it tells the story; the others are its everyday. */
    told: boolean;
}
/** One run, week by week. */
export interface Story {
    dates: string[];
    /** Series by key; the list has one entry an id (or a single one with id ""). */
    series: Record<string, { id: string; name: Text; values: number[] }[]>;
    events: StoryEvent[];
}

export interface ScenarioFile {
    path: string;
    text: string;
}

/** What `ssrsim workshop` pours into the page. */
export interface PageData {
    version: string;
    /** Path of the scenario among the files. */
    scenario: string;
    files: ScenarioFile[];
    seed: number;
    /** Runs of a full answer. */
    replicates: number;
    /** The shell of the report. */
    report_shell: string;
}
