#include "study/study.hpp"

#include "core/contracts.hpp"
#include "core/hash.hpp"
#include "core/version.hpp"
#include "record/outcomes.hpp"
#include "scenario/nearest.hpp"
#include "scenario/number_fields.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/resolved.hpp"
#include "study/merge.hpp"
#include "study/points_file.hpp"
#include "study/reach_text.hpp"

#include <algorithm>
#include <bit>

namespace ssrsim {

namespace {

/// "capacity.police@2008-06-30": the series on that day.
std::optional<Reach> read_series_on_day(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos) return {};
    const std::optional<Date> day = parse_date(text.substr(at + 1));
    if (!day || at == 0) return {};
    return Reach{std::string{text.substr(0, at)}, 0.0, true, *day};
}

std::uint64_t hash_of_values(const Scenario& scenario) {
    Digest digest;
    for (const auto& [path, value] : resolved_values(scenario)) {
        if (path.starts_with("scenario.")) continue; // titles change nothing
        digest.add(std::string_view{path});
        digest.add(std::string_view{value});
    }
    return digest.value();
}

class StudyLoader {
  public:
    StudyLoader(const std::string& path, const FileReader& read)
        : path_{path}, read_{[this, &read](const std::string& name) {
              files_.push_back(name);
              std::optional<std::string> text = read(name);
              if (text && name == path_) text_ = *text;
              return text;
          }} {}

    LoadedStudy load() {
        ReadStudy file = read_study(path_, read_);
        if (!file.study) return {{}, std::move(file.faults), std::move(files_)};
        file_ = std::move(*file.study);
        load_plans();
        if (faults_.empty()) check_together();
        std::vector<StudyOutcome> measures;
        if (faults_.empty()) {
            check_factors();
            measures = find_measures();
        }
        std::optional<Points> points;
        if (faults_.empty()) points = find_points();
        if (!faults_.empty()) return {{}, std::move(faults_), std::move(files_)};

        Study study{path_,
                    text_,
                    std::move(file_),
                    std::move(plans_),
                    {},
                    std::move(measures),
                    0,
                    std::move(*points),
                    {},
                    {}};
        for (std::size_t i = 0; i < study.file.factors.size(); ++i)
            if (study.file.factors[i].paths.empty()) study.plan_factor = i;
        for (std::size_t i = 0; i < study.measures.size(); ++i)
            if (study.measures[i].variable.key == study.file.replication.precise_outcome)
                study.precise_measure = i;
        const BuildFacts& build = build_facts();
        study.program = said(build.version, " model ", build.model);
        study.identity = identity_of(study);
        return {std::move(study), {}, std::move(files_)};
    }

  private:
    void fault(std::string code, const Position& where, std::string path, std::string message,
               std::string hint = {}) {
        faults_.push_back(
            {std::move(code), where, std::move(path), std::move(message), std::move(hint), {}});
    }

    void load_plans() {
        for (const StudyPlan& plan : file_.plans) {
            if (!read_(plan.file)) {
                fault("file-not-found", plan.where, "scenario",
                      said("There is no readable file ", quoted(plan.file), "."),
                      "a path is relative to the folder of the study file.");
                continue;
            }
            Loaded loaded = load_scenario(plan.file, read_, file_.overrides);
            if (!loaded.scenario) {
                faults_.insert(faults_.end(), loaded.faults.begin(), loaded.faults.end());
                continue;
            }
            const std::uint64_t hash = hash_of_values(*loaded.scenario);
            plans_.push_back({plan.id, std::move(*loaded.scenario), hash});
        }
    }

    /// Plans that share their luck have one country.
    void check_together() {
        for (std::size_t i = 1; i < plans_.size(); ++i) {
            const std::vector<DifferentValue> different =
                differences_of_countries(plans_.front().scenario, plans_[i].scenario);
            if (!different.empty())
                fault("different-countries", file_.plans[i].where, path_of("plan", plans_[i].id),
                      said("The plans of a study share one country, and ", different.front().path,
                           " differs between ", plans_.front().id, " and ", plans_[i].id, "."),
                      "vary it by a factor, or make a study of each country.");
        }
    }

    void check_factors() {
        std::size_t whole_plans = 0;
        for (const StudyFactor& factor : file_.factors) {
            const std::string name = path_of("factor", factor.factor.name);
            whole_plans += factor.paths.empty() ? 1 : 0;
            if (factor.paths.empty() && whole_plans > 1)
                fault("one-of-two", factor.where, name, "Only one factor can be the plan.");
            for (const std::string& path : factor.paths)
                check_path(factor, name, path);
        }
    }

