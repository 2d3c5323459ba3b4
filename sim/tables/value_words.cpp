#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"
#include "tables/values.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Words of a title, without accents and in lower case.
std::vector<std::string> words_of(std::string_view text) {
    const std::string plain = id_from(text);
    std::vector<std::string> words;
    for (const std::string_view word : split(plain, '_'))
        words.emplace_back(word);
    return words;
}

struct TypeWords {
    PostType type;
    std::string_view begins; ///< beginnings of words, separated by '|'
};
constexpr TypeWords type_words[] = {
    {PostType::mentor, "mentor|encadr|accompagnat|tuteur"},
    {PostType::trainer, "train|instruct|format"},
    {PostType::planner, "plann|planif|strateg"},
    {PostType::liaison, "liaison"},
    {PostType::focal_point, "focal"},
    {PostType::monitor, "monitor|suivi|evaluat"},
};
/// What an adviser is for is said by the other words of the title, if by any.
constexpr std::string_view adviser_words = "advis|conseil";

bool begins_with_any(const std::vector<std::string>& words, std::string_view beginnings) {
    const auto marks = split(beginnings, '|');
    return std::ranges::any_of(words, [&](const std::string& word) {
        return std::ranges::any_of(marks, [&](std::string_view b) { return word.starts_with(b); });
    });
}

std::vector<std::string> words_of_post_types() {
    std::vector<std::string> words;
    for (const auto& entry : Words<PostType>::values)
        words.emplace_back(entry.word);
    return words;
}

struct KindWords {
    ActivityKind kind;
    std::string_view words;
};
constexpr KindWords kind_words[] = {
    {ActivityKind::review, "assessment|sector_review|revue|examen|etude|diagnostic"},
    {ActivityKind::strategy, "strategie|policy|politique|planning|planification"},
    {ActivityKind::training, "courses|course|formation|formations|cours"},
    {ActivityKind::mentoring, "mentorat|mentorship|accompagnement|advising|encadrement"},
    {ActivityKind::equipment, "equipement|equipements|equipment_and_supplies|materiel|fournitures|"
                              "vehicles|vehicules"},
    {ActivityKind::infrastructure, "construction|works|building|buildings|rehabilitation|"
                                   "infrastructures|travaux|batiments"},
    {ActivityKind::systems, "system|systeme|systemes|procedures|management_systems|"
                            "personnel_and_budget|gestion"},
    {ActivityKind::vetting, "census_and_vetting|verification|assainissement|certification"},
    {ActivityKind::oversight, "controle|surveillance|inspection|accountability"},
    {ActivityKind::inclusion, "consultation|consultations|dialogue|participation|civil_society"},
    {ActivityKind::reconciliation, "confidence_building|confiance"},
    {ActivityKind::arms, "small_arms|weapons|disarmament_of_civilians|armes|armes_legeres"},
    {ActivityKind::ddr, "disarmament_demobilization_reintegration|reintegration|demobilisation|"
                        "demobilization"},
};

} // namespace

Meant<PostType> read_post_type(std::string_view text) {
    const std::string plain = id_from(text);
    for (const auto& entry : Words<PostType>::values)
        if (entry.word == plain) return {entry.value, {}, {}};
    Meant<PostType> by_words = post_type_in_title(text);
    if (by_words.value) return by_words;
    return unclear<PostType>(said(quoted(text), " is no type of post."),
                             nearest_hint(text, words_of_post_types()));
}

Meant<PostType> post_type_in_title(std::string_view title) {
    const std::vector<std::string> words = words_of(title);
    std::vector<PostType> found;
    for (const TypeWords& entry : type_words)
        if (begins_with_any(words, entry.begins)) found.push_back(entry.type);
    if (found.empty() && begins_with_any(words, adviser_words)) found.push_back(PostType::mentor);
    if (found.size() == 1) return {found.front(), {}, {}};
    std::string message =
        said("The title ", quoted(title), " does not say what the posts are for.");
    if (found.size() > 1)
        message = said("The title ", quoted(title), " speaks of a ", word_of(found[0]),
                       " and of a ", word_of(found[1]), ".");
    return unclear<PostType>(
        message, said("add a column \"Type\" with ", listed(words_of_post_types(), "or"), "."));
}

Meant<StaffCategory> read_category(std::string_view text) {
    std::string plain = id_from(text);
    // "P-4/P-3" and "P-4 (temporary)" are of one category all the same.
    std::string letters = plain.substr(0, plain.find_first_of("0123456789_"));
    constexpr std::string_view international =
        "p|d|asg|usg|sg|fs|sl|unpol|civpol|ipo|fpu|milob|milobs|unmo|unmos|mlo|so|unv|iunv|uno|"
        "international|expatriate|expatrie|expatries|expat|seconded|gpp|cgp|sge|volontaire|police|"
        "detache|int|intl";
    constexpr std::string_view national =
        "npo|npos|no|noa|nob|noc|nod|gs|g|gl|ll|ngs|ns|nat|national|nationals|local|locals|lo|"
        "nationaux|nunv|locaux|sb|anr|ags";
    const auto is_in = [&](std::string_view words) {
        return std::ranges::any_of(split(words, '|'),
                                   [&](std::string_view w) { return w == letters; });
    };
    for (const std::string_view word : words_of(text))
        if (word == "national" || word == "nationaux" || word == "nationale" || word == "local" ||
            word == "locaux")
            return {StaffCategory::national, {}, {}};
    if (is_in(national)) return {StaffCategory::national, {}, {}};
    if (is_in(international)) return {StaffCategory::international, {}, {}};
    return unclear<StaffCategory>(said(quoted(text), " is no category or level of staff."),
                                  "write a level such as P-4, FS-5, NPO or GS-5, UNPOL or UNV, or "
                                  "international or national.");
}

Meant<ActivityKind> read_kind(std::string_view text) {
    const std::string plain = id_from(text);
    std::vector<std::string> kinds;
    for (const auto& entry : Words<ActivityKind>::values) {
        if (entry.word == plain) return {entry.value, {}, {}};
        kinds.emplace_back(entry.word);
    }
    for (const KindWords& entry : kind_words)
        for (const std::string_view word : split(entry.words, '|'))
            if (word == plain) return {entry.kind, {}, {}};
    return unclear<ActivityKind>(said(quoted(text), " is no kind of activity."),
                                 nearest_hint(text, kinds));
}

} // namespace ssrsim
