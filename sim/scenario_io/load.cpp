#include "scenario_io/load.hpp"

#include "scenario/cross_check.hpp"
#include "scenario_io/files.hpp"
#include "scenario_io/overrides.hpp"
#include "scenario_io/read_values.hpp"

#include <charconv>

namespace ssrsim {

namespace {

/// The currency has to be known before the first amount is read.
std::string own_currency(const Node& root) {
    const Node* country = root.find("country");
    const Node* currency = country != nullptr ? country->find("currency") : nullptr;
    if (currency != nullptr && is_sourced_value(*currency)) currency = currency->find("value");
    if (currency == nullptr || currency->kind != Node::Kind::text) return {};
    return is_currency_code(currency->text) ? currency->text : std::string{};
}

/// The country's start, or nothing where none can be read.
std::optional<Date> own_start(const Node& root) {
    const Node* country = root.find("country");
    const Node* start = country != nullptr ? country->find("start") : nullptr;
    if (start != nullptr && is_sourced_value(*start)) start = start->find("value");
    if (start == nullptr || start->kind != Node::Kind::date) return std::nullopt;
    return start->date;
}

/// Where a fault of the whole scenario stands: at the value or, for an id used as a key, at the
/// key.
Spot spot_of(const Node& root, const Fault& fault) {
    const Node* at = &root;
    Spot spot;
    for (std::string_view rest = fault.path; !rest.empty();) {
        const std::size_t end = rest.find_first_of(".[", 1);
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
        if (rest.starts_with('.')) rest.remove_prefix(1);
        const Node* next = nullptr;
        if (part.starts_with('[')) {
            if (is_sourced_value(*at)) at = at->find("value");
            std::size_t index = 0;
            std::from_chars(part.data() + 1, part.data() + part.size(), index);
            if (index < at->items.size()) next = &at->items[index];
        } else {
            next = at->find(part);
        }
        if (next == nullptr) break;
        at = next;
        const bool value = !at->is_table();
        spot = value || at->key_spot.line == 0 ? at->spot : at->key_spot;
    }
    if (is_sourced_value(*at)) spot = at->find("value")->spot;
    if (fault.code == "unknown-id" && at->kind != Node::Kind::text && at->key_spot.line > 0)
        spot = at->key_spot;
    return spot;
}

void read_file_values(const Node& root, Scenario& scenario, ReadContext& context) {
    TableReader reader(root, {}, context);
    reader.read_exchange(scenario.exchange);
    describe_file(reader, scenario);
    reader.finish();
}

} // namespace

Loaded load_scenario(const std::string& path, const FileReader& read,
                     const std::vector<Override>& overrides) {
    Sources sources;
    FaultList faults(sources);
    MergedFiles files = read_files(path, read, sources, faults);
    Loaded loaded;
    if (files.reading == Reading::broken) {
        loaded.faults = faults.sorted();
        return loaded;
    }
    apply_overrides(overrides, files.root, sources, faults);

    Scenario scenario{};
    describe_file(detail::SetDefaults{}, scenario);
    ReadContext context{faults,        scenario.provenance,
                        sources,       {own_currency(files.root), {}, {}},
                        files.reading, {}};
    read_file_values(files.root, scenario, context);
    if (files.reading == Reading::complete) {
        for (Fault& fault : cross_check(scenario, context.unreadable)) {
            faults.add(fault.code, spot_of(files.root, fault), fault.path, std::move(fault.message),
                       std::move(fault.hint));
        }
    }
    if (faults.empty()) {
        loaded.scenario = std::move(scenario);
    } else {
        loaded.faults = faults.sorted();
    }
    return loaded;
}

Loaded load_country(const std::string& path, const FileReader& read) {
    Sources sources;
    FaultList faults(sources);
    const MergedFiles files = read_files(path, read, sources, faults);
    const std::optional<Date> start = own_start(files.root);
    if (!start) return load_scenario(path, read);
    constexpr std::int32_t months = 120;
    return load_scenario(
        path, read,
        {{"scenario.title", "none"}, {"plan.end", to_text(add_months(*start, months))}});
}

} // namespace ssrsim