    void check_path(const StudyFactor& factor, const std::string& name, const std::string& path) {
        const Distribution& law = factor.factor.distribution;
        std::vector<double> ends{law.low, law.high};
        if (law.kind == DistributionKind::discrete) ends = law.values;
        ends.insert(ends.end(), factor.factor.levels.begin(), factor.factor.levels.end());
        if (law.kind == DistributionKind::discrete && law.values.empty())
            ends = factor.factor.levels;
        for (LoadedPlan& plan : plans_) {
            const auto numbers = find_numbers(plan.scenario, path_parts(path));
            if (numbers.empty())
                fault("unknown-path", factor.where, name,
                      said("The scenario of ", plan.id, " has no ", quoted(path), "."),
                      "`ssrsim describe` lists what there is; * stands for every id.");
            for (const NumberField& number : numbers) {
                for (const double end : ends) {
                    const double value =
                        factor.use == FactorUse::set ? end : end * value_of(number);
                    if (value >= number.declared.low && value <= number.declared.high) continue;
                    fault("out-of-range", factor.where, name,
                          said(number.path, " would be ", value, "; it lies between ",
                               number.declared.low, " and ", number.declared.high, "."));
                    return; // one number is enough to show what is wrong
                }
            }
        }
    }

    std::vector<StudyOutcome> find_measures() {
        std::vector<StudyOutcome> measures;
        if (file_.outcomes.empty())
            for (const OutcomeVariable& outcome : outcome_variables())
                file_.outcomes.push_back(outcome.key);
        file_.outcome_places.resize(file_.outcomes.size(), Position{path_, 0, 0});
        for (std::size_t i = 0; i < file_.outcomes.size(); ++i)
            if (auto measure = find_measure(file_.outcomes[i], file_.outcome_places[i]))
                measures.push_back(std::move(*measure));
        const auto check_named = [&](const std::string& outcome, const std::string& table) {
            if (std::ranges::find(file_.outcomes, outcome) != file_.outcomes.end()) return;
            fault("unknown-outcome", {path_, 0, 0}, table + ".outcome",
                  said(quoted(outcome), " is no outcome of this study."),
                  nearest_hint(outcome, file_.outcomes));
        };
        if (!file_.replication.is_fixed())
            check_named(file_.replication.precise_outcome, "precision");
        if (file_.failure) check_named(file_.failure->outcome, "failure");
        return measures;
    }

    std::optional<StudyOutcome> find_measure(const std::string& text, const Position& where) {
        const std::vector<OutcomeVariable> outcomes = outcome_variables();
        const auto headline = std::ranges::find(outcomes, text, &OutcomeVariable::key);
        if (headline != outcomes.end())
            return StudyOutcome{
                *headline, static_cast<std::size_t>(headline - outcomes.begin()), {}, false};
        std::optional<Reach> reach = read_reach(text);
        const bool is_level = !reach;
        if (!reach) reach = read_series_on_day(text);
        if (!reach) {
            std::vector<std::string> keys;
            for (const OutcomeVariable& outcome : outcomes)
                keys.push_back(outcome.key);
            std::string hint = nearest_hint(text, keys);
            if (hint.empty())
                hint =
                    "name a headline outcome, a series on a day (capacity.police@2008-06-30), or "
                    "a level by a day (service_delivery>=0.15@2008-01-01).";
            fault("unknown-outcome", where, "outcomes", said(quoted(text), " is no outcome."),
                  std::move(hint));
            return {};
        }
        StudyOutcome measure{
            {text, "1", text, text, Better::higher}, {}, std::move(reach), is_level};
        for (const LoadedPlan& plan : plans_) {
            const Experiment experiment{plan.scenario.country, plan.scenario.plan, file_.seeds};
            const FoundSeries found = find_series(experiment.layout(), measure.reach->series);
            for (Fault one : found.faults) {
                one.where = where;
                faults_.push_back(std::move(one));
            }
            if (found.variable == nullptr) return {};
            const std::int32_t week = week_of(measure.reach->by) - experiment.layout().first_week;
            if (week < 0 || week > experiment.layout().weeks) {
                fault("outside-the-run", where, "outcomes",
                      said(to_text(measure.reach->by), " lies outside the plan ", plan.id, "."));
                return {};
            }
            if (is_level) {
                measure.variable.unit = found.variable->unit;
                measure.variable.meaning =
                    said(found.variable->meaning, ", on ", to_text(measure.reach->by));
                measure.variable.better = Better::neither;
            } else {
                measure.variable.meaning = said("Whether ", text, " was reached");
            }
        }
        return measure;
    }

