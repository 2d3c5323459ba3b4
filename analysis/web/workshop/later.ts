import { useEffect, useState } from "preact/hooks";

/** A value one task later, so that what is drawn from it does not hold up what is drawn first. */
export function useLater<T>(value: T): T {
    const [shown, setShown] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setShown(value), 20);
        return () => clearTimeout(timer);
    }, [value]);
    return shown;
}
