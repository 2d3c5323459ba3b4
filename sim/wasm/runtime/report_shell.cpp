#include "report/shell.hpp"
#include "wasm/session.hpp"

namespace ssrsim {

/// The page that holds the module holds the shell as well, and hands it over like a file.
std::string_view report_shell() {
    return session().files["report-page.html"];
}

} // namespace ssrsim
