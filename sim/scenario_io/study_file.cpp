#include "scenario_io/study_file.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/declared.hpp"
#include "scenario_io/files.hpp"
#include "scenario_io/parse_toml.hpp"
#include "scenario_io/read_design.hpp"
#include "scenario_io/toml_text.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace ssrsim {

namespace {

/// The word a factor's `distribution` has where its values are the study's plans.
constexpr std::string_view plans_word = "plans";

/// The declaration of the number at a path; ids stand for any row.
const DeclaredKey* declared_number(const DeclaredTable& file,
                                   const std::vector<std::string>& path) {
    const DeclaredTable* table = &file;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const DeclaredKey* key = table->find_key(path[i]);
        if (key != nullptr) {
            const bool is_number = key->kind == DeclaredKey::Kind::number && i + 1 == path.size();
            const bool is_entry =
                key->kind == DeclaredKey::Kind::numbers_by_id && i + 2 == path.size();
            return is_number || is_entry ? key : nullptr;
        }
        table = table->find_table(path[i]);
        if (table == nullptr) return nullptr;
        if (table->kind == DeclaredTable::Kind::rows) ++i;
    }
    return nullptr;
}

/// A value as it stands behind `--set PATH=`.
std::string override_text(const Node& node) {
    switch (node.kind) {
    case Node::Kind::text:
        return toml_string(node.text);
    case Node::Kind::integer:
        return number_text(node.integer);
    case Node::Kind::real:
        return number_text(node.real);
    case Node::Kind::boolean:
        return node.boolean ? "true" : "false";
    case Node::Kind::date:
        return to_text(node.date);
    default: {
        std::string list;
        for (const Node& item : node.items)
            list += said(list.empty() ? "" : ", ", override_text(item));
        return said("[", list, "]");
    }
    }
}

class StudyReader {
  public:
    StudyReader(const Node& root, const std::string& path, const Sources& sources,
                FaultList& faults)
        : file_(root, {}, faults), path_(path), sources_(sources), faults_(faults),
          declared_(declared_file()) {}

