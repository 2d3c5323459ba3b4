#include "wasm/session.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// A page shows five plans at most and explains one of them.
constexpr std::size_t most_plans = 8;

/// Lengths keep texts apart that run into each other.
std::string key_of(const std::string& path, const std::vector<Override>& settings) {
    std::string key = path;
    for (const Override& setting : settings)
        for (const std::string* text : {&setting.path, &setting.value})
            key += '\n' + std::to_string(text->size()) + ' ' + *text;
    return key;
}

void keep(Session& session, const std::string& key) {
    std::erase(session.recently, key);
    session.recently.push_back(key);
    if (session.recently.size() <= most_plans) return;
    session.plans.erase(session.recently.front());
    session.recently.erase(session.recently.begin());
}

} // namespace

const Experiment& LoadedPlan::under(std::uint64_t seed) {
    if (!experiment_ || seed_ != seed) {
        experiment_.emplace(scenario.country, scenario.plan, Seeds::all(seed));
        seed_ = seed;
    }
    return *experiment_;
}

Session& session() {
    static Session only;
    return only;
}

void load_plan(Session& session, const std::string& path) {
    const std::string key = key_of(path, session.settings);
    session.faults.clear();
    session.plan = nullptr;
    if (const auto found = session.plans.find(key); found != session.plans.end()) {
        session.plan = found->second;
    } else {
        const FileReader read = [&](const std::string& wanted) -> std::optional<std::string> {
            const auto file = session.files.find(wanted);
            return file == session.files.end() ? std::nullopt : std::optional{file->second};
        };
        Loaded loaded = load_scenario(path, read, session.settings);
        session.faults = std::move(loaded.faults);
        if (!loaded.scenario) return;
        session.plan = std::make_shared<LoadedPlan>(std::move(*loaded.scenario));
        session.plans.emplace(key, session.plan);
    }
    keep(session, key);
}

} // namespace ssrsim
