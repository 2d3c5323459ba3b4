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

/// Forgets every file and everything made of them.
void ssrsim_forget_files(void);

/// Lays a setting over the next load, as `--set PATH=VALUE` does.
void ssrsim_set(const char* path, std::size_t path_bytes, const char* value,
                std::size_t value_bytes);

// What follows answers with 1 and JSON (analysis/web/workshop/types.ts says what it holds), or with
// 0 and nothing where no plan is loaded or the arguments name nothing.

/// Faults of the last load, one by one.
int ssrsim_faults(void);
/// What is in the loaded plan, and what of it a page can move.
int ssrsim_describe(void);
/// One replicate: digest, outcomes, courses.
int ssrsim_run(std::uint32_t seed, std::uint32_t replicate);
/// One replicate as it is told.
int ssrsim_story(std::uint32_t seed, std::uint32_t replicate);
/// Quantiles over runs: values[run · dates + date].
int ssrsim_fan(const double* values, std::size_t count, std::size_t dates);
/// Plans against the first in one outcome: values[plan · replicates + replicate], NaN where it does
/// not apply. Bit p of `same_as_first`: plan p is the first one under another name.
int ssrsim_compare(const char* outcome, std::size_t outcome_bytes, const double* values,
                   std::size_t count, std::size_t plans, std::uint32_t same_as_first);
/// The digest of replicates from the digest of each, as 16 hexadecimal digits: the one that
/// `ssrsim run` prints for the same scenario, seed and replicates.
int ssrsim_digest(std::uint32_t first, const std::uint64_t* digests, std::size_t count);
/// What holds the loaded plan back in one replicate, as numbers for ssrsim_frictions.
int ssrsim_shortfall(std::uint32_t seed, std::uint32_t replicate);
/// Puts the numbers of some replicates together, one after the other.
int ssrsim_frictions(const double* parts, std::size_t count);
/// The settings so far as an overlay of a file, in TOML; they are forgotten.
int ssrsim_overlay(const char* file, std::size_t file_bytes, const char* title,
                   std::size_t title_bytes);

/// A report: begin, add each plan after loading it, run replicates one by one, take the page. The
/// shell of the report must have been added as the file "report-page.html".
void ssrsim_report_begin(std::uint32_t seed);
int ssrsim_report_add(const char* file, std::size_t file_bytes, const char* name,
                      std::size_t name_bytes);
int ssrsim_report_run(void);
int ssrsim_report_page(const char* command, std::size_t command_bytes);

/// The JSON Schema of scenario files.
int ssrsim_schema(void);

/// The answer of the last call.
const char* ssrsim_text(void);
std::size_t ssrsim_text_size(void);

} // extern "C"