    StudyFile read() {
        study_.title = file_.text("title").value_or("");
        if (!file_.has("title")) file_.missing("title", "write title = \"What the study asks\".");
        study_.question = file_.text("question").value_or("");
        read_plans();
        read_overrides();
        for (const PlacedText& outcome : file_.texts("outcomes")) {
            study_.outcomes.push_back(outcome.text);
            study_.outcome_places.push_back(sources_.position(outcome.spot));
        }
        const std::optional<DesignSpec> design = read_design(file_, true);
        if (design) study_.design = *design;
        read_points(design.has_value());
        study_.seeds = Seeds::all(
            file_.whole("model_seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
        read_replicates();
        read_factors();
        read_failure();
        file_.finish();
        if (faults_.empty() && design) {
            std::vector<Factor> factors;
            for (const StudyFactor& factor : study_.factors)
                factors.push_back(factor.factor);
            check_design(file_, *design, factors);
        }
        return std::move(study_);
    }

  private:
    void read_plans() {
        const std::optional<std::string> scenario = file_.text("scenario");
        const std::vector<const Node*> plans = file_.tables("plan");
        if (scenario && !plans.empty())
            file_.fault("one-of-two", "scenario",
                        "A study has one scenario or several plans, and here are both.",
                        "write the scenario as a plan: [plan.as_is], scenario = \"…\".");
        if (!scenario && plans.empty())
            file_.missing("scenario", "write scenario = \"scenario.toml\", or [plan.an_id] with "
                                      "scenario = \"…\" for each plan.");
        if (scenario)
            study_.plans.push_back({"plan", resolve_path(path_, *scenario),
                                    sources_.position(file_.spot_of("scenario"))});
        for (const Node* node : plans) {
            PlainTable plan(*node, path_of("plan", node->key), faults_);
            if (!is_id(node->key))
                plan.fault("bad-id", "",
                           said(quoted(node->key), " is no id: a small letter, then "
                                                   "small letters, digits and "
                                                   "underscores, at most 64."));
            const std::optional<std::string> named = plan.text("scenario");
            if (!named) plan.missing("scenario", "write scenario = \"a-plan.toml\".");
            study_.plans.push_back({node->key, resolve_path(path_, named.value_or("")),
                                    sources_.position(plan.spot_of("scenario"))});
            plan.finish();
        }
        constexpr std::size_t most = 20;
        if (study_.plans.size() > most)
            file_.fault("too-many-rows", "plan", said("A study takes at most ", most, " plans."));
    }

    void read_overrides() {
        const Node* set = file_.table("set");
        if (set == nullptr) return;
        for (const Node& entry : set->items) {
            if (entry.kind == Node::Kind::table || entry.kind == Node::Kind::other) {
                faults_.add("wrong-type", entry.spot, path_of("set", entry.key),
                            said(path_of("set", entry.key), " is ", kind_name(entry),
                                 "; a path with dots is written in quotes."),
                            "write \"parameters.staffing.recruitment\" = \"4 months\".");
                continue;
            }
            study_.overrides.push_back({entry.key, override_text(entry)});
        }
    }

    void read_points(bool has_design) {
        const std::optional<std::string> points = file_.text("points");
        if (points && has_design)
            file_.fault("one-of-two", "points", "Points of your own need design = \"table\".");
        if (!points && !has_design && file_.has("design"))
            file_.missing("points", "write points = \"points.csv\", a column for each factor.");
        if (points) study_.points_file = resolve_path(path_, *points);
    }

    void read_replicates() {
        Replication& wanted = study_.replication;
        if (const auto count = file_.whole("replicates", 1, 4096))
            wanted.count = static_cast<std::uint32_t>(*count);
        const Node* node = file_.table("precision");
        if (node == nullptr) return;
        if (file_.has("replicates"))
            file_.fault("one-of-two", "replicates",
                        "A study has a number of replicates or a precision, and here are both.");
        PlainTable table(*node, "precision", faults_);
        wanted.precise_outcome = table.text("outcome").value_or("");
        if (!table.has("outcome")) table.missing("outcome", "write outcome = \"service_area\".");
        if (!table.has("half_width")) table.missing("half_width", "write half_width = 0.005.");
        wanted.precision = table.number_within("half_width", 1e-12, 1e12).value_or(1.0);
        wanted.fewest = static_cast<std::uint32_t>(table.whole("fewest", 30, 4096).value_or(30));
        wanted.most = static_cast<std::uint32_t>(table.whole("most", 30, 4096).value_or(400));
        if (wanted.fewest > wanted.most)
            table.fault(
                "bounds-order", "fewest",
                said("fewest is ", wanted.fewest, ", above most, which is ", wanted.most, "."));
        table.finish();
    }

    void read_factors() {
        const std::vector<const Node*> tables = file_.tables("factor");
        if (tables.empty())
            file_.missing("factor", "add [factor.tours] with path, distribution, low and high.");
        for (const Node* node : tables)
            read_factor_table(*node);
        std::set<std::string> names;
        for (const StudyFactor& factor : study_.factors)
            if (!names.insert(factor.factor.name).second)
                file_.fault("same-name", "factor",
                            said("Two factors are called ", quoted(factor.factor.name), "."));
    }

    void read_factor_table(const Node& node) {
        PlainTable table(node, node.key.empty() ? "factor" : path_of("factor", node.key), faults_);
        StudyFactor factor;
        factor.where = sources_.position(node.key_spot.line > 0 ? node.key_spot : node.spot);
        const std::optional<std::string> name = table.text("name");
        if (!name && node.key.empty()) table.missing("name", "write name = \"tours\".");
        const Node* law = node.find("distribution");
        if (law != nullptr && law->kind == Node::Kind::text && law->text == plans_word) {
            table.take("distribution");
            factor.factor.distribution.kind = DistributionKind::discrete;
            for (std::size_t plan = 0; plan < study_.plans.size(); ++plan)
                factor.factor.distribution.values.push_back(static_cast<double>(plan));
            factor.factor.distribution.weights = table.numbers("weights");
            factor.factor.group = table.text("group").value_or("");
            for (const DesignProblem& problem : problems_of(factor.factor.distribution))
                table.fault("bad-distribution", problem.key,
                            said(table.path(), ": ", problem.message, "."));
        } else {
            read_paths(table, node, factor);
            const bool is_set = factor.use == FactorUse::set;
            std::optional<Unit> unit;
            if (is_set && !factor.paths.empty())
                if (const DeclaredKey* key =
                        declared_number(declared_, path_parts(factor.paths.front())))
                    unit = key->unit;
            factor.factor = read_factor(table, unit);
        }
        factor.factor.name = name.value_or(node.key);
        table.finish();
        study_.factors.push_back(std::move(factor));
    }

    void read_paths(PlainTable& table, const Node& node, StudyFactor& factor) {
        if (table.has("path") && table.has("paths"))
            table.fault("one-of-two", "paths", "A factor has one path or a list of paths.");
        std::vector<PlacedText> paths = table.texts("path");
        for (const PlacedText& path : table.texts("paths"))
            paths.push_back(path);
        // A table may be called by the path itself.
        if (paths.empty() && !table.has("path") && !table.has("paths") &&
            node.key.find('.') != std::string::npos)
            paths.push_back({node.key, node.key_spot});
        if (paths.empty() && !table.has("path") && !table.has("paths"))
            table.missing("path", "write path = \"mission.*.tour\"; * stands for every id.");
        const auto use = table.word("use", {"set", "times"});
        factor.use = use && *use == 1 ? FactorUse::times : FactorUse::set;
        for (const PlacedText& path : paths) {
            factor.paths.push_back(path.text);
            if (declared_number(declared_, path_parts(path.text)) != nullptr) continue;
            faults_.add("unknown-path", path.spot, table.path(),
                        said(quoted(path.text), " is no number of a scenario."),
                        hint_for(path.text));
        }
    }

    /// The nearest key of the table the path names, or of any.
    [[nodiscard]] std::string hint_for(const std::string& path) const {
        const std::vector<std::string> parts = path_parts(path);
        const DeclaredTable* table = &declared_;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const DeclaredTable* next = table->find_table(parts[i]);
            if (next == nullptr) return nearest_hint(parts[i], table->names());
            table = next;
            if (table->kind == DeclaredTable::Kind::rows) ++i;
        }
        return "`ssrsim describe` lists what there is.";
    }

    void read_failure() {
        const Node* node = file_.table("failure");
        if (node == nullptr) return;
        PlainTable table(*node, "failure", faults_);
        FailureLevel failure;
        failure.outcome = table.text("outcome").value_or("");
        if (!table.has("outcome")) table.missing("outcome", "write outcome = \"service_area\".");
        if (table.has("below") == table.has("above"))
            table.fault("one-of-two", "below",
                        "A run fails below a level or above one: state one of the two.",
                        "write below = 0.1.");
        const auto below = table.number("below");
        const auto above = table.number("above");
        failure.is_below = below.has_value();
        failure.level = below.value_or(above.value_or(0.0));
        table.finish();
        study_.failure = failure;
    }

    PlainTable file_;
    const std::string& path_;
    const Sources& sources_;
    FaultList& faults_;
    DeclaredTable declared_;
    StudyFile study_;
};

} // namespace

ReadStudy read_study(const std::string& path, const FileReader& read) {
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
    StudyReader reader(parsed.root, path, sources, faults);
    StudyFile study = reader.read();
    if (!faults.empty()) return {{}, faults.sorted()};
    return {std::move(study), {}};
}

} // namespace ssrsim
