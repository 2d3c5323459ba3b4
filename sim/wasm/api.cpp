#include "wasm/api.hpp"

#include "record/ensemble_digest.hpp"
#include "scenario_io/render.hpp"
#include "scenario_io/schema.hpp"
#include "wasm/answers.hpp"
#include "wasm/reports.hpp"
#include "wasm/session.hpp"

#include <string>

#if defined(__wasm__)
#define SSRSIM_EXPORT(name) __attribute__((export_name(name)))
#else
#define SSRSIM_EXPORT(name)
#endif

namespace {

using namespace ssrsim;

int answer(std::string text) {
    session().answer = std::move(text);
    return 1;
}

int refuse() {
    session().answer.clear();
    return 0;
}

} // namespace

extern "C" {

SSRSIM_EXPORT("ssrsim_allocate") char* ssrsim_allocate(std::size_t bytes) {
    return new char[bytes];
}

SSRSIM_EXPORT("ssrsim_release") void ssrsim_release(char* memory) {
    delete[] memory;
}

SSRSIM_EXPORT("ssrsim_add_file")
void ssrsim_add_file(const char* path, std::size_t path_bytes, const char* text,
                     std::size_t text_bytes) {
    session().files[std::string(path, path_bytes)] = std::string(text, text_bytes);
    session().plans.clear();
    session().recently.clear();
}

SSRSIM_EXPORT("ssrsim_forget_files") void ssrsim_forget_files(void) {
    session() = Session{};
}

SSRSIM_EXPORT("ssrsim_set")
void ssrsim_set(const char* path, std::size_t path_bytes, const char* value,
                std::size_t value_bytes) {
    session().settings.push_back({std::string(path, path_bytes), std::string(value, value_bytes)});
}

SSRSIM_EXPORT("ssrsim_load") int ssrsim_load(const char* path, std::size_t path_bytes) {
    load_plan(session(), std::string(path, path_bytes));
    session().settings.clear();
    session().answer = render(session().faults, Colour::never);
    return session().plan ? 1 : 0;
}

SSRSIM_EXPORT("ssrsim_faults") int ssrsim_faults(void) {
    return answer(faults_json(session().faults));
}

SSRSIM_EXPORT("ssrsim_describe") int ssrsim_describe(void) {
    return session().plan ? answer(described(*session().plan)) : refuse();
}

SSRSIM_EXPORT("ssrsim_run") int ssrsim_run(std::uint32_t seed, std::uint32_t replicate) {
    return session().plan ? answer(run_json(*session().plan, seed, replicate)) : refuse();
}

SSRSIM_EXPORT("ssrsim_story") int ssrsim_story(std::uint32_t seed, std::uint32_t replicate) {
    return session().plan ? answer(story_json(*session().plan, seed, replicate)) : refuse();
}

SSRSIM_EXPORT("ssrsim_fan")
int ssrsim_fan(const double* values, std::size_t count, std::size_t dates) {
    return answer(fan_json({values, count}, dates));
}

SSRSIM_EXPORT("ssrsim_compare")
int ssrsim_compare(const char* outcome, std::size_t outcome_bytes, const double* values,
                   std::size_t count, std::size_t plans, std::uint32_t same_as_first) {
    const std::string found =
        compared_json({outcome, outcome_bytes}, {values, count}, plans, same_as_first);
    return found.empty() ? refuse() : answer(found);
}

SSRSIM_EXPORT("ssrsim_digest")
int ssrsim_digest(std::uint32_t first, const std::uint64_t* digests, std::size_t count) {
    EnsembleDigest digest;
    for (std::size_t i = 0; i < count; ++i)
        digest.add(first + static_cast<std::uint32_t>(i), digests[i]);
    return answer(digest.hex());
}

SSRSIM_EXPORT("ssrsim_shortfall")
int ssrsim_shortfall(std::uint32_t seed, std::uint32_t replicate) {
    return session().plan ? answer(shortfall_json(*session().plan, seed, replicate)) : refuse();
}

SSRSIM_EXPORT("ssrsim_frictions")
int ssrsim_frictions(const double* parts, std::size_t count) {
    return session().plan ? answer(frictions_json(*session().plan, {parts, count})) : refuse();
}

SSRSIM_EXPORT("ssrsim_overlay")
int ssrsim_overlay(const char* file, std::size_t file_bytes, const char* title,
                   std::size_t title_bytes) {
    const std::string text =
        overlay_toml({file, file_bytes}, session().settings, {title, title_bytes});
    session().settings.clear();
    return answer(text);
}

SSRSIM_EXPORT("ssrsim_report_begin") void ssrsim_report_begin(std::uint32_t seed) {
    session().report = std::make_shared<GrowingReport>(seed);
}

SSRSIM_EXPORT("ssrsim_report_add")
int ssrsim_report_add(const char* file, std::size_t file_bytes, const char* name,
                      std::size_t name_bytes) {
    if (!session().plan || !session().report) return refuse();
    session().report->add(session().plan, {file, file_bytes}, {name, name_bytes});
    return answer({});
}

SSRSIM_EXPORT("ssrsim_report_run") int ssrsim_report_run(void) {
    if (!session().report || !session().report->has_plans()) return refuse();
    session().report->run();
    return answer({});
}

SSRSIM_EXPORT("ssrsim_report_page")
int ssrsim_report_page(const char* command, std::size_t command_bytes) {
    if (!session().report || !session().report->has_runs()) return refuse();
    const std::string page = session().report->page({command, command_bytes});
    session().report = nullptr;
    return answer(page);
}

SSRSIM_EXPORT("ssrsim_schema") int ssrsim_schema(void) {
    return answer(json_schema());
}

SSRSIM_EXPORT("ssrsim_text") const char* ssrsim_text(void) {
    return session().answer.data();
}

SSRSIM_EXPORT("ssrsim_text_size") std::size_t ssrsim_text_size(void) {
    return session().answer.size();
}

} // extern "C"
