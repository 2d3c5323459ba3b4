#include "analysis/paired_difference.hpp"
#include "app/command_line.hpp"
#include "app/result_file.hpp"
#include "scenario/wording.hpp"
#include "study/reach_text.hpp"

#include <fmt/format.h>

// The commands that run plans.

namespace ssrsim {

namespace {

CLI::Validator a_reach() {
    return CLI::Validator{[](const std::string& text) {
                              if (read_reach(text)) return std::string{};
                              return fmt::format("a series, a level and a day are expected, such "
                                                 "as service_delivery=0.15@2008-01-01, not {}",
                                                 ssrsim::quoted(text));
                          },
                          ""};
}

CLI::Validator a_day() {
    return CLI::Validator{[](const std::string& text) {
                              if (parse_date(text)) return std::string{};
                              return fmt::format("a day is written 2008-01-31, not {}",
                                                 ssrsim::quoted(text));
                          },
                          ""};
}

} // namespace

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

void CommandLine::add_scenario(CLI::App* command, std::string& scenario) {
    noted(command->add_option("SCENARIO", scenario, "The scenario file"), Takes::file)
        ->required()
        ->type_name("");
}

CLI::Option* CommandLine::add_output(CLI::App* command, std::string& output,
                                     const std::string& type, const std::string& meaning) {
    return noted(command->add_option("-o,--output", output, meaning), Takes::file)
        ->type_name(type)
        ->check(a_name());
}

void CommandLine::add_luck(CLI::App* command, int& threads, std::vector<Override>& overrides) {
    add_seed(command, "--seed", seed_,
             fmt::format("Seed of all chance (default {})", default_seed));
    add_threads(command, threads);
    add_set(command, overrides);
}

void CommandLine::add_numbers(CLI::App* command, std::string& output, const std::string& what) {
    add_output(command, output, "FILE",
               "Write every number to this file, .json, .csv or .xlsx, or a report to read, .html")
        ->check(CLI::Validator{not_a_result_name, ""});
    command->add_flag("--force", force_, "Replace that file if it is an older one of its kind");
    command->add_flag("--json", json_, fmt::format("Print the {} as JSON", what));
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
            run_.overwrite = overwrite();
            run_.keep = trajectories_ ? Keep::trajectories : Keep::statistics;
            run_.form = form();
            return run_;
        });
    add_scenario(command, run_.scenario);
    noted(command->add_option(
              "--replicates", run_.replicates,
              fmt::format("Runs that differ by chance alone (default {})", default_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(1, 10'000'000));
    add_seed(command, "--seed", seed_,
             fmt::format("Seed of all chance (default {})", default_seed));
    add_seed(command, "--seed-country", seed_country_,
             "Seed of what happens in the country, where it is to differ");
    add_seed(command, "--seed-people", seed_people_, "Seed of officers and advisers");
    add_seed(command, "--seed-shocks", seed_shocks_, "Seed of money and politics");
    add_threads(command, run_.threads);
    add_set(command, run_.overrides);
    add_output(
        command, run_.output, "FILE",
        "Keep the results in this netCDF file, FILE.nc, or write a report to read, FILE.html");
    noted(command->add_option("--events", run_.events, "Write what happened to this CSV file"),
          Takes::file)
        ->type_name("FILE.csv")
        ->check(a_name());
    noted(command->add_option("--table", run_.table,
                              "Write the summary as a table, for a spreadsheet: .csv or .xlsx"),
          Takes::file)
        ->type_name("FILE")
        ->check(CLI::Validator{not_a_table_name, ""});
    command->add_flag("--force", force_,
                      "Replace these files if they are older ones of their kind");
    command->add_flag("--trajectories", trajectories_,
                      "Keep every replicate's series too, not only statistics over replicates");
    command->add_flag("--json", json_, "Print the summary as JSON");
}

void CommandLine::add_compare() {
    CLI::App* command =
        add_command("compare", "Compare plans for one country, under the same luck",
                    R"(  ssrsim compare scenario.toml holistic.toml
  ssrsim compare a.toml b.toml c.toml --precision 0.0005 -o comparison.json
  ssrsim compare a.toml b.toml --reach service_delivery=0.15@2008-01-01
)",
                    [this]() -> Command {
                        compare_.seeds = Seeds::all(seed_);
                        compare_.overwrite = overwrite();
                        compare_.form = form();
                        if (compare_.explain && !is_page_name(compare_.output))
                            return misunderstood("--explain is for a report: add -o FILE.html, or "
                                                 "ask `ssrsim explain` about one plan.");
                        return compare_;
                    });
    noted(command->add_option("SCENARIO", compare_.scenarios,
                              "The scenario files; the first is what the others are compared with"),
          Takes::file)
        ->required()
        ->expected(2, 26)
        ->option_text("SCENARIO... (2 to 26)");
    noted(command->add_option("--precision", compare_.precision,
                              fmt::format("Stop when every difference in service is known to plus "
                                          "or minus so much (default {})",
                                          default_precision)),
          Takes::text)
        ->type_name("H")
        ->check(a_number(0.0, 1.0));
    noted(command->add_option("--min-replicates", compare_.fewest_replicates,
                              fmt::format("Do not stop before (default {})", fewest_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(1, 10'000'000));
    noted(command->add_option(
              "--max-replicates", compare_.most_replicates,
              fmt::format("Stop there in any case (default {})", default_most_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(1, 10'000'000));
    noted(command->add_option("--reach", compare_.reaches,
                              "Say how likely each plan reaches a level of a series by a day, "
                              "such as capacity.police=0.4@2007-01-01; <= for at most; may be "
                              "given several times"),
          Takes::text)
        ->type_name("SERIES=LEVEL@DATE")
        ->allow_extra_args(false)
        ->check(a_reach());
    add_luck(command, compare_.threads, compare_.overrides);
    add_numbers(command, compare_.output, "comparison");
    command->add_flag("--explain", compare_.explain,
                      "In a report, also what holds each plan back (takes minutes)");
    command->final_callback([this, command] {
        if (command->count("--min-replicates") > 0 &&
            compare_.fewest_replicates > compare_.most_replicates)
            throw CLI::ValidationError("--min-replicates", "is more than --max-replicates allows");
    });
}

void CommandLine::add_explain() {
    CLI::App* command = add_command("explain", "Say what holds a plan back, and by how much",
                                    R"(  ssrsim explain scenario.toml
  ssrsim explain scenario.toml --replicates 200 -o explanation.json
)",
                                    [this]() -> Command {
                                        explain_.seeds = Seeds::all(seed_);
                                        explain_.overwrite = overwrite();
                                        explain_.form = form();
                                        return explain_;
                                    });
    add_scenario(command, explain_.scenario);
    noted(command->add_option("--replicates", explain_.replicates,
                              fmt::format("Replicates (default {}), each with many runs of the "
                                          "plan",
                                          default_explain_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(2, 100'000));
    noted(command->add_option("--max-runs", explain_.most_runs,
                              fmt::format("Try every combination of frictions where that takes no "
                                          "more runs than this, else a sample (default {})",
                                          default_most_runs)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(0, 1'000'000'000));
    add_luck(command, explain_.threads, explain_.overrides);
    add_numbers(command, explain_.output, "explanation");
}

void CommandLine::add_trace() {
    CLI::App* command =
        add_command("trace", "Tell the story of one run, and why a series went as it did",
                    R"(  ssrsim trace scenario.toml --replicate 7
  ssrsim trace scenario.toml --agent court_procedures
  ssrsim trace scenario.toml --why trust.bujumbura_rural.majority --from 2006-01-01
)",
                    [this]() -> Command {
                        trace_.seeds = Seeds::all(seed_);
                        trace_.form = form();
                        trace_.from = parse_date(from_);
                        trace_.to = parse_date(to_);
                        return trace_;
                    });
    add_scenario(command, trace_.scenario);
    noted(command->add_option("--replicate", trace_.replicate, "Which run (default 0, the first)"),
          Takes::text)
        ->type_name("K")
        ->check(a_whole_number(0, 10'000'000));
    noted(command->add_option("--agent", trace_.agent,
                              "Only what concerns this id: an institution, region, mission, group "
                              "of posts, donor or activity, or country"),
          Takes::text)
        ->type_name("ID");
    noted(command->add_option("--from", from_, "First day told"), Takes::text)
        ->type_name("DATE")
        ->check(a_day());
    noted(command->add_option("--to", to_, "Last day told"), Takes::text)
        ->type_name("DATE")
        ->check(a_day());
    noted(command->add_option("--why", trace_.why,
                              "Ask why this series went as it did: the run is repeated without "
                              "each cause, under the same luck"),
          Takes::text)
        ->type_name("SERIES");
    add_luck(command, trace_.threads, trace_.overrides);
    command->add_flag("--json", json_, "Print everything as JSON");
}

void CommandLine::add_assumptions() {
    CLI::App* command =
        add_command("assumptions", "List a scenario's parameters with what each of them moves",
                    R"(  ssrsim assumptions scenario.toml
  ssrsim assumptions scenario.toml --replicates 30 -o assumptions.csv
)",
                    [this]() -> Command {
                        assumptions_.seeds = Seeds::all(seed_);
                        assumptions_.overwrite = overwrite();
                        return assumptions_;
                    });
    add_scenario(command, assumptions_.scenario);
    noted(command->add_option("--replicates", assumptions_.replicates,
                              fmt::format("Runs for each value of a parameter (default {})",
                                          default_register_replicates)),
          Takes::text)
        ->type_name("N")
        ->check(a_whole_number(1, 10'000));
    noted(command->add_option("--factor", assumptions_.factor,
                              "How far each is moved: by this factor either way (default 2)"),
          Takes::text)
        ->type_name("F")
        ->check(a_number(1.0, 100.0));
    add_luck(command, assumptions_.threads, assumptions_.overrides);
    add_output(command, assumptions_.output, "FILE.csv",
               "Write every parameter and outcome to this CSV file");
    command->add_flag("--force", force_, "Replace that file if it is an older one of its kind");
}

} // namespace ssrsim
