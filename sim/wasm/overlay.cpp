#include "scenario/wording.hpp"
#include "scenario_io/toml_text.hpp"
#include "wasm/answers.hpp"

namespace ssrsim {

std::string overlay_toml(const std::string& file, const std::vector<Override>& settings,
                         const std::string& title) {
    std::string text = said("extends = ", toml_string(file), "\n");
    if (!title.empty())
        text += said("scenario.title = ", toml_string(title), "\nplan.name = ", toml_string(title),
                     "\n");
    for (const Override& setting : settings) {
        std::string path;
        for (const std::string& part : path_parts(setting.path))
            path = path_of(path, part);
        text += said(path, " = ", setting.value, "\n");
    }
    return text;
}

} // namespace ssrsim
