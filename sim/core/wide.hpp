#pragma once

/// Before a function with a loop over columns: compiled by g++ for any processor, for those with
/// vectors of four doubles and for those with eight, and chosen when the program starts. No bit
/// depends on the choice, since fused operations stay off. A function by itself (a logarithm, an
/// exponential) gets a loop of its own: one after another in one loop they wait for each other's
/// results, which takes a fifth longer. Sanitizers come too late for the
/// choosing, WebAssembly has none, and clang 19 forgets inline functions that only such a function
/// uses.
#if defined(__x86_64__) && defined(__ELF__) && defined(NDEBUG) && !defined(__clang__)
#define SSRSIM_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define SSRSIM_WIDE
#endif
