#include "app/arguments.hpp"

#include "app/completion.hpp"
#include "app/table_file.hpp"
#include "core/version.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

namespace ssrsim {

namespace {

constexpr const char* exit_codes = R"(
Exit status:
  0   all went well
  1   the program itself failed
  2   the command line could not be understood
  3   a scenario has faults
  4   something could not be read or written
  5   a results file is damaged, or lacks its checksum
  6   the inputs do not belong together
  75  interrupted; what had finished was kept)";

/// CLI11 reads "-3" as an unsigned number by wrapping it round, and cuts what is too large.
std::string not_a_seed(const std::string& text) {
    std::uint64_t seed = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, seed);
    const bool whole = error == std::errc{} && stopped == end;
    return whole ? "" : "a seed is a whole number from 0 to 18446744073709551615";
}

/// "1e3" and "1,000" are numbers to a person; say what is expected instead of that they are wrong.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
    const auto complaint = [least, most](const std::string& text) {
        std::uint64_t number = 0;
        const char* end = text.data() + text.size();
        const auto [stopped, error] = std::from_chars(text.data(), end, number);
        const bool right =
            error == std::errc{} && stopped == end && number >= least && number <= most;
        return right ? std::string{}
                     : fmt::format("a whole number from {} to {} is expected, in digits alone, not "
                                   "{}",
                                   least, most, ssrsim::quoted(text));
    };
    return CLI::Validator{complaint, ""};
}

std::string not_a_factor(const std::string& text) {
    double factor = 0.0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, factor);
    const bool right = error == std::errc{} && stopped == end && factor > 1.0 && factor <= 100.0;
    return right ? "" : "a number above 1 and up to 100 is expected, not " + ssrsim::quoted(text);
}

std::string not_a_name(const std::string& text) {
    return text.empty() ? "give the name of a file" : "";
}

