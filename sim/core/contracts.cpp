#include "core/contracts.hpp"

#ifndef __wasm__
#include <cstdio>
#include <cstdlib>
#endif

namespace ssrsim {

void contract_failed([[maybe_unused]] const char* file, [[maybe_unused]] int line,
                     [[maybe_unused]] const char* condition,
                     [[maybe_unused]] const char* message) noexcept {
#ifdef __wasm__
    __builtin_trap();
#else
    // Digits by hand: printf would read the locale, and nothing may be allocated on this path.
    char digits[16] = {};
    int position = 15;
    for (int rest = line; position > 0 && rest > 0; rest /= 10)
        digits[--position] = static_cast<char>('0' + rest % 10);
    std::fputs(file, stderr);
    std::fputs(":", stderr);
    std::fputs(digits + position, stderr);
    std::fputs(": contract broken: ", stderr);
    std::fputs(condition, stderr);
    std::fputs(" (", stderr);
    std::fputs(message, stderr);
    std::fputs(")\n", stderr);
    std::abort();
#endif
}

} // namespace ssrsim
