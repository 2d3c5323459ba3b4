#include "report/catalogue.hpp"

#include "core/contracts.hpp"

#include <algorithm>
#include <array>

namespace ssrsim {

namespace {

const Bilingual& find(std::span<const NamedWords> all, std::string_view key) {
    const auto found = std::ranges::find(all, key, &NamedWords::first);
    SSRSIM_EXPECT(found != all.end(), "every text that is asked for is in the catalogue");
    return found->second;
}

} // namespace

std::span<const NamedWords> words_of_controls() {
    static const std::array<NamedWords, 16> all{{
        {"choose", {"Show", "Montrer"}},
        {"median", {"median of the runs", "médiane des simulations"}},
        {"middle_half", {"half of the runs", "la moitié des simulations"}},
        {"most", {"90% of the runs", "90\u202f% des simulations"}},
        {"planned", {"planned", "prévu"}},
        {"simulated", {"simulated", "simulé"}},
        {"better", {"better", "mieux"}},
        {"worse", {"worse", "moins bien"}},
        {"same", {"the same", "identique"}},
        {"value", {"value", "valeur"}},
        {"interval", {"95% interval", "intervalle à 95\u202f%"}},
        {"date", {"week of", "semaine du"}},
        {"show_spread",
         {"Show how far chance spreads the runs", "Montrer la dispersion due au hasard"}},
        {"not_firm", {"stands on few runs", "repose sur peu de simulations"}},
        {"whole_range", {"whole range", "intervalle entier"}},
        {"fails_there", {"where it fails", "où il échoue"}},
    }};
    return all;
}

const Bilingual& words_of_report(std::string_view key) {
    static const std::array<NamedWords, 50> all{{
        {"quantity", {"Quantity", "Grandeur"}},
        {"factor", {"Factor", "Facteur"}},
        {"whole_range", {"Whole range", "Intervalle entier"}},
        {"part_of_range", {"Where it fails", "Où il échoue"}},
        {"worst", {"Worst", "Au pire"}},
        {"most_regret", {"Most regret", "Plus grand regret"}},
        {"deviation", {"Standard deviation", "Écart type"}},
        {"good_enough", {"Good enough in", "Suffisant dans"}},
        {"samples", {"Samples", "Échantillons"}},
        {"law", {"Drawn from", "Tiré de"}},
        {"moves", {"Moves", "Déplace"}},
        {"called", {"In the study file", "Dans le fichier de l’étude"}},
        {"outcome", {"Outcome", "Résultat"}},
        {"plan", {"Plan", "Plan"}},
        {"mean", {"Mean", "Moyenne"}},
        {"difference", {"Difference to A", "Différence avec A"}},
        {"interval", {"95% interval", "Intervalle à 95\u202f%"}},
        {"better", {"Better than A", "Mieux que A"}},
        {"best", {"Best of all", "Meilleur de tous"}},
        {"regret", {"Regret", "Regret"}},
        {"value", {"Value", "Valeur"}},
        {"below_zero", {"Of 50, below zero", "Sur 50, sous zéro"}},
        {"above_zero", {"Of 50, above zero", "Sur 50, au-dessus de zéro"}},
        {"lowest", {"Lowest", "Minimum"}},
        {"highest", {"Highest", "Maximum"}},
        {"median", {"Median", "Médiane"}},
        {"work", {"Mission or work", "Mission ou travail"}},
        {"planned", {"Planned", "Prévu"}},
        {"began", {"Began (90% of runs)", "Commencé (90\u202f% des simulations)"}},
        {"was_done", {"Over (90% of runs)", "Fini (90\u202f% des simulations)"}},
        {"note", {"Note", "Remarque"}},
        {"from", {"From", "De"}},
        {"to", {"To", "Vers"}},
        {"week_of", {"Week of", "Semaine du"}},
        {"who", {"Who", "Qui"}},
        {"what", {"What happened", "Ce qui s’est passé"}},
        {"table", {"The numbers as a table", "Les chiffres en tableau"}},
        {"friction", {"What holds the plan back", "Ce qui freine le plan"}},
        {"ideal", {"Without it", "Sans cela"}},
        {"share", {"Share of the shortfall", "Part du manque"}},
        {"parameter", {"Parameter", "Paramètre"}},
        {"unit", {"Unit", "Unité"}},
        {"range", {"Allowed", "Permis"}},
        {"source", {"Source", "Source"}},
        {"meaning", {"Meaning (in English)", "Sens (en anglais)"}},
        {"here", {"In this plan", "Dans ce plan"}},
        {"in_first", {"In A", "Dans A"}},
        {"value_name", {"Value", "Valeur"}},
        {"probability", {"Probability", "Probabilité"}},
        {"not_there", {"not there", "absent"}},
    }};
    return find(all, key);
}

namespace {

std::span<const NamedWords> titles_of_outcomes() {
    static const std::array<NamedWords, 11> all{{
        {"service_two_years",
         {"Service two years into the plan", "Service deux ans après le début"}},
        {"service_at_exit",
         {"Service at the end of the last mission", "Service à la fin de la dernière mission"}},
        {"service_after_exit",
         {"Service two years after the last mission",
          "Service deux ans après la dernière mission"}},
        {"service_area", {"Service, mean of the plan", "Service, moyenne du plan"}},
        {"capacity_area", {"Capacity, mean of the plan", "Capacité, moyenne du plan"}},
        {"gap_area", {"Gap between the two, mean", "Écart entre les deux, moyenne"}},
        {"money_spent", {"Money spent", "Argent dépensé"}},
        {"money_returned", {"Money returned unspent", "Argent rendu sans être dépensé"}},
        {"cost_per_point", {"Cost of a point of service", "Coût d’un point de service"}},
        {"months_lost_to_vacancy",
         {"Work lost to empty posts", "Travail perdu par les postes vides"}},
        {"months_lost_to_learning",
         {"Work lost to learning", "Travail perdu à apprendre le terrain"}},
    }};
    return all;
}

} // namespace

const Bilingual& title_of_outcome(std::string_view key) {
    return find(titles_of_outcomes(), key);
}

Bilingual title_or_key_of_outcome(std::string_view key) {
    const auto found = std::ranges::find(titles_of_outcomes(), key, &NamedWords::first);
    return found == titles_of_outcomes().end() ? name_in_both(key) : found->second;
}

const Bilingual& title_of_friction(std::string_view key) {
    static const std::array<NamedWords, 10> all{{
        {"rotation", {"Rotation of advisers", "Rotation des conseillers"}},
        {"recruitment", {"Vacancies and recruitment", "Postes vacants et recrutement"}},
        {"release", {"Release of money", "Versement des fonds"}},
        {"expiry", {"Expiry of money", "Expiration des fonds"}},
        {"fragmentation", {"Fragmentation of aid", "Fragmentation de l’aide"}},
        {"consent", {"Missing consent and imposition", "Consentement manquant et réforme imposée"}},
        {"absorption", {"Absorption", "Capacité d’absorption"}},
        {"mandates", {"Mandate periods", "Périodes de mandat"}},
        {"strategy", {"Late strategy", "Stratégie tardive"}},
        {"crises", {"Crises", "Crises"}},
    }};
    return find(all, key);
}

const Bilingual& ideal_of_friction(std::string_view key) {
    static const std::array<NamedWords, 10> all{{
        {"rotation",
         {"nobody’s tour ends before the post does", "aucun séjour ne finit avant le poste"}},
        {"recruitment",
         {"whoever is asked for arrives at once", "toute personne demandée arrive aussitôt"}},
        {"release",
         {"what is committed arrives at once and in one piece",
          "ce qui est engagé arrive aussitôt et en une fois"}},
        {"expiry", {"no money is returned", "aucun argent n’est rendu"}},
        {"fragmentation",
         {"donors and implementers beside each other duplicate nothing",
          "bailleurs et exécutants côte à côte ne font rien en double"}},
        {"consent",
         {"government takes the work as planned, and owns it no less for having been asked late",
          "le gouvernement accepte le travail comme prévu, et se l’approprie autant même s’il est "
          "consulté tard"}},
        {"absorption",
         {"institutions take up whatever money and advisers deliver",
          "les institutions absorbent tout ce que livrent l’argent et les conseillers"}},
        {"mandates",
         {"mandates run for ten years without renewals, and as planned",
          "les mandats durent dix ans sans renouvellement, et comme prévu"}},
        {"strategy",
         {"a mission has its strategy as soon as anybody is there",
          "une mission a sa stratégie dès que quelqu’un est sur place"}},
        {"crises",
         {"there is no crisis and no coup while the plan lasts",
          "ni crise ni coup d’État tant que dure le plan"}},
    }};
    return find(all, key);
}

const Bilingual& title_of_quantity(std::string_view key) {
    static const std::array<NamedWords, 15> all{{
        {"service_delivery", {"Service delivery", "Service rendu"}},
        {"capacity_service_gap",
         {"Gap between capacity and service", "Écart entre capacité et service"}},
        {"chain_capacity", {"Capacity", "Capacité"}},
        {"capacity", {"Capacity", "Capacité"}},
        {"ownership", {"Ownership", "Appropriation"}},
        {"integrity", {"Integrity", "Intégrité"}},
        {"trust", {"Trust", "Confiance"}},
        {"posts_authorised", {"Posts authorised", "Postes autorisés"}},
        {"posts_filled", {"Posts filled", "Postes pourvus"}},
        {"adviser_knowledge",
         {"Local knowledge of advisers", "Connaissance locale des conseillers"}},
        {"institutional_memory", {"Memory of the mission", "Mémoire de la mission"}},
        {"police_queue", {"Cases waiting for the police", "Affaires en attente à la police"}},
        {"court_queue", {"Cases waiting in court", "Affaires en attente au tribunal"}},
        {"prisoners", {"Prisoners", "Détenus"}},
        {"prison_places", {"Prison places", "Places de prison"}},
    }};
    return find(all, key);
}

const Bilingual& title_of_group(std::string_view key) {
    static const std::array<NamedWords, 2> all{{
        {"majority", {"majority", "majorité"}},
        {"marginalised", {"marginalised", "marginalisés"}},
    }};
    return find(all, key);
}

} // namespace ssrsim
