#include "support/world_dump.hpp"

#include "world/officers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <type_traits>

namespace ssrsim {

namespace {

class Writer {
  public:
    template <class T>
    void add(const char* column, std::int32_t row, T value) {
        if constexpr (std::is_floating_point_v<T>) {
            entries_.push_back({column, row, false, 0, value});
        } else {
            entries_.push_back({column, row, true, static_cast<std::int64_t>(value), 0.0});
        }
    }
    void add(const char* column, std::int32_t row, Money value) { add(column, row, value.cents); }
    void add(const char* column, std::int32_t row, Week value) { add(column, row, value.number); }
    template <class I, class T>
    void add(const char* column, const Column<I, T>& values) {
        for (const I row : values.ids())
            add(column, row.value, values[row]);
    }
    std::vector<DumpEntry> take() { return std::move(entries_); }

  private:
    std::vector<DumpEntry> entries_;
};

#define SSRSIM_DUMP(table, column) out.add(#table "." #column, world.table.column)

void dump_units(const World& world, Writer& out) {
    SSRSIM_DUMP(units, strength);
    SSRSIM_DUMP(units, on_courses);
    SSRSIM_DUMP(units, equipment);
    SSRSIM_DUMP(units, mentoring);
    SSRSIM_DUMP(units, skill);
    SSRSIM_DUMP(units, integrity);
    SSRSIM_DUMP(units, capacity);
    SSRSIM_DUMP(units, performance);
    SSRSIM_DUMP(units, seats_given);
}

void dump_institutions(const World& world, Writer& out) {
    SSRSIM_DUMP(institutions, ownership);
    SSRSIM_DUMP(institutions, political_will);
    SSRSIM_DUMP(institutions, procedures);
    SSRSIM_DUMP(institutions, pay);
    SSRSIM_DUMP(institutions, payable);
    SSRSIM_DUMP(institutions, maintenance);
    SSRSIM_DUMP(institutions, accountability);
    SSRSIM_DUMP(institutions, capacity);
    SSRSIM_DUMP(institutions, performance);
    SSRSIM_DUMP(institutions, equipment);
    SSRSIM_DUMP(institutions, skill);
    SSRSIM_DUMP(institutions, integrity);
    SSRSIM_DUMP(institutions, strength);
    SSRSIM_DUMP(institutions, systems_effort);
    SSRSIM_DUMP(institutions, material);
    SSRSIM_DUMP(institutions, trainer_effect);
    SSRSIM_DUMP(institutions, adviser_effect);
    SSRSIM_DUMP(institutions, trainers);
    SSRSIM_DUMP(institutions, mentors);
    SSRSIM_DUMP(institutions, advisers);
    SSRSIM_DUMP(institutions, budget_support);
    SSRSIM_DUMP(institutions, donor_spending);
    SSRSIM_DUMP(institutions, fragmentation);
    SSRSIM_DUMP(institutions, coordination);
}

void dump_chain(const World& world, Writer& out) {
    SSRSIM_DUMP(cells, police_queue);
    SSRSIM_DUMP(cells, court_queue);
    SSRSIM_DUMP(cells, detained);
    SSRSIM_DUMP(cells, sentenced);
    SSRSIM_DUMP(cells, incidents);
    SSRSIM_DUMP(cells, reported);
    SSRSIM_DUMP(cells, handled);
    SSRSIM_DUMP(cells, sent_to_court);
    SSRSIM_DUMP(cells, cleared);
    SSRSIM_DUMP(cells, fair_terms);
    SSRSIM_DUMP(cells, unfair_terms);
    SSRSIM_DUMP(cells, delivered_by_state);
    SSRSIM_DUMP(cells, delivered_by_custom);
    SSRSIM_DUMP(cells, abuse);
    SSRSIM_DUMP(cells, incidents_smooth);
    SSRSIM_DUMP(cells, reported_smooth);
    SSRSIM_DUMP(cells, state_smooth);
    SSRSIM_DUMP(cells, custom_smooth);
    SSRSIM_DUMP(cells, abuse_smooth);
    SSRSIM_DUMP(regions, places);
    SSRSIM_DUMP(regions, police_carry);
    SSRSIM_DUMP(regions, court_carry);
    SSRSIM_DUMP(regions, to_court_smooth);
    SSRSIM_DUMP(regions, cleared_smooth);
    SSRSIM_DUMP(regions, occupancy);
    out.add("personnel.hired", 0, world.personnel.hired);
    out.add("personnel.left", 0, world.personnel.left);
}

void dump_adviser(const char* column, std::int32_t row, const Adviser& adviser, Writer& out) {
    out.add(column, row, adviser.present);
    out.add(column, row, adviser.turn);
    out.add(column, row, adviser.arrived);
    out.add(column, row, adviser.ends);
    out.add(column, row, adviser.technical);
    out.add(column, row, adviser.knowledge);
    out.add(column, row, adviser.rapport);
    out.add(column, row, adviser.effect);
}

void dump_plan(const World& world, Writer& out) {
    SSRSIM_DUMP(missions, memory);
    SSRSIM_DUMP(missions, knowledge);
    SSRSIM_DUMP(missions, filled);
    SSRSIM_DUMP(missions, wages);
    SSRSIM_DUMP(missions, wages_unfunded);
    for (const PostId post : world.posts.ids()) {
        dump_adviser("posts.incumbent", post.value, world.posts[post].incumbent, out);
        dump_adviser("posts.successor", post.value, world.posts[post].successor, out);
        out.add("posts.due", post.value, world.posts[post].due);
    }
    for (const LotId id : world.finance.lots.ids()) {
        const Lot& lot = world.finance.lots[id];
        out.add("lots.arrives", id.value, lot.arrives);
        out.add("lots.committed", id.value, lot.committed);
        out.add("lots.in_pipeline", id.value, lot.in_pipeline);
        out.add("lots.held", id.value, lot.held);
        out.add("lots.spent", id.value, lot.spent);
        out.add("lots.returned", id.value, lot.returned);
    }
    for (const DonorId donor : world.finance.ledger.ids()) {
        for (const LedgerRow& row : world.finance.ledger[donor]) {
            out.add("ledger.committed", donor.value, row.committed);
            out.add("ledger.spent", donor.value, row.spent);
            out.add("ledger.returned", donor.value, row.returned);
        }
    }
    SSRSIM_DUMP(activities, status);
    SSRSIM_DUMP(activities, spent);
    SSRSIM_DUMP(activities, progress);
    SSRSIM_DUMP(activities, seats_due);
    SSRSIM_DUMP(activities, seats_filled);
}

void dump_officers(const Setting& setting, const World& world, Writer& out) {
    for (const OfficerId id : world.officers.ids()) {
        const Officer& officer = world.officers[id];
        out.add("officers.key", id.value, world.officers.is_free(id) ? 0 : officer.key);
        if (world.officers.is_free(id)) continue;
        const UnitId unit = unit_of(setting, id);
        out.add("officers.courses", id.value, officer.courses);
        out.add("officers.trained", id.value, officer.trained);
        out.add("officers.woman", id.value, officer.woman);
        out.add("officers.candidates", id.value, officer.candidates);
        out.add("officers.joined", id.value, officer.joined);
        out.add("officers.rota", id.value, officer.rota);
        out.add("officers.leaving", id.value, world.officers.leaving.due(id));
        out.add("officers.course_end", id.value, world.officers.course_end.due(id));
        out.add("officers.skill", id.value, skill_of(world, unit, id));
        out.add("officers.integrity", id.value, integrity_of(world, unit, id));
    }
}

#undef SSRSIM_DUMP

bool agree(const DumpEntry& a, const DumpEntry& b, double tolerance) {
    if (a.whole != b.whole) return false;
    if (a.whole) return a.count == b.count;
    const double size = std::max({1.0, std::fabs(a.real), std::fabs(b.real)});
    return std::fabs(a.real - b.real) <= tolerance * size;
}

} // namespace

std::vector<DumpEntry> dump(const Setting& setting, const World& world, Depth depth, Part part) {
    Writer out;
    out.add("week", 0, world.week);
    dump_units(world, out);
    dump_institutions(world, out);
    dump_chain(world, out);
    if (part == Part::all) dump_plan(world, out);
    if (depth == Depth::officers) dump_officers(setting, world, out);
    return out.take();
}

std::string differences(const std::vector<DumpEntry>& a, const std::vector<DumpEntry>& b,
                        double tolerance) {
    std::string text;
    if (a.size() != b.size()) {
        return std::to_string(a.size()) + " against " + std::to_string(b.size()) + " values\n";
    }
    int lines = 0;
    for (std::size_t i = 0; i < a.size() && lines < 10; ++i) {
        if (agree(a[i], b[i], tolerance)) continue;
        char line[200];
        std::snprintf(line, sizeof line, "%s[%d]: %lld %.17g against %lld %.17g\n", a[i].column,
                      a[i].row, static_cast<long long>(a[i].count), a[i].real,
                      static_cast<long long>(b[i].count), b[i].real);
        text += line;
        ++lines;
    }
    return text;
}

std::string officer_lines(const Setting& setting, const World& world) {
    std::string text;
    for (const OfficerId officer : world.officers.ids()) {
        if (world.officers.is_free(officer)) continue;
        const UnitId unit = unit_of(setting, officer);
        char line[200];
        std::snprintf(line, sizeof line, "%016llx %d %.12f %.12f %d %d\n",
                      static_cast<unsigned long long>(world.officers[officer].key), unit.value,
                      skill_of(world, unit, officer), integrity_of(world, unit, officer),
                      world.officers[officer].courses, world.officers[officer].trained);
        text += line;
    }
    return text;
}

} // namespace ssrsim
