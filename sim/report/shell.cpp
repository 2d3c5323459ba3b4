#include "report/shell.hpp"

#include "core/contracts.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace ssrsim {

std::string filled(std::string_view page, std::span<const Place> places) {
    constexpr std::string_view doctype = "<!doctype html>";
    SSRSIM_EXPECT(page.starts_with(doctype), "the shell is a whole page");
    std::string_view rest = page.substr(doctype.size());
    std::string whole{page_beginning};
    for (std::size_t done = 0; done < places.size(); ++done) {
        std::size_t nearest = std::string_view::npos;
        const Place* next = nullptr;
        for (const Place& place : places)
            if (const std::size_t at = rest.find(place.first); at < nearest) {
                nearest = at;
                next = &place;
            }
        SSRSIM_EXPECT(next != nullptr, "the shell has a place for every text");
        whole.append(rest.substr(0, nearest)).append(next->second);
        rest.remove_prefix(nearest + next->first.size());
    }
    return whole.append(rest);
}

std::string filled_shell(const ShellTexts& texts) {
    const std::array<Place, 4> places{{
        {"@SSRSIM_TITLE@", texts.title},
        {"@SSRSIM_PROGRAM@", texts.program},
        {"@SSRSIM_MAIN@", texts.main},
        {"@SSRSIM_DATA@", texts.data},
    }};
    return filled(report_shell(), places);
}

} // namespace ssrsim
