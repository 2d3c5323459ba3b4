/** Faults as `ssrsim check` tells them: every one, with file, line and what is allowed. */
import { isolate } from "../source/format";
import { say } from "./messages";
import type { Fault } from "./types";

export function Faults({ faults }: { faults: Fault[] }) {
    return (
        <div class="faults" role="alert">
            <p><strong>{say("faults", { n: faults.length })}</strong></p>
            <ul>
                {faults.map((fault) => (
                    <li>
                        {fault.file && <span class="place">{fault.line > 0 ? say("fault_line", { file: isolate(fault.file), line: fault.line }) : isolate(fault.file)}{say("colon")}</span>}
                        {fault.path && <><code>{isolate(fault.path)}</code>{say("colon")}</>}
                        <bdi>{fault.message}</bdi>
                        {fault.hint && <> <bdi class="hint">{fault.hint}</bdi></>}
                    </li>
                ))}
            </ul>
        </div>
    );
}
