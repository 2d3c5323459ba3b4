#pragma once

#include <cstdint>

namespace ssrsim {

/// How a command ended. The numbers are part of the command line's contract; they stand in
/// docs/reference/command-line.md and in the tests.
enum class ExitCode : std::uint8_t {
    ok = 0,
    internal = 1,     ///< the program itself failed: out of memory, or a defect
    usage = 2,        ///< the command line could not be understood
    faults = 3,       ///< a scenario has faults
    input_output = 4, ///< something could not be read or written
    damaged = 5,      ///< a results file is not what was written
    not_together = 6, ///< inputs that do not belong together
    interrupted = 75  ///< stopped before the end; what had finished was kept
};

constexpr int number_of(ExitCode code) {
    return static_cast<int>(code);
}

} // namespace ssrsim
