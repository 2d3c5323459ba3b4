#include "scenario/checker.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

using Ids = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Every id that names a row of another table, found through the declarations, so that no new
/// reference can be forgotten here.
class ReferenceVisitor {
  public:
    ReferenceVisitor(Checker& check, const Ids& ids, std::string path)
        : check_(check), ids_(ids), path_(std::move(path)) {}

    void operator()(double&, const Number&) const {}
    void operator()(std::int32_t&, const Number&) const {}
    void operator()(Money&, const Number&) const {}
    template <class Value>
    void operator()(std::optional<Value>&, const Number&) const {}
    void operator()(std::string&, const Text&) const {}
    void operator()(Date&, const Day&) const {}
    void operator()(std::optional<Date>&, const Day&) const {}
    template <class Enum>
    void operator()(Enum&, const Choice&) const {}

    void operator()(std::string& id, const Reference& reference) const {
        if (!id.empty()) look_up(id, reference.table, path_of(path_, reference.key));
    }
    void operator()(std::vector<std::string>& ids, const Reference& reference) const {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            look_up(ids[i], reference.table, said(path_of(path_, reference.key), "[", i, "]"));
        }
    }
    void operator()(NumberById& numbers, const NumbersById& declared) const {
        for (const auto& [id, number] : numbers) {
            look_up(id, declared.table, path_of(path_of(path_, declared.key), id));
        }
    }
    template <class Row>
    void operator()(Keyed<Row>& rows, const Table& table) const {
        for (auto& [id, row] : rows) {
            describe(ReferenceVisitor(check_, ids_, path_of(path_of(path_, table.key), id)), row);
        }
    }
    template <class Part>
    void operator()(Part& part, const Section& section) const {
        describe(ReferenceVisitor(check_, ids_, path_of(path_, section.key)), part);
    }

  private:
    void look_up(const std::string& id, std::string_view table, const std::string& path) const {
        const auto known = ids_.find(table);
        if (known == ids_.end()) return;
        if (std::binary_search(known->second.begin(), known->second.end(), id)) return;
        if (!check_.readable({std::string(table), said(table, ".", id)})) return;
        check_.add("unknown-id", path, said("There is no ", table, " ", quoted(id), "."),
                   nearest_hint(id, known->second));
    }

    Checker& check_;
    const Ids& ids_;
    std::string path_;
};

} // namespace

void check_references(Checker& check) {
    const Scenario& s = check.scenario;
    const Ids ids{{"region", ids_of(s.country.regions)},
                  {"institution", ids_of(s.country.institutions)},
                  {"mission", ids_of(s.plan.missions)},
                  {"donor", ids_of(s.plan.donors)},
                  {"activity", ids_of(s.plan.activities)}};
    Scenario copy = s; // descriptions take fields they may write to
    describe_file(ReferenceVisitor(check, ids, {}), copy);
}

} // namespace ssrsim