    std::optional<Points> find_points() {
        std::vector<Factor> factors;
        for (const StudyFactor& factor : file_.factors)
            factors.push_back(factor.factor);
        if (file_.points_file.empty()) return Points{Design{file_.design, std::move(factors)}};
        PointsTable table = read_points(file_.points_file, read_, factors);
        faults_ = std::move(table.faults);
        if (!faults_.empty()) return {};
        return Points{std::move(table.columns), file_.design.luck};
    }

    /// Everything that decides where a run stands and what it gives, but what may grow.
    static std::string identity_of(const Study& study) {
        Digest digest;
        digest.add(std::string_view{study.program});
        digest.add(study_layout_version);
        for (const std::uint64_t seed :
             {study.file.seeds.country, study.file.seeds.people, study.file.seeds.shocks})
            digest.add(seed);
        for (const LoadedPlan& plan : study.plans) {
            digest.add(std::string_view{plan.id});
            digest.add(plan.hash);
        }
        for (const StudyOutcome& measure : study.measures)
            digest.add(std::string_view{measure.variable.key});
        const Replication& replication = study.file.replication;
        if (!replication.is_fixed()) {
            digest.add(replication.precision);
            digest.add(std::string_view{replication.precise_outcome});
            digest.add(replication.fewest);
            digest.add(replication.most);
        }
        add_factors(digest, study);
        add_points(digest, study);
        return digest.hex();
    }

    static void add_factors(Digest& digest, const Study& study) {
        for (const StudyFactor& factor : study.file.factors) {
            const Distribution& law = factor.factor.distribution;
            digest.add(std::string_view{factor.factor.name});
            digest.add(std::string_view{factor.factor.group});
            for (const std::string& path : factor.paths)
                digest.add(std::string_view{path});
            digest.add(static_cast<int>(factor.use));
            digest.add(static_cast<int>(law.kind));
            for (const double number : {law.low, law.high, law.mode, law.mean, law.deviation})
                digest.add(number);
            digest.add(law.values);
            digest.add(law.weights);
            digest.add(factor.factor.levels);
        }
    }

    static void add_points(Digest& digest, const Study& study) {
        const DesignSpec& spec = study.file.design;
        digest.add(static_cast<int>(spec.luck));
        if (study.points.design() == nullptr) {
            std::vector<double> row(study.file.factors.size());
            for (std::uint64_t index = 0; index < study.points.rows(); ++index) {
                study.points.row(index, row);
                digest.add(row);
            }
            return;
        }
        digest.add(static_cast<int>(spec.kind));
        digest.add(spec.seed);
        digest.add(spec.levels);
        // A hypercube keeps its rows where it doubles; any other design where it grows.
        if (spec.kind == DesignKind::latin_hypercube)
            digest.add(spec.samples >> std::countr_zero(spec.samples));
    }

    std::string path_;
    std::vector<std::string> files_;
    FileReader read_;
    std::string text_;
    StudyFile file_;
    std::vector<LoadedPlan> plans_;
    Faults faults_;
};

} // namespace

double measured(const StudyOutcome& measure, const Layout& layout, const Trajectory& trajectory) {
    if (measure.headline) return trajectory.outcomes[*measure.headline];
    const std::size_t series = find_series(layout, measure.reach->series).number;
    if (!measure.is_level)
        return reached(*measure.reach, closest(*measure.reach, layout, series, trajectory));
    const std::int32_t week =
        std::min(week_of(measure.reach->by) - layout.first_week, layout.weeks - 1);
    return trajectory.of_series(series)[static_cast<std::size_t>(week)];
}

std::uint64_t Points::rows() const {
    return design_ ? design_->rows() : columns_.front().size();
}

void Points::row(std::uint64_t index, std::span<double> values) const {
    if (design_) return design_->row(index, values);
    for (std::size_t i = 0; i < columns_.size(); ++i)
        values[i] = columns_[i][index];
}

std::uint32_t Points::luck(std::uint64_t index) const {
    if (design_) return design_->luck(index);
    return luck_ == RowLuck::common ? 0 : static_cast<std::uint32_t>(index + 1);
}

std::uint64_t Study::most_runs() const {
    const std::uint64_t replicates =
        file.replication.is_fixed() ? file.replication.count : file.replication.most;
    return points.rows() * plans_a_row() * replicates;
}

LoadedStudy load_study(const std::string& path, const FileReader& read) {
    return StudyLoader{path, read}.load();
}

std::uint32_t replicate_of(std::uint32_t luck, std::uint32_t replicate) {
    SSRSIM_EXPECT(luck < (1u << 20) && replicate < most_replicates_a_row,
                  "a replicate has 20 bits of luck and 12 of its own");
    return luck << 12 | replicate;
}

} // namespace ssrsim
