/** Every text of the page in both languages. One file a view, so that the type makes both languages compulsory. */
import { locale } from "../source/format";
import { exercises } from "./messages/exercises";
import { plan } from "./messages/plan";
import { results } from "./messages/results";
import { scenario } from "./messages/scenario";
import { shell } from "./messages/shell";
import { story } from "./messages/story";
import { teams } from "./messages/teams";
import type { Language, Text } from "./types";

const messages = { ...shell, ...plan, ...results, ...story, ...exercises, ...teams, ...scenario } satisfies Record<string, Text>;

type Keys<T> = Extract<keyof T, string>;
/** A key in two files would lose one of its texts: this fails to compile then, and names the key. */
type Twice =
    | (Keys<typeof plan> & Keys<typeof shell>)
    | (Keys<typeof results> & Keys<typeof shell & typeof plan>)
    | (Keys<typeof story> & Keys<typeof shell & typeof plan & typeof results>)
    | (Keys<typeof exercises> & Keys<typeof shell & typeof plan & typeof results & typeof story>)
    | (Keys<typeof teams> & Keys<typeof shell & typeof plan & typeof results & typeof story & typeof exercises>)
    | (Keys<typeof scenario> & Keys<typeof shell & typeof plan & typeof results & typeof story & typeof exercises & typeof teams>);
const twice: Record<Twice, never> = {};
void twice;

export type MessageKey = keyof typeof messages;
type Values = Record<string, string | number>;

let language: Language = "en";
export const setMessageLanguage = (chosen: Language): void => void (language = chosen);

// Made once: making one takes longer than all texts of a view.
const counts = { en: new Intl.PluralRules(locale.en), fr: new Intl.PluralRules(locale.fr) };
const numbers = { en: new Intl.NumberFormat(locale.en), fr: new Intl.NumberFormat(locale.fr) };

/**
 * A text in the language of the page. `{name}` takes a value, `{n#run|runs}` the form that belongs to the number `n`
 * (French counts 0 and 1 as one). Numbers are written as the language writes them.
 */
export function say(key: MessageKey, values: Values = {}): string {
    return messages[key][language].replace(/\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
        const value = values[name] ?? "";
        if (one !== undefined && many !== undefined)
            return counts[language].select(Number(value)) === "one" ? one : many;
        return typeof value === "number" ? numbers[language].format(value) : value;
    });
}

/** A text of the scenario in the language of the page. */
export const inLanguage = (text: Text): string => text[language] || text.en;
