#pragma once

#include "app/arguments.hpp"
#include "app/completion.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// What the values of options must be, with a sentence for people where they are not.
CLI::Validator a_seed();
CLI::Validator a_whole_number(std::uint64_t least, std::uint64_t most);
/// Above `least`, up to `most`.
CLI::Validator a_number(double least, double most);
CLI::Validator a_name();

/// The parser with what CLI11 does not keep: what the values of options are, for completion.
class CommandLine {
  public:
    CommandLine();

    Command parse(int count, const char* const* values);

  private:
    static std::string version_text();
    CLI::App* add_command(const std::string& name, const std::string& meaning,
                          const std::string& footer, std::function<Command()> chosen,
                          CLI::App* above = nullptr);
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
            ->check(a_seed());
    }
    void add_threads(CLI::App* command, int& threads) {
        noted(command->add_option("--threads", threads,
                                  "Threads to use (default: all). The results do not depend on it"),
              Takes::text)
            ->type_name("T")
            ->check(a_whole_number(0, 1024));
    }
    /// --seed, --threads and --set.
    void add_luck(CLI::App* command, int& threads, std::vector<Override>& overrides);
    /// -o, --force and --json of what gives numbers.
    void add_numbers(CLI::App* command, std::string& output, const std::string& what);
    void add_scenario(CLI::App* command, std::string& scenario);
    CLI::Option* add_output(CLI::App* command, std::string& output, const std::string& type,
                            const std::string& meaning);
    [[nodiscard]] Overwrite overwrite() const {
        return force_ ? Overwrite::allowed : Overwrite::never;
    }
    [[nodiscard]] Form form() const { return json_ ? Form::json : Form::text; }
    void add_run();
    void add_compare();
    void add_explain();
    void add_trace();
    void add_check();
    void add_assumptions();
    void add_describe();
    void add_new();
    void add_import();
    void add_workshop();
    void add_sample();
    void add_analyse();
    void add_studies();
    CLI::App* add_study(CLI::App* studies, const std::string& name, const std::string& meaning,
                        const std::string& footer, StudyAction action);
    void add_completion();

    [[nodiscard]] CompletedOption completed(const CLI::Option* option) const;
    [[nodiscard]] CommandTree tree() const;
    void add_nested(const CLI::App* app, CompletedCommand& command) const;
    /// The command that was named, the innermost one; the program itself where none was.
    [[nodiscard]] const CLI::App& chosen() const;
    [[nodiscard]] std::string name_of_chosen() const;
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
    CompareOptions compare_;
    ExplainOptions explain_;
    TraceOptions trace_;
    CheckOptions check_;
    AssumptionsOptions assumptions_;
    DescribeOptions describe_;
    NewOptions new_;
    ImportOptions import_;
    WorkshopOptions workshop_;
    SampleOptions sample_;
    AnalyseOptions analyse_;
    StudyOptions study_;
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
    std::string from_;
    std::string to_;
    std::string shell_;
    std::string method_;
};

} // namespace ssrsim