/// The parser with what CLI11 does not keep: what the values of options are, for completion.
class CommandLine {
  public:
    CommandLine() {
        app_.set_version_flag("--version", version_text(),
                              "Print the version and how it was built");
        app_.set_help_flag("-h,--help", "Print this help");
        app_.require_subcommand(0, 1);
        app_.get_formatter()->column_width(34);
        app_.footer(std::string{R"(Examples:
  ssrsim new my.toml                 write a scenario to start from
  ssrsim check my.toml               list everything wrong with it
  ssrsim run my.toml -o my.nc        run it and keep the results
  ssrsim describe mission.NAME.tour  say what a setting means
  ssrsim COMMAND --help              explain a command
)"} + exit_codes);
        add_run();
        add_check();
        add_assumptions();
        add_describe();
        add_new();
        add_import();
        add_completion();
    }

    Command parse(int count, const char* const* values);

  private:
    static std::string version_text();
    CLI::App* add_command(const std::string& name, const std::string& meaning,
                          const std::string& footer, std::function<Command()> chosen);
    CLI::Option* noted(CLI::Option* option, Takes takes, std::vector<std::string> words = {}) {
        values_[option] = {takes, std::move(words)};
        return option;
    }
    void add_set(CLI::App* command, std::vector<Override>& overrides);
    template <class Seed>
    void add_seed(CLI::App* command, const std::string& name, Seed& seed,
                  const std::string& meaning) {
        noted(command->add_option(name, seed, meaning), Takes::text)
            ->type_name("S")
            ->check(CLI::Validator{not_a_seed, ""});
    }
    void add_threads(CLI::App* command, int& threads) {
        noted(command->add_option("--threads", threads,
                                  "Threads to use (default: all). The results do not depend on it"),
              Takes::text)
            ->type_name("T")
            ->check(whole_number(0, 1024));
    }
    void add_run();
    void add_check();
    void add_assumptions();
    void add_describe();
    void add_new();
    void add_import();
    void add_completion();

    [[nodiscard]] CompletedOption completed(const CLI::Option* option) const;
    [[nodiscard]] CommandTree tree() const;
    [[nodiscard]] const CLI::App& chosen() const;
    [[nodiscard]] ShowText misunderstood(const CLI::ParseError& error) const;
    [[nodiscard]] std::string unknown(const std::string& word) const;
    [[nodiscard]] ShowText misunderstood(const std::string& sentence) const;
    [[nodiscard]] ShowText shown(std::string text) const;
    [[nodiscard]] std::string hint(const std::string& word) const;

    struct Value {
        Takes takes = Takes::nothing;
        std::vector<std::string> words;
    };

    CLI::App app_{"Simulates security sector reform with international missions and donors.",
                  "ssrsim"};
    std::map<const CLI::Option*, Value> values_;
    std::map<const CLI::App*, std::function<Command()>> commands_;
    RunOptions run_;
    CheckOptions check_;
    AssumptionsOptions assumptions_;
    DescribeOptions describe_;
    NewOptions new_;
    ImportOptions import_;
    std::uint64_t seed_ = default_seed;
    std::optional<std::uint64_t> seed_country_;
    std::optional<std::uint64_t> seed_people_;
    std::optional<std::uint64_t> seed_shocks_;
    bool force_ = false;
    bool json_ = false;
    bool trajectories_ = false;
    bool markdown_ = false;
    bool json_schema_ = false;
    bool indicators_ = false;
    bool events_ = false;
    std::string shell_;
};

std::string CommandLine::version_text() {
    const BuildFacts& facts = build_facts();
    return fmt::format(
        "ssrsim {}\nrevision  {}\ncompiler  {}\nbuild     {}\nflags     {}\nresults   layout {}",
        facts.version, facts.git_revision, facts.compiler, facts.build_type, facts.flags,
        results_layout_version);
}

CLI::App* CommandLine::add_command(const std::string& name, const std::string& meaning,
                                   const std::string& footer, std::function<Command()> chosen) {
    CLI::App* command = app_.add_subcommand(name, meaning);
    command->set_help_flag("-h,--help", "Print this help");
    command->get_formatter()->column_width(34);
    command->footer("Examples:\n" + footer + exit_codes);
    commands_[command] = std::move(chosen);
    return command;
}

void CommandLine::add_set(CLI::App* command, std::vector<Override>& overrides) {
    const auto take = [&overrides](const std::vector<std::string>& given) {
        for (const std::string& text : given) {
            const auto equals = text.find('=');
            if (equals == std::string::npos || equals == 0)
                throw CLI::ValidationError("--set",
                                           "write PATH=VALUE, such as mission.un.tour='9 months'");
            overrides.push_back({text.substr(0, equals), text.substr(equals + 1)});
        }
    };
    noted(command->add_option_function<std::vector<std::string>>(
              "--set", take, "Change one value of the scenario; may be given several times"),
          Takes::text)
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

void CommandLine::add_run() {
    CLI::App* command = add_command(
        "run", "Run a scenario and summarise what came out", R"(  ssrsim run scenario.toml
  ssrsim run scenario.toml --replicates 1000 -o results.nc
  ssrsim run scenario.toml --set mission.un.tour='18 months' --set plan.national_lead=0.8
  ssrsim run scenario.toml --seed-people 7 --json
)",
        [this]() -> Command {
            run_.seeds = {seed_country_.value_or(seed_), seed_people_.value_or(seed_),
                          seed_shocks_.value_or(seed_)};
            run_.overwrite = force_ ? Overwrite::allowed : Overwrite::never;
            run_.keep = trajectories_ ? Keep::trajectories : Keep::statistics;
            run_.form = json_ ? Form::json : Form::text;
            return run_;
        });
    noted(command->add_option("SCENARIO", run_.scenario, "The scenario file"), Takes::file)
        ->required()
        ->type_name("");
    noted(command->add_option(
              "--replicates", run_.replicates,
              fmt::format("Runs that differ by chance alone (default {})", default_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(whole_number(1, 10'000'000));
    add_seed(command, "--seed", seed_,
             fmt::format("Seed of all chance (default {})", default_seed));
    add_seed(command, "--seed-country", seed_country_,
             "Seed of what happens in the country, where it is to differ");
    add_seed(command, "--seed-people", seed_people_, "Seed of officers and advisers");
    add_seed(command, "--seed-shocks", seed_shocks_, "Seed of money and politics");
    add_threads(command, run_.threads);
    add_set(command, run_.overrides);
    noted(command->add_option("-o,--output", run_.output, "Keep the results in this netCDF file"),
          Takes::file)
        ->type_name("FILE.nc")
        ->check(CLI::Validator{not_a_name, ""});
    noted(command->add_option("--events", run_.events, "Write what happened to this CSV file"),
          Takes::file)
        ->type_name("FILE.csv")
        ->check(CLI::Validator{not_a_name, ""});
    noted(command->add_option("--table", run_.table,
                              "Write the summary as a table, for a spreadsheet: .csv or .xlsx"),
          Takes::file)
        ->type_name("FILE")
        ->check(CLI::Validator{not_a_table_name, ""});
    command->add_flag("--force", force_, "Replace these files if they exist");
    command->add_flag("--trajectories", trajectories_,
                      "Keep every replicate's series too, not only statistics over replicates");
    command->add_flag("--json", json_, "Print the summary as JSON");
}

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

void CommandLine::add_assumptions() {
    CLI::App* command =
        add_command("assumptions", "List a scenario's parameters with what each of them moves",
                    R"(  ssrsim assumptions scenario.toml
  ssrsim assumptions scenario.toml --replicates 30 -o assumptions.csv
)",
                    [this]() -> Command {
                        assumptions_.seeds = Seeds::all(seed_);
                        assumptions_.overwrite = force_ ? Overwrite::allowed : Overwrite::never;
                        return assumptions_;
                    });
    noted(command->add_option("SCENARIO", assumptions_.scenario, "The scenario file"), Takes::file)
        ->required()
        ->type_name("");
    noted(command->add_option("--replicates", assumptions_.replicates,
                              fmt::format("Runs for each value of a parameter (default {})",
                                          default_register_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(whole_number(1, 10'000));
    noted(command->add_option("--factor", assumptions_.factor,
                              "How far each is moved: by this factor either way (default 2)"),
          Takes::text)
        ->type_name("F")
        ->check(CLI::Validator{not_a_factor, ""});
    add_seed(command, "--seed", seed_,
             fmt::format("Seed of all chance (default {})", default_seed));
    add_threads(command, assumptions_.threads);
    add_set(command, assumptions_.overrides);
    noted(command->add_option("-o,--output", assumptions_.output,
                              "Write every parameter and outcome to this CSV file"),
          Takes::file)
        ->type_name("FILE.csv")
        ->check(CLI::Validator{not_a_name, ""});
    command->add_flag("--force", force_, "Replace that file if it exists");
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
                                        new_.overwrite =
                                            force_ ? Overwrite::allowed : Overwrite::never;
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
            ->check(CLI::Validator{not_a_name, ""});
    };
    add("--staffing", import_.staffing, "The staffing table: .csv or .xlsx", Takes::file, "FILE");
    add("--budget", import_.budget, "The budget: .csv or .xlsx", Takes::file, "FILE");
    add("--staffing-sheet", import_.staffing_sheet,
        "Its sheet (default: the first with the columns)", Takes::text, "NAME");
    add("--budget-sheet", import_.budget_sheet, "The same of the budget", Takes::text, "NAME");
    add("--mission", import_.mission, "Mission of posts whose row names none", Takes::text, "ID");
    add("-o,--output", import_.output, "The scenario to write", Takes::file, "FILE.toml")
        ->required();
    command->add_flag("--force", force_, "Replace that file if import made it");
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

CompletedOption CommandLine::completed(const CLI::Option* option) const {
    CompletedOption result;
    for (const std::string& name : option->get_lnames())
        result.names.push_back("--" + name);
    for (const std::string& name : option->get_snames())
        result.names.push_back("-" + name);
    result.meaning = option->get_description();
    if (const auto found = values_.find(option); found != values_.end()) {
        result.takes = found->second.takes;
        result.words = found->second.words;
    }
    return result;
}

CommandTree CommandLine::tree() const {
    CommandTree tree;
    for (const CLI::Option* option : app_.get_options())
        tree.options.push_back(completed(option));
    for (const CLI::App* app : app_.get_subcommands([](const CLI::App*) { return true; })) {
        CompletedCommand command{app->get_name(), app->get_description(), {}, {}};
        for (const CLI::Option* option : app->get_options())
            (option->get_positional() ? command.arguments : command.options)
                .push_back(completed(option));
        tree.commands.push_back(std::move(command));
    }
    return tree;
}

const CLI::App& CommandLine::chosen() const {
    const auto commands = app_.get_subcommands();
    return commands.empty() ? app_ : *commands.front();
}

/// The nearest command or option for a word that is none.
std::string CommandLine::hint(const std::string& word) const {
    std::vector<std::string> allowed;
    const bool is_option = word.starts_with("-");
    for (const CLI::Option* option : chosen().get_options())
        for (const std::string& name : completed(option).names)
            if (is_option) allowed.push_back(name);
    if (!is_option && &chosen() == &app_)
        for (const CompletedCommand& command : tree().commands)
            allowed.push_back(command.name);
    const std::string near = nearest(word.substr(0, word.find('=')), allowed);
    return near.empty() ? "" : fmt::format(" Did you mean {}?", near);
}

std::string CommandLine::unknown(const std::string& word) const {
    const bool is_command = &chosen() == &app_ && !word.starts_with("-");
    return fmt::format("the {} {} is unknown.{}", is_command ? "command" : "argument",
                       ssrsim::quoted(word), hint(word));
}

ShowText CommandLine::misunderstood(const CLI::ParseError& error) const {
    std::string sentence = error.what();
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
        // CLI11 names them last first; the first one is the one that was mistyped.
        const std::string word = sentence.substr(sentence.rfind(' ') + 1);
        sentence = unknown(word);
    }
    return misunderstood(sentence);
}

ShowText CommandLine::misunderstood(const std::string& sentence) const {
    const std::string name = &chosen() == &app_ ? "ssrsim" : "ssrsim " + chosen().get_name();
    return {fmt::format("{}: {}\nUse `{} --help` to see what there is.\n", name, sentence, name),
            ExitCode::usage};
}

/// Help or the version, unless a command was named that there is not.
ShowText CommandLine::shown(std::string text) const {
    std::vector<std::string> extra;
    if (&chosen() == &app_) extra = app_.remaining();
    return extra.empty() ? ShowText{std::move(text)} : misunderstood(unknown(extra.front()));
}

Command CommandLine::parse(int count, const char* const* values) {
    std::vector<const char*> words(values, values + count);
    // `help` and `help COMMAND` are --help and COMMAND --help.
    if (words.size() > 1 && std::string_view{words[1]} == "help") {
        words.erase(words.begin() + 1);
        words.push_back("--help");
    }
    try {
        app_.parse(static_cast<int>(words.size()), words.data());
    } catch (const CLI::CallForVersion& version) {
        return shown(std::string{version.what()} + "\n");
    } catch (const CLI::CallForHelp&) {
        return shown(app_.help());
    } catch (const CLI::ParseError& error) {
        return misunderstood(error);
    }
    if (app_.get_subcommands().empty()) return ShowText{app_.help(), ExitCode::usage};
    return commands_.at(&chosen())();
}

} // namespace

Command parse_arguments(int count, const char* const* values) {
    return CommandLine{}.parse(count, values);
}

} // namespace ssrsim
