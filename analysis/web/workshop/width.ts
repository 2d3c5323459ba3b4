import { useEffect, useRef, useState } from "preact/hooks";

/** The width of an element in whole pixels, 0 before it is laid out. */
export function useWidth<T extends HTMLElement>() {
    const host = useRef<T>(null);
    const [width, setWidth] = useState(0);
    useEffect(() => {
        const element = host.current;
        if (!element) return;
        const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
        observer.observe(element);
        setWidth(Math.floor(element.clientWidth));
        return () => observer.disconnect();
    }, []);
    return { host, width };
}
