#include "report/catalogue.hpp"

#include <array>

namespace ssrsim {

const Bilingual& words_of(EventKind what) {
    static const std::array<Bilingual, static_cast<std::size_t>(EventKind::money_shifted) + 1> all{{
        {"new government", "nouveau gouvernement"},
        {"new head", "nouveau chef"},
        {"crisis begins", "début d’une crise"},
        {"coup or mutiny", "coup d’État ou mutinerie"},
        {"national council begins", "le conseil national commence"},
        {"the state takes the chair", "l’État prend la présidence"},
        {"mandate renewed", "mandat renouvelé"},
        {"mission drawn down", "mission réduite"},
        {"mission reinforced", "mission renforcée"},
        {"mission ends", "fin de la mission"},
        {"strategy adopted", "stratégie adoptée"},
        {"adviser arrives", "arrivée d’un conseiller"},
        {"adviser leaves", "départ d’un conseiller"},
        {"post moved", "poste déplacé"},
        {"money committed", "argent engagé"},
        {"money arrives", "arrivée d’argent"},
        {"money returned", "argent rendu"},
        {"donor suspends", "un bailleur suspend"},
        {"consultation begins", "début de la consultation"},
        {"government agrees", "le gouvernement accepte"},
        {"conditions dropped", "conditions abandonnées"},
        {"only a part taken", "une partie seulement est prise"},
        {"more lead offered", "plus de direction nationale offerte"},
        {"government waits", "le gouvernement attend"},
        {"work begins", "début du travail"},
        {"work stalls", "travail à l’arrêt"},
        {"work resumes", "reprise du travail"},
        {"further phase begins", "début d’une nouvelle phase"},
        {"work done", "travail achevé"},
        {"work cut short", "travail écourté"},
        {"work cancelled", "travail annulé"},
        {"ownership hurt", "appropriation atteinte"},
        {"class of recruits joins", "une promotion de recrues arrive"},
        {"officers vetted", "agents écartés après vérification"},
        {"combatants leave arms", "des combattants déposent les armes"},
        {"combatants take up arms again", "des combattants reprennent les armes"},
        {"budget moved here", "budget transféré ici"},
    }};
    return all[static_cast<std::size_t>(what)];
}

const Bilingual& words_of(Cause cause) {
    static const std::array<Bilingual, static_cast<std::size_t>(Cause::known) + 1> all{{
        {"as planned", "comme prévu"},
        {"chance", "le hasard"},
        {"an election", "une élection"},
        {"the scenario says so", "le scénario le dit"},
        {"forces neither paid nor owning the reform",
         "des forces ni payées ni associées à la réforme"},
        {"a coup", "un coup d’État"},
        {"what has been achieved", "ce qui a été obtenu"},
        {"insecurity", "l’insécurité"},
        {"government’s refusal", "le refus du gouvernement"},
        {"the end of a mandate or of its period", "la fin d’un mandat ou de sa période"},
        {"taken over from another mission", "reprise d’une autre mission"},
        {"the work on it is complete", "le travail y est complet"},
        {"the tour is over", "le séjour est fini"},
        {"what will show before the next renewal",
         "ce qui se verra avant le prochain renouvellement"},
        {"the donor’s fiscal year begins", "l’exercice du bailleur commence"},
        {"money is there", "l’argent est là"},
        {"its time is over", "le délai est passé"},
        {"political will", "la volonté politique"},
        {"a donor who would be easier", "un bailleur moins exigeant"},
        {"no money is held", "il n’y a pas d’argent"},
        {"no adviser is in post", "aucun conseiller n’est en poste"},
        {"its deadline", "son échéance"},
        {"little lead and little will", "peu de direction et peu de volonté nationales"},
        {"vacancies", "des postes vacants"},
        {"low integrity", "un manque d’intégrité"},
        {"little service delivered", "peu de service rendu"},
        {"the narrowest link of the service chain",
         "le maillon le plus étroit de la chaîne du service"},
        {"[actuals] says so", "[actuals] le dit"},
    }};
    return all[static_cast<std::size_t>(cause)];
}

} // namespace ssrsim
