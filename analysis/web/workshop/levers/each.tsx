import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

/** Levers one by one, made only when they are looked at: there may be a hundred. */
export function Each({ title, children }: { title: string; children: () => ComponentChildren }) {
    const [open, setOpen] = useState(false);
    return (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{title}</summary>
            {open && children()}
        </details>
    );
}
