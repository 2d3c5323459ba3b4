#include "scenario/number_fields.hpp"

#include "scenario/describe_file.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace ssrsim {

namespace {

using Field = NumberField::Field;
using Parts = std::span<const std::string>;

bool names(const std::string& part, std::string_view key) {
    return part == "*" || part == key;
}

/// Walks one table of the scenario with what is left of the path.
class Finder {
  public:
    Finder(const Scenario& scenario, std::vector<NumberField>& found, Parts parts, std::string path)
        : scenario_(scenario), found_(found), parts_(parts), path_(std::move(path)) {}

    void operator()(double& field, const Number& n) { number(&field, n); }
    void operator()(std::int32_t& field, const Number& n) { number(&field, n); }
    void operator()(Money& field, const Number& n) { number(&field, n); }
    void operator()(NumberById& field, const NumbersById& n) {
        if (parts_.size() != 2 || parts_[0] != n.key) return;
        for (auto& [id, value] : field)
            if (names(parts_[1], id))
                found_.push_back({path_of(path_of(path_, n.key), id),
                                  {n.key, n.unit, no_default, n.low, n.high, n.meaning, n.source},
                                  &value,
                                  false,
                                  {}});
    }
    template <class Row>
    void operator()(Keyed<Row>& rows, const Table& table) {
        if (parts_.size() < 3 || parts_[0] != table.key) return;
        for (auto& [id, row] : rows)
            if (names(parts_[1], id))
                describe(Finder(scenario_, found_, parts_.subspan(2),
                                path_of(path_of(path_, table.key), id)),
                         row);
    }
    template <class Part>
    void operator()(Part& part, const Section& section) {
        if (parts_.size() < 2 || parts_[0] != section.key) return;
        describe(Finder(scenario_, found_, parts_.subspan(1), path_of(path_, section.key)), part);
    }
    // Texts, dates, choices and references are no numbers.
    void operator()(std::string&, const Text&) const {}
    void operator()(std::string&, const Reference&) const {}
    void operator()(std::vector<std::string>&, const Reference&) const {}
    template <class Dated>
    void operator()(Dated&, const Day&) const {}
    template <class Enum>
    void operator()(Enum&, const Choice&) const {}

  private:
    void number(Field field, const Number& n) {
        if (parts_.size() == 1 && parts_[0] == n.key) {
            here_ = found_.size();
            followed_ = {n.key};
            found_.push_back({path_of(path_, n.key), n, field, false, {}});
            return;
        }
        const bool follows =
            std::find(followed_.begin(), followed_.end(), n.same_as) != followed_.end() &&
            !n.same_as.empty() && !scenario_.provenance.contains(path_of(path_, n.key));
        if (!follows) return;
        followed_.push_back(n.key);
        found_[here_].followers.push_back(field);
    }

    const Scenario& scenario_;
    std::vector<NumberField>& found_;
    Parts parts_;
    std::string path_;
    std::size_t here_ = 0;                   ///< the number found in this table
    std::vector<std::string_view> followed_; ///< it, and what takes its value
};

/// Lists what `Finder` could find. The id of a row is the second part of a table's path, and so on.
class Lister {
  public:
    Lister(std::vector<std::string>& paths, Parts parts, std::string path)
        : paths_(paths), parts_(parts), path_(std::move(path)) {}

    void operator()(double&, const Number& n) const { add(n.key); }
    void operator()(std::int32_t&, const Number& n) const { add(n.key); }
    void operator()(Money&, const Number& n) const { add(n.key); }
    void operator()(NumberById& field, const NumbersById& n) const {
        for (const auto& [id, value] : field)
            paths_.push_back(path_of(path_of(path_, n.key), shown(id, 1)));
    }
    template <class Row>
    void operator()(Keyed<Row>& rows, const Table& table) const {
        for (auto& [id, row] : rows)
            describe(Lister(paths_, rest(2), path_of(path_, table.key) + "." + shown(id, 1)), row);
    }
    template <class Part>
    void operator()(Part& part, const Section& section) const {
        describe(Lister(paths_, rest(1), path_of(path_, section.key)), part);
    }
    template <class Field, class Declared>
    void operator()(Field&, const Declared&) const {}

  private:
    void add(std::string_view key) const { paths_.push_back(path_of(path_, key)); }
    [[nodiscard]] std::string shown(const std::string& id, std::size_t part) const {
        return part < parts_.size() && parts_[part] == "*" ? "*" : id;
    }
    [[nodiscard]] Parts rest(std::size_t from) const {
        return parts_.subspan(std::min(from, parts_.size()));
    }

    std::vector<std::string>& paths_;
    Parts parts_;
    std::string path_;
};

struct Setter {
    double value;
    void operator()(double* field) const { *field = value; }
    void operator()(std::int32_t* field) const {
        *field = static_cast<std::int32_t>(std::floor(value + 0.5));
    }
    void operator()(Money* field) const { *field = money_of(value); }
};

struct Getter {
    double operator()(const double* field) const { return *field; }
    double operator()(const std::int32_t* field) const { return *field; }
    double operator()(const Money* field) const { return in_units(*field); }
};

} // namespace

std::vector<NumberField> find_numbers(Scenario& scenario, const std::vector<std::string>& path) {
    std::vector<NumberField> found;
    Finder finder(scenario, found, path, {});
    finder(scenario.country, Section{"country", {}});
    describe_tables(finder, scenario.country);
    for (NumberField& number : found)
        number.is_of_country = true;
    finder(scenario.plan, Section{"plan", {}});
    describe_tables(finder, scenario.plan);
    return found;
}

std::vector<std::string> paths_of_numbers(const Scenario& scenario,
                                          const std::vector<std::string>& path) {
    Scenario copy = scenario; // descriptions take fields they may write to
    std::vector<std::string> paths;
    const Lister lister(paths, path, {});
    lister(copy.country, Section{"country", {}});
    describe_tables(lister, copy.country);
    lister(copy.plan, Section{"plan", {}});
    describe_tables(lister, copy.plan);
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

double value_of(const NumberField& number) {
    return std::visit(Getter{}, number.field);
}

void set_value(const NumberField& number, double value) {
    std::visit(Setter{value}, number.field);
    for (const Field& follower : number.followers)
        std::visit(Setter{value}, follower);
}

} // namespace ssrsim
