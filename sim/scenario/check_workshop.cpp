#include "scenario/checker.hpp"
#include "scenario/nearest.hpp"
#include "scenario/number_fields.hpp"
#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

std::vector<std::string> exercises_in_order(const Workshop& workshop) {
    std::vector<std::string> ids = ids_of(workshop.exercises);
    std::sort(ids.begin(), ids.end(), [&](const std::string& a, const std::string& b) {
        const std::int32_t first = workshop.exercises.at(a).order;
        const std::int32_t second = workshop.exercises.at(b).order;
        return first != second ? first < second : a < b;
    });
    return ids;
}

namespace {

/// The page carries its files with it by these names: beside the one that names them or below, so
/// that nothing else of a disk gets into a page.
bool is_file_below(std::string_view file) {
    const bool is_marked = std::any_of(file.begin(), file.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == ':';
    });
    return !is_marked && !file.starts_with('/') && !file.ends_with('/') && file != ".." &&
           !file.starts_with("../") && file.find("/../") == std::string_view::npos;
}

void check_file(Checker& check, const std::string& path, const std::string& file) {
    if (file.empty() || is_file_below(file) || !check.readable({path})) return;
    std::string slashes = file;
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    check.add("bad-file-name", path,
              said(path, " is ", quoted(file),
                   "; it takes the name of a file beside this one or in a folder below, with "
                   "slashes."),
              slashes != file && is_file_below(slashes)
                  ? said("write ", quoted(slashes), ".")
                  : std::string("put the file into the folder of this one."));
}

void check_range(Checker& check, const std::string& table, const WorkshopLever& lever,
                 const Number& declared) {
    const auto inside = [&](const char* key, const std::optional<double>& value) {
        const std::string path = path_of(table, key);
        if (!value || !check.readable({path})) return false;
        if (*value >= declared.low && *value <= declared.high) return true;
        check.add("out-of-range", path,
                  said(path, " is ", *value, "; ", lever.path, " lies between ", declared.low,
                       " and ", declared.high, "."),
                  "correct it, or leave it out for the whole range.");
        return false;
    };
    const bool has_low = inside("low", lever.low);
    const bool has_high = inside("high", lever.high);
    const bool low_is_fine = has_low || !lever.low;
    const bool high_is_fine = has_high || !lever.high;
    const double low = lever.low.value_or(declared.low);
    const double high = lever.high.value_or(declared.high);
    if (!low_is_fine || !high_is_fine || low < high) return;
    check.add("empty-range", path_of(table, has_high ? "high" : "low"),
              said(table, " offers values from ", low, " to ", high, "."),
              "let low be less than high.");
}

void check_levers(Checker& check) {
    if (check.scenario.workshop.levers.empty()) return;
    Scenario copy = check.scenario; // numbers are found in one that may be changed
    for (const auto& [id, lever] : check.scenario.workshop.levers) {
        const std::string table = path_of("workshop.lever", id);
        const std::string path = table + ".path";
        if (!check.readable({path})) continue;
        const std::vector<std::string> parts = path_parts(lever.path);
        const std::vector<NumberField> numbers = find_numbers(copy, parts);
        if (!numbers.empty()) {
            check_range(check, table, lever, numbers.front().declared);
        } else if (check.readable({lever.path})) {
            const std::string near = nearest(lever.path, paths_of_numbers(copy, parts));
            check.add(
                "unknown-path", path,
                said(path, " is ", quoted(lever.path), ", which names no number of this scenario."),
                near.empty() ? std::string("`ssrsim describe` lists what there is; * stands "
                                           "for every id.")
                             : said("did you mean ", near, "?"));
        }
    }
}

/// Half a page in another language helps nobody.
void check_languages(Checker& check, const std::string& table, const Exercise& exercise) {
    struct Pair {
        const char* key;
        const std::string& english;
        const std::string& french;
    };
    const std::initializer_list<Pair> texts{{"title", exercise.title, exercise.title_fr},
                                            {"question", exercise.question, exercise.question_fr},
                                            {"hint", exercise.hint, exercise.hint_fr},
                                            {"debrief", exercise.debrief, exercise.debrief_fr}};
    const bool is_translated = std::any_of(texts.begin(), texts.end(),
                                           [](const Pair& text) { return !text.french.empty(); });
    if (!is_translated) return;
    for (const Pair& text : texts) {
        const std::string path = path_of(table, text.key);
        if (text.english.empty() == text.french.empty() || !check.readable({path, path + "_fr"}))
            continue;
        const bool french_lacks = text.french.empty();
        check.add("half-translated", table,
                  said(table, " has ", text.key, french_lacks ? "" : "_fr", " and no ", text.key,
                       french_lacks ? "_fr" : "", "."),
                  "write all texts of an exercise in both languages, or all in English alone.");
    }
}

} // namespace

void check_workshop(Checker& check) {
    const Workshop& workshop = check.scenario.workshop;
    for (const auto& [id, plan] : workshop.plans)
        check_file(check, path_of("workshop.plan", id) + ".file", plan.file);
    check_levers(check);
    for (const auto& [id, exercise] : workshop.exercises) {
        const std::string table = path_of("workshop.exercise", id);
        check_file(check, table + ".start", exercise.start);
        check_file(check, table + ".reveal", exercise.reveal);
        if (!exercise.reveal.empty() && exercise.reveal == exercise.start)
            check.add(
                "same-plan", table + ".reveal",
                said(table, " reveals the plan that it starts from, ", quoted(exercise.start), "."),
                "name another plan, or leave reveal out for the one that people make.");
        check_languages(check, table, exercise);
    }
}

} // namespace ssrsim
