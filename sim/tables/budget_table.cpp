#include "scenario_io/text.hpp"
#include "scenario_io/toml_text.hpp"
#include "tables/plan_parts.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

namespace {

/// A row of a budget, understood.
struct ActivityRow {
    TableRows::Row row;
    std::string name;
    std::string id;
    std::optional<ActivityKind> kind;
    std::string institution;
    std::string mission;
    std::string donor; ///< as written
    std::vector<std::string> regions;
    std::optional<Date> start;
    Length length;
    double amount = 0.0; ///< as written
    std::string currency;
    double in_own = 0.0;
    std::optional<double> trainees;
    std::optional<double> advisers;
};

bool is_nobody(const std::string& written) {
    const std::string plain = id_from(written);
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"", "none", "n_a", "donor", "donors", "aucun",
                                                "bailleur", "bailleurs", "donateur", "donateurs",
                                                "donor_s"},
        [&](std::string_view word) { return plain == word; });
}

class BudgetReader {
  public:
    BudgetReader(TableRows& rows, const Scenario& below, Beneath what, const MadeMissions& made)
        : rows_{rows}, below_{below}, what_{what}, made_{made} {}

    std::vector<ActivityRow> read() {
        check_titles();
        std::vector<ActivityRow> activities;
        for (const TableRows::Row& row : rows_.rows(Heading::amount))
            activities.push_back(read_row(row));
        return activities;
    }

  private:
    /// "(thousands of US dollars)" above the table would make every amount a thousand times too
    /// small, and is easily overlooked.
    void check_titles() {
        const Grid& grid = *rows_.table().grid;
        if (scale_in(rows_.table().find(Heading::amount)->note) != 1.0) return;
        for (std::size_t r = 0; r < rows_.table().header; ++r)
            for (const GridCell& cell : grid.rows[r].cells)
                if (scale_in(cell.text) != 1.0)
                    rows_.fault(
                        {&grid.rows[r]}, Heading::title,
                        said(quoted(cell.text), " stands above the table, and it is unclear "
                                                "whether the amounts are meant."),
                        "write it into the heading, as in \"Amount (thousands of USD)\", or "
                        "take it out.");
    }

    ActivityRow read_row(const TableRows::Row& row) {
        ActivityRow activity;
        activity.row = row;
        activity.name = one_line(rows_.text(row, Heading::title));
        activity.id = rows_.text(row, Heading::id);
        activity.donor = one_line(rows_.text(row, Heading::donor));
        if (stated(row, Heading::title, "The activity has no name.")) (void)activity.name;
        if (stated(row, Heading::kind, "It is not said what kind of activity it is."))
            activity.kind =
                rows_.value_of(row, Heading::kind, read_kind(rows_.text(row, Heading::kind)));
        if (stated(row, Heading::institution, "It is not said with which institution it works."))
            activity.institution =
                rows_
                    .id_in(row, Heading::institution, below_.country.institutions, "institution",
                           one_line(rows_.text(row, Heading::institution)))
                    .value_or("");
        activity.mission = mission_of(row);
        activity.regions = rows_.regions(row, below_.country);
        if (stated(row, Heading::from, "The start is missing."))
            activity.start =
                rows_.value_of(row, Heading::from, read_day(rows_.cell(row, Heading::from)));
        read_duration(activity);
        read_budget_of(activity);
        activity.trainees = whole(row, Heading::trainees);
        activity.advisers = whole(row, Heading::advisers);
        if (activity.kind == ActivityKind::training && activity.trainees.value_or(0) == 0)
            rows_.fault(row, Heading::trainees, "This is training, and its seats are missing.",
                        rows_.has(Heading::trainees) ? "write how many people it trains."
                                                     : "add a column \"Trainees\".");
        return activity;
    }

    bool stated(const TableRows::Row& row, Heading what, const char* otherwise) {
        const GridCell& cell = rows_.cell(row, what);
        if (cell.is_empty()) rows_.fault(row, what, otherwise, "fill in this cell.");
        return !cell.is_empty() && cell.kind != GridCell::Kind::error;
    }

    std::string mission_of(const TableRows::Row& row) {
        const std::string written = one_line(rows_.text(row, Heading::mission));
        if (is_nobody(written)) return {};
        if (what_ == Beneath::country) {
            for (const auto& [id, name] : made_.names)
                if (id == id_from(written)) return id;
            std::vector<std::string> names;
            for (const auto& [id, name] : made_.names)
                names.push_back(name);
            rows_.fault(row, Heading::mission,
                        said("No mission of the staffing table is called ", quoted(written), "."),
                        names.empty() ? "leave it empty for what donors carry out themselves."
                                      : nearest_hint(written, names));
            return {};
        }
        return rows_.id_in(row, Heading::mission, below_.plan.missions, "mission", written)
            .value_or("");
    }

