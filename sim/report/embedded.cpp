#include "report/shell.hpp"
#include "report/workshop_page.hpp"

#include <cstddef>

// Files that go into the program as they are; the build says where they are.
#define SSRSIM_EMBED(name, file)                                                                   \
    __asm__(".pushsection .rodata\n"                                                               \
            ".global " #name "\n" #name ":\n"                                                      \
            ".incbin \"" file "\"\n"                                                               \
            ".global " #name "_end\n" #name "_end:\n"                                              \
            ".byte 0\n"                                                                            \
            ".popsection\n");                                                                      \
    extern "C" {                                                                                   \
    extern const char(name)[];                                                                     \
    extern const char name##_end[];                                                                \
    }

SSRSIM_EMBED(ssrsim_report_shell, SSRSIM_WEB "/report-page.html")
SSRSIM_EMBED(ssrsim_workshop_shell, SSRSIM_WEB "/workshop-page.html")
SSRSIM_EMBED(ssrsim_workshop_module, SSRSIM_WEB "/workshop-module.txt")

namespace ssrsim {

namespace {

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

} // namespace

std::string_view report_shell() {
    return between(ssrsim_report_shell, ssrsim_report_shell_end);
}

std::string_view workshop_shell() {
    return between(ssrsim_workshop_shell, ssrsim_workshop_shell_end);
}

std::string_view workshop_module() {
    return between(ssrsim_workshop_module, ssrsim_workshop_module_end);
}

} // namespace ssrsim
