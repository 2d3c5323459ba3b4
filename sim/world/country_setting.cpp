#include "core/hash.hpp"
#include "world/row_of.hpp"
#include "world/setting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ssrsim {

namespace {

std::string path_of(const std::string& table, const std::string& id) {
    return table + '.' + id;
}

void add_regions(const Country& country, Setting& setting) {
    const ServiceChainParameters& chain = country.parameters.service_chain;
    for (const auto& [id, region] : country.regions) {
        const RegionId row{setting.regions.size()};
        setting.regions.push_back({id, RegionId{}, !region.prison_region.empty(), region.insecurity,
                                   region.cleavage, region.population, region.ex_combatants});
        setting.region_keys.push_back(hash_text(path_of("region", id)));
        const auto marginalised = static_cast<std::int32_t>(
            std::floor(region.population * region.marginalised_share + 0.5));
        const std::array<std::int32_t, group_count> people{region.population - marginalised,
                                                           marginalised};
        const std::array<double, group_count> confidence{region.confidence_majority,
                                                         region.confidence_marginalised};
        const std::array<double, group_count> trust{region.trust_majority,
                                                    region.trust_marginalised};
        const std::array<double, group_count> access{1.0, chain.marginalised_access};
        const std::array<double, group_count> exposure{1.0, chain.marginalised_contact};
        for (std::size_t g = 0; g < group_count; ++g) {
            setting.cells.push_back({people[g], confidence[g], trust[g], access[g],
                                     exposure[g] * people[g] / region.population, row,
                                     static_cast<Group>(g)});
        }
    }
    setting.places.assign(setting.regions.size(), 0.0);
}

/// How an institution is spread over the regions: its weights where it has them, else population.
std::vector<double> spread(const Country& country, const Institution& institution) {
    std::vector<double> weights;
    for (const auto& [id, region] : country.regions) {
        const bool present = is_meant(institution.regions, id);
        double weight = present ? region.population : 0.0;
        if (!institution.region_weights.empty()) {
            const auto given = institution.region_weights.find(id);
            weight = present && given != institution.region_weights.end() ? given->second : 0.0;
        }
        weights.push_back(weight);
    }
    return weights;
}

std::vector<std::int64_t> split(std::int64_t total, const std::vector<double>& weights) {
    std::vector<std::int64_t> parts(weights.size());
    split_by_largest_remainder(total, weights, parts);
    return parts;
}

void add_units(const Country& country, const Institution& institution, InstitutionId row,
               Setting& setting) {
    UnitTable& units = setting.units;
    InstitutionFacts& facts = setting.institutions[row];
    const auto first = static_cast<std::int32_t>(units.key.size());
    const std::vector<double> weights = spread(country, institution);
    const auto establishment = split(institution.establishment, weights);
    for (const RegionId region : setting.regions.ids()) {
        const std::int64_t posts = establishment[region.index()];
        if (posts == 0) continue;
        const std::int64_t count =
            std::max<std::int64_t>(1, (posts + institution.unit_size / 2) / institution.unit_size);
        const auto sizes = split(posts, std::vector<double>(static_cast<std::size_t>(count), 1.0));
        const std::uint64_t key =
            hash_combine(setting.institution_keys[row], setting.region_keys[region]);
        for (std::size_t number = 0; number < sizes.size(); ++number) {
            units.key.push_back(hash_combine(key, number));
            units.institution.push_back(row);
            units.region.push_back(region);
            units.establishment.push_back(static_cast<std::int32_t>(sizes[number]));
        }
    }
    const auto past = static_cast<std::int32_t>(units.key.size());
    facts.units = IdRange<UnitId>{first, past};

    std::vector<double> sizes;
    for (const UnitId unit : facts.units)
        sizes.push_back(units.establishment[unit]);
    const auto strengths = split(institution.strength, sizes);
    for (const UnitId unit : facts.units) {
        const auto there =
            static_cast<std::int32_t>(strengths[static_cast<std::size_t>(unit.value - first)]);
        units.strength.push_back(there);
        units.first_slot.push_back(units.slots);
        units.slots += std::max(units.establishment[unit], there);
        units.past_slot.push_back(units.slots);
        for (std::int32_t slot = units.first_slot[unit]; slot < units.slots; ++slot) {
            units.of_slot.push_back(unit);
        }
    }
    const auto places = split(institution.places, weights);
    for (const RegionId region : setting.regions.ids()) {
        setting.places[region] += static_cast<double>(places[region.index()]);
    }
}

void add_institutions(const Country& country, Setting& setting) {
    for (const auto& [id, institution] : country.institutions) {
        const InstitutionId row{setting.institutions.size()};
        InstitutionFacts facts;
        facts.id = id;
        setting.institution_keys.push_back(hash_text(path_of("institution", id)));
        facts.kind = institution.kind;
        facts.ministry = row_of<InstitutionId>(country.institutions, institution.ministry);
        facts.establishment = institution.establishment;
        facts.strength = institution.strength;
        facts.skill = institution.skill;
        facts.integrity = institution.integrity;
        facts.equipment = institution.equipment;
        facts.procedures = institution.procedures;
        facts.women = institution.women;
        facts.ownership = institution.ownership;
        facts.political_will = institution.political_will;
        facts.elected_will = institution.elected_will;
        facts.will_floor = institution.will_floor;
        facts.wage = institution.wage;
        facts.budget_share = institution.budget_share;
        setting.institutions.push_back(facts);
        add_units(country, institution, row, setting);
    }
}

void find_overseers(Setting& setting) {
    const InstitutionParameters& p = setting.parameters.institutions;
    const std::array<std::pair<InstitutionKind, double>, 4> bodies{{
        {InstitutionKind::legislature, p.legislature_weight},
        {InstitutionKind::inspectorate, p.inspectorate_weight},
        {InstitutionKind::civil_society, p.civil_society_weight},
        {InstitutionKind::justice, p.justice_weight},
    }};
    for (const InstitutionId overseen : setting.institutions.ids()) {
        std::vector<std::pair<InstitutionId, double>> overseers;
        for (const auto& [kind, weight] : bodies) {
            std::vector<InstitutionId> of_kind;
            for (const InstitutionId body : setting.institutions.ids()) {
                // Nobody oversees itself; its share of oversight stays empty.
                if (body != overseen && setting.institutions[body].kind == kind) {
                    of_kind.push_back(body);
                }
            }
            for (const InstitutionId body : of_kind) {
                overseers.emplace_back(body, weight / static_cast<double>(of_kind.size()));
            }
        }
        setting.overseers.push_back(std::move(overseers));
    }
}

void add_politics(const Country& country, Setting& setting) {
    setting.government = country.government;
    for (const auto& [id, election] : country.elections) {
        setting.elections.push_back(
            {hash_text(path_of("election", id)), week_of(election.date), election.result});
    }
    for (const auto& [id, crisis] : country.crises) {
        setting.crises.push_back(
            {week_of(crisis.date), std::max(1, whole_weeks(crisis.weeks)), crisis.kind});
    }
    for (const auto& [id, step] : country.neighbourhood) {
        NeighbourhoodStep facts{week_of(step.from), step.insecurity, {}};
        for (const RegionId region : setting.regions.ids()) {
            if (is_meant(step.regions, setting.regions[region].id)) {
                facts.regions.push_back(region);
            }
        }
        setting.neighbourhood.push_back(std::move(facts));
    }
    std::stable_sort(setting.neighbourhood.begin(), setting.neighbourhood.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
}

void assign_prisons(const Country& country, Setting& setting) {
    RegionId largest;
    for (const RegionId region : setting.regions.ids()) {
        const bool larger = !largest.exists() || setting.places[region] > setting.places[largest];
        if (setting.places[region] > 0.0 && larger) largest = region;
    }
    for (const RegionId region : setting.regions.ids()) {
        RegionFacts& facts = setting.regions[region];
        const std::string& named = country.regions.at(facts.id).prison_region;
        if (!named.empty()) {
            facts.prison = row_of<RegionId>(country.regions, named);
        } else {
            facts.prison = setting.places[region] > 0.0 ? region : largest;
        }
    }
}

} // namespace

Setting make_setting(const Country& country) {
    Setting setting;
    setting.parameters = country.parameters;
    setting.start = country.start;
    setting.plan_begins = week_of(country.start);
    setting.plan_ends = setting.plan_begins;
    setting.national_council = Week{std::numeric_limits<std::int32_t>::max()};
    setting.burn_in_begins =
        setting.plan_begins - whole_weeks(country.burn_in_years * weeks_per_year);
    setting.fiscal_capacity_a_week = in_units(country.fiscal_capacity) * week_in_years;
    setting.court_independence = country.court_independence;
    add_regions(country, setting);
    add_institutions(country, setting);
    find_overseers(setting);
    add_politics(country, setting);
    assign_prisons(country, setting);
    return setting;
}

} // namespace ssrsim
