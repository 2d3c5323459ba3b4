#include "app/commands.hpp"
#include "app/result_file.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "report/workshop_page.hpp"
#include "results/files.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace ssrsim {

namespace {

/// The scenario files of a page, named as seen from the scenario's folder: nothing of the machine
/// goes into the page.
class PageFiles {
  public:
    explicit PageFiles(std::string folder) : folder_(std::move(folder)) {}

    /// Takes a scenario file and all that it extends.
    void take(const std::string& name) {
        load_scenario(name, [this](const std::string& path) { return text_of(path); });
    }
    [[nodiscard]] std::string on_disk(const std::string& name) const {
        return name.starts_with('/') ? name : folder_ + "/" + name;
    }

    std::vector<WorkshopFile> files;

  private:
    std::optional<std::string> text_of(const std::string& path) {
        std::optional<std::string> text = text_of_file(on_disk(path));
        if (text && std::ranges::find(files, path, &WorkshopFile::path) == files.end())
            files.push_back({path, *text});
        return text;
    }

    std::string folder_;
};

} // namespace

ExitCode perform(const WorkshopOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, {});
    if (!read.scenario) return read.code;
    if (has_told(over_an_input(options.output, read.files))) return ExitCode::usage;
    ResultFile page{options.output, options.overwrite};
    if (has_told(page.prepare({}))) return ExitCode::input_output;

    WorkshopPage made;
    made.title = read.scenario->title;
    made.scenario = name_in_folder(options.scenario);
    made.seed = options.seed;
    made.replicates = options.replicates;
    PageFiles files{folder_of(options.scenario)};
    files.take(made.scenario);
    made.files = std::move(files.files);

    const std::string html = workshop_page(made);
    if (has_told(page.write_page(html))) return ExitCode::input_output;
    return print(fmt::format("Wrote {} ({:.1f} MB). It opens in any browser, without a network.\n",
                             options.output, static_cast<double>(html.size()) / 1e6));
}

} // namespace ssrsim
