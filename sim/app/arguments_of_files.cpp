#include "app/command_line.hpp"
#include "app/result_file.hpp"

#include <fmt/format.h>

// The commands that read, write and describe without running anything.

namespace ssrsim {

void CommandLine::add_check() {
    CLI::App* command =
        add_command("check", "Say everything that is wrong with scenarios or results",
                    R"(  ssrsim check scenario.toml
  ssrsim check scenarios/*/scenario.toml
  ssrsim check results.nc
)",
                    [this]() -> Command { return check_; });
    noted(command->add_option("FILE", check_.files, "Scenario files or results files"), Takes::file)
        ->required()
        ->type_name("");
    add_set(command, check_.overrides);
}

void CommandLine::add_describe() {
    CLI::App* command = add_command(
        "describe", "Say what a setting or a result means: unit, range, default, source",
        R"(  ssrsim describe
  ssrsim describe parameters.staffing
  ssrsim describe mission.NAME.tour
  ssrsim describe service_delivery
  ssrsim describe --json-schema > scenario.schema.json
  ssrsim describe --indicators
)",
        [this]() -> Command {
            describe_.what = markdown_      ? Page::markdown
                             : json_schema_ ? Page::json_schema
                                            : Page::path;
            if (indicators_) describe_.what = Page::indicators;
            if (events_) describe_.what = Page::events;
            return describe_;
        });
    CLI::Option* path =
        noted(command->add_option(
                  "PATH", describe_.path,
                  "A table or key of a scenario, or the key of an outcome or indicator"),
              Takes::text)
            ->type_name("");
    CLI::Option* markdown = command->add_flag("--markdown", markdown_,
                                              "Print the reference of all settings as Markdown");
    CLI::Option* schema = command->add_flag("--json-schema", json_schema_,
                                            "Print the JSON Schema of scenario files, for editors");
    CLI::Option* indicators =
        command->add_flag("--indicators", indicators_, "Print what a run records, as Markdown");
    CLI::Option* events =
        command->add_flag("--events", events_, "Print what can happen in a run, as Markdown");
    for (CLI::Option* option : {markdown, schema, indicators, events})
        for (CLI::Option* other : {path, markdown, schema, indicators, events})
            if (option != other) option->excludes(other);
}

void CommandLine::add_new() {
    CLI::App* command = add_command("new", "Write a scenario to start from", R"(  ssrsim new my.toml
  ssrsim new - | less
)",
                                    [this]() -> Command {
                                        new_.overwrite = overwrite();
                                        return new_;
                                    });
    noted(command->add_option("FILE", new_.file,
                              "Where to write it (default scenario.toml; - for standard output)"),
          Takes::file)
        ->type_name("");
    command->add_flag("--force", force_, "Replace that file if it exists");
}

void CommandLine::add_import() {
    CLI::App* command =
        add_command("import", "Make a scenario out of a staffing table and a budget",
                    R"(  ssrsim import scenario.toml --staffing staffing.xlsx -o my.toml
  ssrsim import country.toml --staffing plan.xlsx --budget budget.csv -o my.toml
)",
                    [this]() -> Command {
                        import_.overwrite = force_ ? Overwrite::allowed : Overwrite::never;
                        if (import_.staffing.empty() && import_.budget.empty())
                            return misunderstood("give --staffing, --budget or both.");
                        return import_;
                    });
    noted(command->add_option("SCENARIO", import_.scenario,
                              "What the tables are laid over: a scenario, or a country alone"),
          Takes::file)
        ->required()
        ->type_name("");
    const auto add = [&](const std::string& name, std::string& value, const std::string& meaning,
                         Takes takes, const char* type) {
        return noted(command->add_option(name, value, meaning), takes)
            ->type_name(type)
            ->check(a_name());
    };
    add("--staffing", import_.staffing, "The staffing table: .csv or .xlsx", Takes::file, "FILE");
    add("--budget", import_.budget, "The budget: .csv or .xlsx", Takes::file, "FILE");
    add("--staffing-sheet", import_.staffing_sheet,
        "Its sheet (default: the first with the columns)", Takes::text, "NAME");
    add("--budget-sheet", import_.budget_sheet, "The same of the budget", Takes::text, "NAME");
    add("--mission", import_.mission, "Mission of posts whose row names none", Takes::text, "ID");
    const auto not_a_scenario_name = [](const std::string& text) {
        return text.ends_with(".toml") ? std::string{} : "the name of a scenario ends in .toml";
    };
    add("-o,--output", import_.output, "The scenario to write", Takes::file, "FILE.toml")
        ->required()
        ->check(CLI::Validator{not_a_scenario_name, ""});
    command->add_flag("--force", force_, "Replace that file if import made it");
}

void CommandLine::add_workshop() {
    CLI::App* command =
        add_command("workshop", "Make a page that holds a scenario and the simulator",
                    R"(  ssrsim workshop scenario.toml -o workshop.html
)",
                    [this]() -> Command {
                        workshop_.overwrite = overwrite();
                        return workshop_;
                    });
    add_scenario(command, workshop_.scenario);
    const auto not_a_page_name = [](const std::string& text) {
        return is_page_name(text) ? std::string{} : "the name of a page ends in .html";
    };
    noted(command->add_option("-o,--output", workshop_.output,
                              "The page to write; it opens in any browser, without a network"),
          Takes::file)
        ->required()
        ->type_name("FILE.html")
        ->check(a_name())
        ->check(CLI::Validator{not_a_page_name, ""});
    noted(command->add_option(
              "--seed", workshop_.seed,
              fmt::format("Seed of every run of the page (default {})", default_seed)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(0, 4'294'967'295));
    noted(command->add_option(
              "--replicates", workshop_.replicates,
              fmt::format("Runs of a full answer (default {})", default_workshop_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(30, 10'000));
    command->add_flag("--force", force_, "Replace that file if it exists");
}

void CommandLine::add_completion() {
    const std::vector<std::string> shells{"bash", "zsh", "fish"};
    CLI::App* command =
        add_command("completion", "Print what makes a shell complete ssrsim's command line",
                    R"(  source <(ssrsim completion bash)
  ssrsim completion fish > ~/.config/fish/completions/ssrsim.fish
)",
                    [this]() -> Command {
                        const CommandTree all = tree();
                        if (shell_ == "bash") return ShowText{bash_completion(all)};
                        if (shell_ == "zsh") return ShowText{zsh_completion(all)};
                        return ShowText{fish_completion(all)};
                    });
    noted(command->add_option("SHELL", shell_, "bash, zsh or fish"), Takes::word, shells)
        ->required()
        ->type_name("")
        ->check(CLI::IsMember(shells).description(""));
}

} // namespace ssrsim
