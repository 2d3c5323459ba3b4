#include "app/command_line.hpp"
#include "core/version.hpp"
#include "results/names.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <charconv>
#include <fmt/format.h>
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

} // namespace

CLI::Validator a_seed() {
    return CLI::Validator{not_a_seed, ""};
}

/// "1e3" and "1,000" are numbers to a person; say what is expected instead of that they are wrong.
CLI::Validator a_whole_number(std::uint64_t least, std::uint64_t most) {
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

CLI::Validator a_number(double least, double most) {
    const auto complaint = [least, most](const std::string& text) {
        double number = 0.0;
        const char* end = text.data() + text.size();
        const auto [stopped, error] = std::from_chars(text.data(), end, number);
        const bool right =
            error == std::errc{} && stopped == end && number > least && number <= most;
        return right ? std::string{}
                     : fmt::format("a number above {} and up to {} is expected, not {}", least,
                                   most, ssrsim::quoted(text));
    };
    return CLI::Validator{complaint, ""};
}

CLI::Validator a_name() {
    return CLI::Validator{[](const std::string& text) {
                              return text.empty() ? std::string{"give the name of a file"}
                                                  : std::string{};
                          },
                          ""};
}

CommandLine::CommandLine() {
    app_.set_version_flag("--version", version_text(), "Print the version and how it was built");
    app_.set_help_flag("-h,--help", "Print this help");
    app_.require_subcommand(0, 1);
    app_.get_formatter()->column_width(34);
    app_.footer(std::string{R"(Examples:
  ssrsim new my.toml                 write a scenario to start from
  ssrsim check my.toml               list everything wrong with it
  ssrsim run my.toml -o my.nc        run it and keep the results
  ssrsim compare a.toml b.toml       say which plan does better, and how sure that is
  ssrsim explain my.toml             say what holds the plan back
  ssrsim trace my.toml               tell the story of one run
  ssrsim describe mission.NAME.tour  say what a setting means
  ssrsim workshop my.toml -o my.html make a page to play the plan in a browser
  ssrsim study run my-study.toml     run a plan for many values of its settings
  ssrsim COMMAND --help              explain a command
)"} + exit_codes);
    add_run();
    add_compare();
    add_explain();
    add_trace();
    add_check();
    add_assumptions();
    add_describe();
    add_new();
    add_import();
    add_workshop();
    add_sample();
    add_analyse();
    add_studies();
    add_completion();
}

std::string CommandLine::version_text() {
    const BuildFacts& facts = build_facts();
    return fmt::format("ssrsim {}\nrevision  {}\nmodel     {}\ncompiler  {}\nbuild     {}\nflags   "
                       "  {}\nresults   layout {}",
                       facts.version, facts.git_revision, facts.model, facts.compiler,
                       facts.build_type, facts.flags, results_layout_version);
}

CLI::App* CommandLine::add_command(const std::string& name, const std::string& meaning,
                                   const std::string& footer, std::function<Command()> chosen,
                                   CLI::App* above) {
    CLI::App* command = (above != nullptr ? above : &app_)->add_subcommand(name, meaning);
    command->set_help_flag("-h,--help", "Print this help");
    command->get_formatter()->column_width(34);
    command->footer("Examples:\n" + footer + exit_codes);
    commands_[command] = std::move(chosen);
    return command;
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

/// A command of commands offers their names first, then files, and the options of all of them.
void CommandLine::add_nested(const CLI::App* app, CompletedCommand& command) const {
    CompletedOption actions{{}, {}, Takes::word, {}};
    for (const CLI::App* nested : app->get_subcommands([](const CLI::App*) { return true; })) {
        actions.words.push_back(nested->get_name());
        for (const CLI::Option* option : nested->get_options()) {
            CompletedOption one = completed(option);
            const bool is_known = std::ranges::any_of(
                command.options, [&](const CompletedOption& o) { return o.names == one.names; });
            if (!option->get_positional() && !is_known) command.options.push_back(std::move(one));
        }
    }
    if (actions.words.empty()) return;
    command.arguments.push_back(std::move(actions));
    command.arguments.push_back({{}, {}, Takes::file, {}});
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
        add_nested(app, command);
        tree.commands.push_back(std::move(command));
    }
    return tree;
}

const CLI::App& CommandLine::chosen() const {
    const CLI::App* chosen = &app_;
    while (!chosen->get_subcommands().empty())
        chosen = chosen->get_subcommands().front();
    return *chosen;
}

std::string CommandLine::name_of_chosen() const {
    std::string name;
    for (const CLI::App* app = &chosen(); app != nullptr; app = app->get_parent())
        name = name.empty() ? app->get_name() : app->get_name() + " " + name;
    return name;
}

/// The nearest command or option for a word that is none.
std::string CommandLine::hint(const std::string& word) const {
    std::vector<std::string> allowed;
    const bool is_option = word.starts_with("-");
    for (const CLI::Option* option : chosen().get_options())
        for (const std::string& name : completed(option).names)
            if (is_option) allowed.push_back(name);
    if (!is_option)
        for (const CLI::App* app : chosen().get_subcommands([](const CLI::App*) { return true; }))
            allowed.push_back(app->get_name());
    const std::string near = nearest(word.substr(0, word.find('=')), allowed);
    return near.empty() ? "" : fmt::format(" Did you mean {}?", near);
}

std::string CommandLine::unknown(const std::string& word) const {
    const bool has_commands =
        !chosen().get_subcommands([](const CLI::App*) { return true; }).empty();
    const bool is_command = has_commands && !word.starts_with("-");
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
    const std::string name = name_of_chosen();
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
    const auto command = commands_.find(&chosen());
    if (command == commands_.end()) return ShowText{chosen().help(), ExitCode::usage};
    return command->second();
}

namespace {

/// A word as a shell takes it for itself.
std::string for_a_shell(std::string_view word) {
    const bool plain = !word.empty() && std::ranges::all_of(word, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               std::string_view{"_./=:@%+,-"}.find(c) != std::string_view::npos;
    });
    if (plain) return std::string{word};
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

} // namespace

Command parse_arguments(int count, const char* const* values) {
    Command command = CommandLine{}.parse(count, values);
    std::string words = "ssrsim";
    for (int i = 1; i < count; ++i)
        words += " " + for_a_shell(values[i]);
    std::visit(
        [&](auto& options) {
            if constexpr (requires { options.command; }) options.command = words;
        },
        command);
    return command;
}

} // namespace ssrsim
