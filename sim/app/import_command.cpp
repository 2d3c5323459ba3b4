#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "app/text_file.hpp"
#include "results/files.hpp"
#include "tables/plan_tables.hpp"

#include <cerrno>
#include <filesystem>
#include <fmt/format.h>

namespace ssrsim {

namespace {

struct Base {
    std::optional<Scenario> scenario;
    Beneath what = Beneath::plan;
    ExitCode code = ExitCode::ok; ///< why there is no scenario; told already
    std::vector<std::string> files;
};

/// The scenario to look names up in: a whole one, or a country alone.
Base read_base(const std::string& path) {
    const FileReader read = [](const std::string& name) { return text_of_file(name); };
    if (text_of_file(path) && !load_scenario(path, read).scenario) {
        Loaded country = load_country(path, read);
        if (country.scenario && country.scenario->plan.missions.empty() &&
            country.scenario->plan.activities.empty())
            return {std::move(country.scenario), Beneath::country, ExitCode::ok, {path}};
    }
    FileOutcome outcome = scenario_from_disk(path, {});
    return {std::move(outcome.scenario), Beneath::plan, outcome.code, std::move(outcome.files)};
}

/// Reads one of the tables; false where the file cannot be read at all.
bool read_table(const std::string& path, const std::string& sheet,
                std::optional<TableSource>& source) {
    if (path.empty()) return true;
    const std::optional<std::string> bytes = text_of_file(path);
    if (!bytes) {
        complain({file_fault("cannot-read", path,
                             fmt::format("The file cannot be read: {}.", system_reason(errno)))});
        return false;
    }
    source = TableSource{read_workbook(name_in_folder(path), *bytes), sheet};
    return true;
}

/// The path from the folder of one file to another file, for `extends`.
std::string path_from(const std::string& file, const std::string& to) {
    std::error_code error;
    const auto relative = std::filesystem::proximate(to, folder_of(file), error);
    return error ? to : relative.string();
}

} // namespace

ExitCode perform(const ImportOptions& options) {
    const Base base = read_base(options.scenario);
    if (!base.scenario) return base.code;
    PlanTables tables;
    tables.mission = options.mission;
    tables.extends = path_from(options.output, options.scenario);
    if (!read_table(options.staffing, options.staffing_sheet, tables.staffing) ||
        !read_table(options.budget, options.budget_sheet, tables.budget))
        return ExitCode::input_output;
    std::vector<std::string> inputs = base.files;
    for (const std::string& path : {options.staffing, options.budget})
        if (!path.empty()) inputs.push_back(path);
    if (has_told(over_an_input(options.output, inputs))) return ExitCode::usage;

    const PlanOverlay overlay = overlay_of_tables(*base.scenario, base.what, tables);
    if (has_told(overlay.faults)) return ExitCode::faults;
    const FileReader read = [&](const std::string& name) {
        return name == options.output ? std::optional(overlay.toml) : text_of_file(name);
    };
    const Loaded made = load_scenario(options.output, read);
    if (has_told(at_their_cells(made.faults, overlay, options.output))) return ExitCode::faults;

    TextFile file{options.output, options.overwrite};
    if (has_told(file.prepare(overlay_mark)) || has_told(file.write(overlay.toml, Sidecar::none)))
        return ExitCode::input_output;
    std::string text;
    for (const std::string& note : overlay.notes)
        text += note + "\n";
    return print(text + fmt::format("\nWrote {0}. Look at it, then: ssrsim run {1}\n",
                                    options.output, shell_word(options.output)));
}

} // namespace ssrsim
