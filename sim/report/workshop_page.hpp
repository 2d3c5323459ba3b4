#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// A scenario file of a workshop page, under the name by which `extends` finds it there.
struct WorkshopFile {
    std::string path;
    std::string text;
};

/// What a trainer's page is made of, beside the page itself.
struct WorkshopPage {
    std::string title;
    std::string scenario; ///< path of one of the files
    std::vector<WorkshopFile> files;
    std::uint32_t seed = 1;
    std::uint32_t replicates = 0; ///< runs of a full answer
};

/// The page (analysis/web/workshop-page.html) and the simulator for it: gzipped WebAssembly in
/// Base64 (analysis/web/workshop-module.txt). Both are built in.
std::string_view workshop_shell();
std::string_view workshop_module();

/// One HTML file that needs nothing else, not even a network.
std::string workshop_page(const WorkshopPage& page);

} // namespace ssrsim
