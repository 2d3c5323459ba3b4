import type { Text } from "../types";

export const shell = {
    language: { en: "Language", fr: "Langue" },
    skip: { en: "Skip to the view", fr: "Aller à la vue" },
    views: { en: "Views", fr: "Vues" },
    view_plan: { en: "Plan", fr: "Plan" },
    view_story: { en: "Story", fr: "Récit" },
    view_exercises: { en: "Exercises", fr: "Exercices" },
    view_teams: { en: "Teams", fr: "Équipes" },
    view_scenario: { en: "Scenario", fr: "Scénario" },
    starting: { en: "The simulator is starting…", fr: "Le simulateur démarre…" },
    cannot_start: { en: "The simulator does not work: {why}", fr: "Le simulateur ne fonctionne pas\u00a0: {why}" },
    too_old: {
        en: "This browser is too old: it cannot unpack the simulator. Chromium 105, Firefox 121, Safari 16.4 or later can.",
        fr: "Ce navigateur est trop ancien\u00a0: il ne peut pas décompresser le simulateur. Chromium 105, Firefox 121, Safari 16.4 ou plus récents le peuvent.",
    },
    colon: { en: ": ", fr: "\u00a0: " },
    faults: { en: "{n} {n#fault|faults} in this plan", fr: "{n} {n#erreur|erreurs} dans ce plan" },
    fault_line: { en: "{file}, line {line}", fr: "{file}, ligne {line}" },
} satisfies Record<string, Text>;