    void read_duration(ActivityRow& activity) {
        const TableRows::Row& row = activity.row;
        const GridCell& to = rows_.cell(row, Heading::to);
        const GridCell& length = rows_.cell(row, Heading::duration);
        if (!to.is_empty()) {
            const auto last = rows_.value_of(row, Heading::to, read_day(to));
            if (!last || !activity.start) return;
            const std::int32_t days = days_since_1970(*last) + 1 - days_since_1970(*activity.start);
            activity.length = {static_cast<double>(days), said(days, days == 1 ? " day" : " days")};
            if (days < 1)
                rows_.fault(row, Heading::to,
                            said("It ends on ", to_text(*last), " and starts on ",
                                 to_text(*activity.start), "."),
                            "let it end after its start.");
        } else if (!length.is_empty()) {
            const std::string& unit = rows_.table().find(Heading::duration)->note;
            const auto read = rows_.value_of(row, Heading::duration, read_length(length, unit));
            if (read) activity.length = *read;
            constexpr double longest = 100.0 * days_per_year;
            if (read && (read->days < 1.0 || read->days > longest))
                rows_.fault(row, Heading::duration,
                            said(quoted(length.text), " is no duration of an activity."),
                            "write how long it lasts from the first delivery to the last.");
        } else {
            rows_.fault(row, rows_.has(Heading::to) ? Heading::to : Heading::duration,
                        "Neither its end nor its duration is stated.", "fill in one of them.");
        }
    }

    void read_budget_of(ActivityRow& activity) {
        if (!stated(activity.row, Heading::amount, "The amount is missing.")) return;
        const auto amount = rows_.value_of(activity.row, Heading::amount,
                                           read_amount(rows_.cell(activity.row, Heading::amount)));
        if (!amount) return;
        const std::string& own = below_.country.currency;
        const std::string& note = rows_.table().find(Heading::amount)->note;
        activity.amount = amount->number;
        activity.currency = currency_of(rows_, activity.row, Heading::amount, *amount, own);
        if (amount->unit.empty()) activity.amount *= scale_in(note);
        constexpr double most = 1e12; // beyond it cents are no longer exact
        if (activity.amount < 0.0 || activity.amount > most)
            rows_.fault(activity.row, Heading::amount,
                        said(rows_.cell(activity.row, Heading::amount).text,
                             " is no amount for an activity."),
                        "write an amount from 0 to 100 billion.");
        const auto rate = below_.exchange.find(activity.currency);
        activity.in_own = activity.amount * (rate == below_.exchange.end() ? 1.0 : rate->second);
    }

    std::optional<double> whole(const TableRows::Row& row, Heading what) {
        const GridCell& cell = rows_.cell(row, what);
        if (cell.is_empty()) return std::nullopt;
        const auto amount = rows_.value_of(row, what, read_amount(cell));
        return amount ? std::optional(amount->number) : std::nullopt;
    }

    TableRows& rows_;
    const Scenario& below_;
    Beneath what_;
    const MadeMissions& made_;
};

void write_activity(const TableRows& rows, const ActivityRow& activity, const std::string& id,
                    const std::string& own, OverlayText& overlay) {
    const std::string source = rows.source(activity.row);
    const auto at = [&](Heading what) { return rows.place(activity.row, what); };
    overlay.table(path_of("activity", id), at(Heading::title));
    overlay.plain("name", toml_string(activity.name), at(Heading::title));
    overlay.value("kind", toml_string(word_of(*activity.kind)), source, at(Heading::kind));
    overlay.value("institution", toml_string(activity.institution), source,
                  at(Heading::institution));
    if (!activity.mission.empty())
        overlay.value("mission", toml_string(activity.mission), source, at(Heading::mission));
    if (!activity.regions.empty())
        overlay.value("regions", toml_list(activity.regions), source, at(Heading::region));
    overlay.value("start", to_text(*activity.start), source, at(Heading::from));
    const Heading length =
        rows.cell(activity.row, Heading::to).is_empty() ? Heading::duration : Heading::to;
    overlay.value("duration", toml_string(activity.length.written), source, at(length));
    overlay.value("budget", toml_amount(activity.amount, activity.currency, own), source,
                  at(Heading::amount));
    if (activity.trainees)
        overlay.value("trainees", number_text(*activity.trainees), source, at(Heading::trainees));
    if (activity.advisers)
        overlay.value("advisers", number_text(*activity.advisers), source, at(Heading::advisers));
}

Date end_of(const ActivityRow& activity) {
    const auto days = static_cast<std::int32_t>(std::lround(activity.length.days));
    return date_of_day(days_since_1970(*activity.start) + days);
}

