#include <cstdint>
#include <exception>

// What wasi-libc and Boost expect a program to bring. There are no exceptions in the module: what
// would throw stops it.

extern "C" {
std::uintptr_t __stack_chk_guard = 0x5a5a5a5a;
[[noreturn]] void __stack_chk_fail() {
    __builtin_trap();
}
}

namespace boost {
struct source_location;
[[noreturn]] void throw_exception(const std::exception&) {
    __builtin_trap();
}
[[noreturn]] void throw_exception(const std::exception&, const source_location&) {
    __builtin_trap();
}
} // namespace boost
