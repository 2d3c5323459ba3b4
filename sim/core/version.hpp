#pragma once

#include <string_view>

namespace ssrsim {

/// What `ssrsim --version` prints and a results file carries about the program that wrote it.
struct BuildFacts {
    std::string_view version; ///< semantic version, such as 0.1.0
    std::string_view
        git_revision;            ///< commit, with -dirty after local changes; "unknown" outside git
    std::string_view compiler;   ///< name and version
    std::string_view build_type; ///< CMake's build type
    std::string_view flags;      ///< compiler flags that can change a result
    std::string_view model;      ///< hash of the sources that decide the numbers of a run
};

/// The facts of this build. Defined in a file that the build writes (cmake/build_facts.cmake).
const BuildFacts& build_facts();

} // namespace ssrsim
