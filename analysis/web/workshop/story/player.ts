/** The time of a story: playing, stepping, scrubbing. */
import { useEffect, useRef, useState } from "preact/hooks";

export const speeds = { slow: 4, middle: 12, fast: 40 } as const;
export type Speed = keyof typeof speeds;

export interface Player {
    week: number;
    playing: boolean;
    /** Whether the reader's system lets things move by themselves. */
    may_play: boolean;
    go: (week: number) => void;
    toggle: () => void;
}

export function usePlayer(weeks: number, speed: Speed): Player {
    const [week, setWeek] = useState(0);
    const [playing, setPlaying] = useState(false);
    const [still, setStill] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
    const at = useRef(0);
    const last = Math.max(0, weeks - 1);
    const go = (to: number) => {
        at.current = Math.min(last, Math.max(0, to));
        setWeek(Math.floor(at.current));
    };
    useEffect(() => {
        const query = matchMedia("(prefers-reduced-motion: reduce)");
        const changed = () => {
            setStill(query.matches);
            if (query.matches) setPlaying(false);
        };
        query.addEventListener("change", changed);
        return () => query.removeEventListener("change", changed);
    }, []);
    useEffect(() => {
        if (!playing) return;
        let before = performance.now();
        let waiting = requestAnimationFrame(function frame(now: number) {
            // A page that slept goes on where it was.
            const passed = Math.min(250, now - before);
            before = now;
            go(at.current + (passed / 1000) * speeds[speed]);
            if (at.current >= last) return setPlaying(false);
            waiting = requestAnimationFrame(frame);
        });
        return () => cancelAnimationFrame(waiting);
    }, [playing, speed, last]);
    useEffect(() => {
        if (at.current > last) go(last);
    }, [last]);
    const toggle = () => {
        if (!playing && at.current >= last) go(0);
        setPlaying(!playing);
    };
    return { week: Math.min(week, last), playing, may_play: !still, go, toggle };
}
