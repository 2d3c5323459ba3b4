#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What a gate can look at.
enum class GateMeasure : std::uint8_t {
    capacity,
    performance,
    integrity,
    skill,
    equipment,
    procedures,
    ownership,
    political_will,
    accountability,
    insecurity
};

/// A condition on the state: `institution.parliament.performance >= 0.4` or
/// `region.north.insecurity <= 0.3`.
struct Gate {
    std::string table; ///< "institution" or "region"
    std::string id;
    GateMeasure measure = GateMeasure::performance;
    bool at_least = true; ///< else at most
    double threshold = 0.0;
};

/// Reads a gate; nothing where it is not one.
std::optional<Gate> read_gate(std::string_view text);

/// The measures of a table, for messages.
std::vector<std::string> gate_measures(std::string_view table);

} // namespace ssrsim
