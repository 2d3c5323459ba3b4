#include "model/processes.hpp"
#include "world/officers.hpp"

// Officers leave by a hazard of their own.

namespace ssrsim {

void let_officers_leave(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    const double bound = leaving_bound(p);
    std::vector<OfficerId>& candidates = world.scratch.officers;
    world.officers.leaving.take(world.week, candidates);
    address_people(world, candidates, [&](OfficerId id) { return world.officers[id].candidates; });
    PeopleColumns& people = world.scratch.people;
    world.luck.pairs(people.keys, Decision::leaving_candidate, people.whens, people.uniforms,
                     people.seconds);
    std::vector<OfficerId>& leavers = people.slots;
    leavers.resize(candidates.size());
    std::size_t leaving = 0;
    std::size_t staying = 0;
    // Everybody is written into both lists: which it will be no processor can foresee.
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const OfficerId id = candidates[i];
        const double pay = world.institutions.pay[setting.units.institution[unit_of(setting, id)]];
        const double hazard = 1.0 + p.leave_unpaid * (1.0 - pay) +
                              (world.officers[id].trained > 0 ? p.leave_poached : 0.0);
        // A candidate time comes from the bound; this one is real with probability hazard / bound.
        const bool leaves = people.seconds[i] < hazard / bound;
        leavers[leaving] = candidates[staying] = id;
        people.uniforms[staying] = people.uniforms[i]; // how long until the next
        leaving += leaves ? 1 : 0;
        staying += leaves ? 0 : 1;
    }
    for (std::size_t i = 0; i < leaving; ++i)
        discharge(world, unit_of(setting, leavers[i]), leavers[i]);
    world.personnel.left += static_cast<std::int64_t>(leaving);
    candidates.resize(staying);
    schedule_leaving(setting, world, candidates, {people.uniforms.data(), staying});
}

} // namespace ssrsim
