#pragma once

/// Before a function with a loop over columns: compiled by g++ for any processor, for those with
/// vectors of four doubles and for those with eight, and chosen when the program starts. No bit
/// depends on the choice, since fused operations stay off. Sanitizers come too late for the
/// choosing, WebAssembly has none, and clang 19 forgets inline functions that only such a function
/// uses. A program compiled for one newer processor (-march=native) has nothing to choose, and
/// could not put its inline functions into those of another. An elementary function gets a loop of
/// its own: several in one loop wait for each other's results and take a fifth longer.
#if defined(__x86_64__) && defined(__ELF__) && defined(NDEBUG) && !defined(__clang__) &&           \
    !defined(__AVX__)
#define SSRSIM_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))

/// Before a function for processors alone that multiply vectors of 64 bits by one instruction.
#define SSRSIM_LONG_PRODUCTS __attribute__((target("arch=x86-64-v4")))

namespace ssrsim {
/// Whether this is one of them.
inline bool has_long_products() noexcept {
    static const bool has = __builtin_cpu_supports("x86-64-v4");
    return has;
}
} // namespace ssrsim
#else
#define SSRSIM_WIDE
#endif
