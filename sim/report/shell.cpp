#include "report/shell.hpp"

#include "core/contracts.hpp"

#include <array>
#include <string_view>
#include <utility>

// The file goes into the program as it is; SSRSIM_REPORT_SHELL is its path, from the build.
__asm__(".pushsection .rodata\n"
        ".global ssrsim_report_shell\n"
        "ssrsim_report_shell:\n"
        ".incbin \"" SSRSIM_REPORT_SHELL "\"\n"
        ".global ssrsim_report_shell_end\n"
        "ssrsim_report_shell_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern "C" {
extern const char ssrsim_report_shell[];
extern const char ssrsim_report_shell_end[];
}

namespace ssrsim {

std::string filled_shell(const ShellTexts& texts) {
    std::string_view rest{ssrsim_report_shell,
                          static_cast<std::size_t>(ssrsim_report_shell_end - ssrsim_report_shell)};
    const std::array<std::pair<std::string_view, const std::string*>, 4> places{{
        {"@SSRSIM_TITLE@", &texts.title},
        {"@SSRSIM_PROGRAM@", &texts.program},
        {"@SSRSIM_MAIN@", &texts.main},
        {"@SSRSIM_DATA@", &texts.data},
    }};
    constexpr std::string_view doctype = "<!doctype html>";
    SSRSIM_EXPECT(rest.starts_with(doctype), "the shell is a whole page");
    rest.remove_prefix(doctype.size());
    std::string page{page_beginning};
    for (std::size_t filled = 0; filled < places.size(); ++filled) {
        std::size_t nearest = std::string_view::npos;
        const std::pair<std::string_view, const std::string*>* next = nullptr;
        for (const auto& place : places)
            if (const std::size_t at = rest.find(place.first); at < nearest) {
                nearest = at;
                next = &place;
            }
        SSRSIM_EXPECT(next != nullptr, "the shell has a place for every text");
        page.append(rest.substr(0, nearest)).append(*next->second);
        rest.remove_prefix(nearest + next->first.size());
    }
    return page.append(rest);
}

} // namespace ssrsim
