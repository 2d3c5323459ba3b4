#pragma once

/// Before a function with a loop over columns: compiled once for any processor and once for those
/// with vectors of four doubles, and chosen when the program starts. No bit depends on the choice,
/// since fused operations stay off. Sanitizers come too late for the choosing, WebAssembly has
/// none.
#if defined(__x86_64__) && defined(__ELF__) && defined(NDEBUG)
#define SSRSIM_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define SSRSIM_WIDE
#endif
