#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// Where in a file something stands; line and column count from 1, 0 means unknown.
struct Position {
    std::string file;
    std::int32_t line = 0;
    std::int32_t column = 0;
    bool operator==(const Position&) const = default;
};

/// One thing wrong with what a person wrote, said so that they can mend it.
struct Fault {
    std::string code;        ///< stable key, e.g. "unknown-key"
    Position where;          ///< of the value or key at fault
    std::string path;        ///< dotted path, e.g. "mission.onub.tour"
    std::string message;     ///< what is wrong and what is allowed, one or two sentences
    std::string hint;        ///< how to mend it, e.g. the nearest right spelling; may be empty
    std::string source_line; ///< the line as it stands in the file; may be empty
    bool operator==(const Fault&) const = default;
};

using Faults = std::vector<Fault>;

} // namespace ssrsim
