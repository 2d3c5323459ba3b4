#pragma once

#include <string>
#include <string_view>

namespace ssrsim {

/// A character that looks like a space, or like nothing, and that TOML takes for neither. Documents
/// and web pages are full of them.
struct HiddenMark {
    std::string name;  ///< "no-break space (U+00A0)"; empty where the line has none
    std::string plain; ///< the line with plain spaces, or nothing, in the place of all of them
};

/// Looks outside quotes and remarks.
HiddenMark hidden_mark(std::string_view line);

} // namespace ssrsim
