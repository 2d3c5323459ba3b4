#include "app/commands.hpp"
#include "app/terminal.hpp"

namespace ssrsim {

ExitCode perform(const ShowText& options) {
    if (options.code == ExitCode::ok) return print(options.text);
    complain(options.text);
    return options.code;
}

} // namespace ssrsim
