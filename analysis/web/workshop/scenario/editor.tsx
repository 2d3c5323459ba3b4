/** A plain text field with line numbers. */
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { isolate } from "../../source/format";
import { say } from "../messages";
import type { ScenarioFile } from "../types";

export interface Place {
    line: number;
    column: number;
    /** Another value goes there again. */
    count: number;
}

export function Editor({ file, place, onText }: { file: ScenarioFile; place: Place | null; onText: (text: string) => void }) {
    const field = useRef<HTMLTextAreaElement>(null);
    const numbers = useRef<HTMLPreElement>(null);
    const lines = useMemo(() => file.text.split("\n").length, [file.text]);
    const follow = () => {
        if (numbers.current && field.current) numbers.current.scrollTop = field.current.scrollTop;
    };
    useLayoutEffect(() => {
        const area = field.current;
        if (!area || !place || place.line < 1) return;
        const all = file.text.split("\n");
        const start = all.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
        const end = start + (all[place.line - 1]?.length ?? 0);
        area.focus();
        area.setSelectionRange(Math.min(end, start + Math.max(0, place.column - 1)), end);
        area.scrollTop = (place.line - 4) * parseFloat(getComputedStyle(area).lineHeight);
        follow();
    }, [place]);
    return (
        <div class="editor">
            <pre class="line-numbers" aria-hidden="true" ref={numbers}>{Array.from({ length: lines }, (_, i) => i + 1).join("\n")}</pre>
            <textarea
                ref={field} wrap="off" spellcheck={false} autocomplete="off" dir="ltr" rows={24} value={file.text}
                aria-label={say("file_text", { name: isolate(file.path) })}
                onScroll={follow}
                onInput={(event) => onText(event.currentTarget.value)}
            />
        </div>
    );
}
