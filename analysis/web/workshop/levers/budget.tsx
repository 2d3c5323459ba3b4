/** Money and posts of the plan against what it may use, live. */
import { say } from "../messages";
import { state } from "../state";
import type { Described, Use } from "../types";
import { moneyText } from "./told";

/** The most a plan may use: the scenario's word, or else what the starting plan uses. */
const limits = ({ budget, use }: Described): Use => ({ money: budget.money ?? use.money, posts: budget.posts ?? use.posts });

/** What a plan uses over the limits of the starting plan; a whole unit of currency is forgiven to rounding. */
function over({ use }: Described, start: Described): Use {
    const most = limits(start);
    return { money: use.money - most.money > 1 ? use.money - most.money : 0, posts: Math.max(0, use.posts - most.posts) };
}
export function keepsBudget(plan = state.current!.described, start = state.start!.described): boolean {
    const { money, posts } = over(plan, start);
    return money === 0 && posts === 0;
}

const postsText = (n: number) => say("n_posts", { n });

function Meter({ name, used, most, beyond, tell }: { name: string; used: number; most: number; beyond: number; tell: (n: number) => string }) {
    const whole = Math.max(used, most, 1e-9);
    const text = beyond > 0 ? say("over_by", { amount: tell(beyond) }) : say("left", { amount: tell(Math.max(0, most - used)) });
    return (
        <div class={beyond > 0 ? "meter over" : "meter"}>
            <p><b>{name}</b> <span>{say("used_of", { used: tell(used), most: tell(most) })}</span></p>
            <div class="track" role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={most} aria-valuenow={Math.min(used, most)} aria-valuetext={`${say("used_of", { used: tell(used), most: tell(most) })}. ${text}`}>
                <div class="used" style={{ width: `${(Math.min(used, most) / whole) * 100}%` }} />
                {beyond > 0 && <div class="beyond" style={{ width: `${(beyond / whole) * 100}%` }} />}
            </div>
            <p class="note">{beyond > 0 ? <strong class="alarm"><span aria-hidden="true">▲ </span>{text}</strong> : text}</p>
        </div>
    );
}

export function Budget() {
    const [plan, start] = [state.current!.described, state.start!.described];
    const { use } = plan;
    const most = limits(start);
    const beyond = over(plan, start);
    return (
        <section class="budget" aria-labelledby="budget-title">
            <h2 id="budget-title">{say("budget")}</h2>
            <Meter name={say("money")} used={use.money} most={most.money} beyond={beyond.money} tell={moneyText} />
            <Meter name={say("posts_title")} used={use.posts} most={most.posts} beyond={beyond.posts} tell={postsText} />
            <p class={keepsBudget() ? "heard" : "note"} role="status">{keepsBudget() ? "" : say("over_budget")}</p>
        </section>
    );
}
