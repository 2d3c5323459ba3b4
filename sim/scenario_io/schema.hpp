#pragma once

#include <string>
#include <string_view>

namespace ssrsim {

/// JSON Schema (draft-07) of a scenario file, for editors.
std::string json_schema();

/// The reference page of the scenario file: every table and every key with unit, range, default,
/// meaning and source.
std::string reference_markdown();

enum class Known { yes, no };

struct Described {
    Known known;
    std::string text; ///< the description, or a sentence with the nearest spelling
};

/// What a table or key is: by its full path ("parameters.staffing.knowledge_rate",
/// "mission.onub.tour"), or by its last parts ("staffing", "tour").
Described describe_path(std::string_view path);

/// A small scenario to start from, every key of it explained.
std::string template_scenario();

} // namespace ssrsim
