#include "scenario_io/read_design.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/parse_toml.hpp"

#include <array>
#include <limits>

namespace ssrsim {

namespace {

template <class Value>
struct Named {
    std::string_view word;
    Value value;
};

// The first word of each value is the one shown; the others are what people also write.
constexpr std::array designs{
    Named{"grid", DesignKind::grid},
    Named{"latin_hypercube", DesignKind::latin_hypercube},
    Named{"sobol_sequence", DesignKind::sobol_sequence},
    Named{"saltelli", DesignKind::saltelli},
    Named{"morris", DesignKind::morris},
    Named{"lhs", DesignKind::latin_hypercube},
    Named{"sobol", DesignKind::sobol_sequence},
};
constexpr std::array distributions{
    Named{"uniform", DistributionKind::uniform},
    Named{"log_uniform", DistributionKind::log_uniform},
    Named{"triangular", DistributionKind::triangular},
    Named{"truncated_normal", DistributionKind::truncated_normal},
    Named{"discrete", DistributionKind::discrete},
    Named{"loguniform", DistributionKind::log_uniform},
    Named{"normal", DistributionKind::truncated_normal},
};
constexpr std::array lucks{
    Named{"common", RowLuck::common},
    Named{"own", RowLuck::own},
    Named{"factor", RowLuck::factor},
};

template <class Value, std::size_t n>
std::vector<std::string> words_of(const std::array<Named<Value>, n>& named) {
    std::vector<std::string> words;
    for (const Named<Value>& one : named)
        words.emplace_back(one.word);
    return words;
}

} // namespace

std::optional<DesignSpec> read_design(PlainTable& file, bool may_be_table) {
    DesignSpec spec;
    std::vector<std::string> words = words_of(designs);
    if (may_be_table) words.emplace_back("table");
    if (!file.has("design"))
        file.missing("design", said("write design = \"saltelli\", or ", listed(words, "or"), "."));
    const std::optional<std::size_t> kind = file.word("design", words);
    const bool is_table = kind && *kind >= designs.size();
    if (kind && !is_table) spec.kind = designs[*kind].value;

    const bool counts = !is_table && spec.kind != DesignKind::grid;
    if (counts && kind && !file.has("samples"))
        file.missing("samples",
                     "write samples = 256: how many points, base samples or trajectories.");
    if (counts || file.has("samples"))
        spec.samples = file.whole("samples", 1, 1u << 24).value_or(1);
    spec.seed = file.whole("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1);
    spec.levels = static_cast<std::uint32_t>(file.whole("levels", 2, 1000).value_or(4));
    if (const auto luck = file.word("luck", words_of(lucks))) spec.luck = lucks[*luck].value;
    if (is_table) return {};
    return spec;
}

Factor read_factor(PlainTable& table, std::optional<Unit> unit) {
    Factor factor;
    Distribution& law = factor.distribution;
    factor.group = table.text("group").value_or("");
    factor.levels = table.numbers("levels", unit);
    law.values = table.numbers("values", unit);
    law.weights = table.numbers("weights");
    const bool lists = table.has("values") || table.has("levels");
    if (!table.has("distribution") && !lists)
        table.missing("distribution", "write distribution = \"uniform\", with low and high.");
    law.kind = lists ? DistributionKind::discrete : DistributionKind::uniform;
    if (const auto kind = table.word("distribution", words_of(distributions)))
        law.kind = distributions[*kind].value;
    // The levels of a grid need no law: they are all taken.
    if (law.kind == DistributionKind::discrete && law.values.empty()) law.values = factor.levels;

    const bool has_ends = law.kind != DistributionKind::discrete;
    const bool has_mode = law.kind == DistributionKind::triangular;
    const bool has_mean = law.kind == DistributionKind::truncated_normal;
    bool is_read = true;
    const auto read = [&](std::string_view key, bool belongs, double& value) {
        if (belongs && !table.has(key)) {
            table.missing(key, said("write ", key, " = a number."));
            is_read = false;
        }
        if (!belongs && table.has(key)) {
            table.take(key);
            table.fault("unknown-key", key, said("This distribution has no ", key, "."),
                        "take the line out, or choose another distribution.");
        }
        if (!belongs) return;
        const auto number = table.number(key, unit);
        is_read = is_read && number;
        value = number.value_or(value);
    };
    read("low", has_ends, law.low);
    read("high", has_ends, law.high);
    read("mode", has_mode, law.mode);
    read("mean", has_mean, law.mean);
    read("sd", has_mean, law.deviation);
    if (!is_read) return factor;
    for (const DesignProblem& problem : problems_of(law)) {
        const std::string_view key = problem.key == "deviation" ? "sd" : problem.key;
        table.fault("bad-distribution", key, said(table.path(), ": ", problem.message, "."));
    }
    return factor;
}

void check_design(PlainTable& file, const DesignSpec& spec, const std::vector<Factor>& factors) {
    for (const DesignProblem& problem : problems_of(spec, factors))
        file.fault("bad-design", problem.key, said("The design: ", problem.message, "."));
}

ReadDesign read_design_file(const std::string& path, const FileReader& read) {
    Sources sources;
    FaultList faults(sources);
    const std::optional<std::string> text = read(path);
    const std::int32_t number = sources.add(path, text.value_or(""));
    if (!text) {
        faults.add("file-not-found", {number, 0, 0}, {},
                   said("There is no readable file ", quoted(path), "."));
        return {{}, faults.sorted()};
    }
    const ParsedText parsed = parse_toml(*text, number, faults);
    if (parsed.reading != Reading::complete) return {{}, faults.sorted()};
    PlainTable file(parsed.root, {}, faults);
    DesignFile design;
    const std::optional<DesignSpec> spec = read_design(file, false);
    for (const Node* node : file.tables("factor")) {
        PlainTable table(*node, node->key.empty() ? "factor" : path_of("factor", node->key),
                         faults);
        const std::optional<std::string> name = table.text("name");
        if (!name && node->key.empty()) table.missing("name", "write name = \"x1\".");
        Factor factor = read_factor(table, {});
        factor.name = name.value_or(node->key);
        table.finish();
        design.factors.push_back(std::move(factor));
    }
    file.finish();
    if (faults.empty() && spec) {
        design.spec = *spec;
        check_design(file, *spec, design.factors);
    }
    if (!faults.empty()) return {{}, faults.sorted()};
    return {std::move(design), {}};
}

} // namespace ssrsim
