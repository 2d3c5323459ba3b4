#include "report/workshop_page.hpp"

#include "core/version.hpp"
#include "report/html.hpp"
#include "report/json.hpp"
#include "report/shell.hpp"

#include <array>
#include <fmt/format.h>

namespace ssrsim {

std::string workshop_page(const WorkshopPage& page) {
    Json json{JsonForm::compact};
    json.open_object().put("version", build_facts().version).put("scenario", page.scenario);
    json.open_array("files");
    for (const WorkshopFile& file : page.files)
        json.open_object().put("path", file.path).put("text", file.text).close();
    json.close().put("seed", std::uint64_t{page.seed});
    json.put("replicates", std::uint64_t{page.replicates});
    json.put("report_shell", report_shell()).close();
    const std::string data = without_markup(json.text());
    const std::string title = escaped(page.title);
    const std::string program = escaped(fmt::format("ssrsim {}", build_facts().version));
    const std::array<Place, 4> places{{
        {"@SSRSIM_TITLE@", title},
        {"@SSRSIM_PROGRAM@", program},
        {"@SSRSIM_DATA@", data},
        {"@SSRSIM_MODULE@", workshop_module()},
    }};
    return filled(workshop_shell(), places);
}

} // namespace ssrsim
