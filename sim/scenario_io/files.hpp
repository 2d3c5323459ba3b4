#pragma once

#include "scenario_io/load.hpp"
#include "scenario_io/parse_toml.hpp"

namespace ssrsim {

/// A scenario file laid over everything it extends.
struct MergedFiles {
    Node root;
    Reading reading = Reading::complete; ///< the worst of all files
};

MergedFiles read_files(const std::string& path, const FileReader& read, Sources& sources,
                       FaultList& faults);

/// The path of a file named in another one: relative to that one's folder, "." and ".." resolved,
/// by text alone.
std::string resolve_path(std::string_view including_file, std::string_view named);

} // namespace ssrsim