/// A donor as the budget shows it: what its activities cost, spread evenly over their time.
void write_donor(const TableRows& rows, const std::string& id, const std::string& name,
                 const std::vector<const ActivityRow*>& activities, const Scenario& below,
                 OverlayText& overlay) {
    Span span;
    double total = 0.0;
    std::map<std::string, double> by_institution;
    std::vector<std::string> numbers;
    for (const ActivityRow* activity : activities) {
        span.hold(activity->start, end_of(*activity));
        total += activity->in_own;
        by_institution[activity->institution] += activity->in_own;
        numbers.push_back(number_text(std::int64_t{activity->row.cells->number}));
    }
    const double years =
        (days_since_1970(*span.last) - days_since_1970(*span.first)) / days_per_year;
    const std::string source =
        said(rows.book_name(), numbers.size() == 1 ? ", row " : ", rows ", listed(numbers));
    const std::string place = rows.place(activities.front()->row, Heading::donor);
    const std::string table = path_of("donor", id);
    const auto old = below.plan.donors.find(id);
    overlay.table(table, place);
    if (old == below.plan.donors.end()) overlay.plain("name", toml_string(name), place);
    overlay.value("pledge", toml_money(money_of(total / years)),
                  said(source, ": ", total, " ", below.country.currency,
                       " from the first start to the last end"),
                  place);
    overlay.value("from", to_text(*span.first), source, place);
    overlay.value("until", to_text(*span.last), source, place);
    overlay.table(table + ".preferences", place);
    if (old != below.plan.donors.end())
        for (const auto& [institution, weight] : old->second.preferences)
            if (!by_institution.contains(institution))
                overlay.plain(institution, "{ remove = true }", place);
    for (const auto& [institution, amount] : by_institution)
        overlay.value(institution, number_text(amount), source, place);
}

void read_donors(TableRows& rows, const std::vector<ActivityRow>& activities, const Scenario& below,
                 OverlayText& overlay) {
    std::map<std::string, std::vector<const ActivityRow*>> by_donor;
    std::map<std::string, std::string> names;
    std::vector<std::string> added;
    for (const ActivityRow& activity : activities) {
        if (activity.donor.empty()) continue;
        const auto known = known_id(below.plan.donors, activity.donor);
        const std::string id = known.value_or(id_from(activity.donor));
        const std::string near = nearest(activity.donor, names_of(below.plan.donors));
        if (id.empty() || (!known && !near.empty())) {
            rows.fault(activity.row, Heading::donor,
                       said("The scenario has no donor called ", quoted(activity.donor), "."),
                       said("did you mean ", near, "? A new donor needs a name less like it."));
            continue;
        }
        if (!known && !by_donor.contains(id)) added.push_back(activity.donor);
        by_donor[id].push_back(&activity);
        names.emplace(id, activity.donor);
    }
    if (!rows.faults.empty()) return;
    for (const auto& [id, group] : by_donor)
        write_donor(rows, id, names[id], group, below, overlay);
    if (!by_donor.empty())
        rows.notes.push_back(said(rows.book_name(),
                                  ": each donor pledges a year what its activities "
                                  "cost, spread evenly from the first start to the "
                                  "last end, and prefers their institutions."));
    if (!added.empty())
        rows.notes.push_back(said("Donors that the scenario did not have: ", listed(added),
                                  "; how their money travels is left at the defaults."));
}

} // namespace

void read_budget(TableRows& rows, const Scenario& below, Beneath what, const MadeMissions& made,
                 OverlayText& overlay, Span& span) {
    const std::vector<ActivityRow> activities = BudgetReader{rows, below, what, made}.read();
    if (!rows.faults.empty()) return;
    const std::string& own = below.country.currency;
    std::vector<std::vector<std::string>> parts;
    double total = 0.0;
    bool without_currency = false;
    for (const ActivityRow& activity : activities) {
        std::string name = activity.id.empty() ? activity.name : activity.id;
        if (const auto id = known_id(below.plan.activities, name)) name = *id;
        parts.push_back({name, activity.institution,
                         activity.regions.empty() ? "" : activity.regions.front(), activity.donor});
        total += activity.in_own;
        without_currency = without_currency || activity.currency.empty();
        span.hold(activity.start, end_of(activity));
    }
    const std::vector<std::string> ids = distinct_ids(parts);
    std::vector<std::string> gone;
    for (const auto& [id, activity] : below.plan.activities) {
        if (std::ranges::find(ids, id) != ids.end()) continue;
        gone.push_back(id);
        overlay.removed(path_of("activity", id), rows.book_name());
    }
    for (std::size_t i = 0; i < activities.size(); ++i)
        write_activity(rows, activities[i], ids[i], own, overlay);
    read_donors(rows, activities, below, overlay);
    if (!gone.empty())
        rows.notes.push_back(
            said("Activities that the budget does not have are taken out: ", listed(gone), "."));
    if (without_currency)
        rows.notes.push_back(
            said(rows.book_name(), ": amounts without a currency are in ", own, "."));
    rows.notes.push_back(said(rows.book_name(), ": ", activities.size(),
                              activities.size() == 1 ? " activity of " : " activities of ", total,
                              " ", own, " together."));
}

} // namespace ssrsim
