#pragma once

#include "world/world.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// Whether a dump holds every officer, or stops at the units.
enum class Depth { units, officers };

/// What is written down of a world.
enum class Part {
    all,
    country ///< officers, units, institutions, regions and cases: what a plan acts on
};

/// One value of a world. Whole numbers (counts, cents, weeks, keys) must be equal, reals close.
struct DumpEntry {
    const char* column;
    std::int32_t row;
    bool whole;
    std::int64_t count;
    double real;
};

/// A world in the open: officers' skill and integrity as they are, not relative to a map.
std::vector<DumpEntry> dump(const Setting& setting, const World& world, Depth depth,
                            Part part = Part::all);

/// What differs, in words, at most ten lines; empty where two dumps agree: whole numbers exactly,
/// reals to the tolerance, absolute below 1 and relative above.
std::string differences(const std::vector<DumpEntry>& a, const std::vector<DumpEntry>& b,
                        double tolerance);

/// One line an officer: key, unit, skill, integrity, courses, trained. For reading after a failure.
std::string officer_lines(const Setting& setting, const World& world);

} // namespace ssrsim
