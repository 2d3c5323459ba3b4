#pragma once

#include <cstddef>
#include <cstdint>

// The C interface of the WebAssembly module. Texts are UTF-8 without a terminating zero. A page
// writes into memory from `ssrsim_allocate`, calls, and reads the answer at `ssrsim_text`; the
// answer stays until the next call. Natively the same functions can be linked and tested.

extern "C" {

/// Memory for a text of the page, and its return.
char* ssrsim_allocate(std::size_t bytes);
void ssrsim_release(char* memory);

/// Adds a scenario file under a path; `extends` finds it there. The texts are copied.
void ssrsim_add_file(const char* path, std::size_t path_bytes, const char* text,
                     std::size_t text_bytes);

/// Loads and checks the scenario at a path. Returns 1 where it can run, else 0; the answer is the
/// list of faults as text, empty where there is none.
int ssrsim_load(const char* path, std::size_t path_bytes);

/// Runs replicates [first, first + count) of the loaded scenario with one seed for all groups.
/// Returns 1, or 0 where nothing is loaded. The answer is a JSON object with the headline outcomes
/// by replicate and the mean of every national series by week.
int ssrsim_run(std::uint32_t seed, std::uint32_t first, std::uint32_t count);

/// The digest of all replicates of the last `ssrsim_run`, 16 hexadecimal digits: the one that
/// `ssrsim run` prints for the same scenario, seed and replicates.
int ssrsim_digest(void);

/// The JSON Schema of scenario files.
int ssrsim_schema(void);

/// The answer of the last call.
const char* ssrsim_text(void);
std::size_t ssrsim_text_size(void);

} // extern "C"
