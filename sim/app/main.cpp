#include "app/arguments.hpp"
#include "app/commands.hpp"
#include "app/interrupt.hpp"
#include "app/terminal.hpp"

#include <exception>
#include <new>
#include <string>
#include <variant>

int main(int count, char** values) {
    using namespace ssrsim;
    handle_signals();
    try {
        const Command command = parse_arguments(count, values);
        return number_of(std::visit([](const auto& options) { return perform(options); }, command));
    } catch (const std::bad_alloc&) {
        complain("ssrsim: out of memory\n");
    } catch (const std::exception& error) {
        complain(std::string{"ssrsim: internal error: "} + error.what() + "\n");
    }
    return number_of(ExitCode::internal);
}
