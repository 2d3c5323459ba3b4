#pragma once

namespace ssrsim {

/// Prints place, condition and message to the error stream and aborts; traps in WebAssembly, which
/// has no error stream to rely on.
[[noreturn]] void contract_failed(const char* file, int line, const char* condition,
                                  const char* message) noexcept;

} // namespace ssrsim

/// A promise between programmers. Faults in scenario files are reported as sentences elsewhere and
/// never through this macro. Without SSRSIM_CONTRACTS the condition is type-checked, not evaluated.
#ifdef SSRSIM_CONTRACTS
#define SSRSIM_EXPECT(condition, message)                                                          \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::ssrsim::contract_failed(__FILE__, __LINE__, #condition, message))
#else
#define SSRSIM_EXPECT(condition, message)                                                          \
    static_cast<void>(sizeof((condition) ? true : false) + sizeof(message))
#endif
