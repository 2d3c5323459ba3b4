# Third-party libraries as ssrsim_use_<name>, so that sim/CMakeLists.txt names them the same way native and in WebAssembly.
# The reason for each is in docs/decisions/0001-layout-and-dependencies.md.
foreach(name boost fmt toml tbb hdf5 crypto cli)
    add_library(ssrsim_use_${name} INTERFACE)
endforeach()
# The exception-free interface, header-only: Debian's libtomlplusplus.so has the throwing one.
target_compile_definitions(ssrsim_use_toml INTERFACE TOML_HEADER_ONLY=1 TOML_EXCEPTIONS=0)

if(SSRSIM_WASM)
    # /usr/include as a whole would bring the host's C library in front of wasi-libc: link the three header folders by name.
    set(headers ${CMAKE_BINARY_DIR}/third_party)
    file(MAKE_DIRECTORY ${headers})
    foreach(folder boost fmt toml++)
        file(CREATE_LINK /usr/include/${folder} ${headers}/${folder} SYMBOLIC)
    endforeach()
    foreach(name boost fmt toml)
        target_include_directories(ssrsim_use_${name} SYSTEM INTERFACE ${CMAKE_CURRENT_LIST_DIR}/wasm ${headers})
    endforeach()
    # Boost 1.74 still derives from std::unary_function, which libc++ removed with C++17.
    target_compile_definitions(ssrsim_use_boost INTERFACE
        BOOST_NO_EXCEPTIONS BOOST_EXCEPTION_DISABLE _LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION)
    # Its Sobol sequences use std::size_t without including anything for it; libstdc++ happens to have it by then.
    target_compile_options(ssrsim_use_boost INTERFACE "SHELL:-include cstddef")
    target_compile_definitions(ssrsim_use_fmt INTERFACE FMT_HEADER_ONLY=1)
    return()
endif()

find_path(SSRSIM_BOOST_INCLUDE boost/random/sobol.hpp REQUIRED)
find_path(SSRSIM_TOML_INCLUDE toml++/toml.h REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(HDF5 1.10 REQUIRED COMPONENTS C HL)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(CLI11 2.1 REQUIRED)
if(SSRSIM_SANITIZE MATCHES "thread")
    # Debian's oneTBB is not instrumented: ThreadSanitizer cannot see its synchronisation and reports races that do not exist.
    set(TBB_DIR ${CMAKE_SOURCE_DIR}/build/onetbb-tsan/lib/cmake/TBB)
    find_package(TBB 2021 QUIET COMPONENTS tbb NO_DEFAULT_PATH)
    if(NOT TBB_FOUND)
        message(FATAL_ERROR "no oneTBB built with ThreadSanitizer: run tools/build-onetbb-tsan")
    endif()
else()
    find_package(TBB 2021 REQUIRED COMPONENTS tbb)
endif()
target_include_directories(ssrsim_use_boost SYSTEM INTERFACE ${SSRSIM_BOOST_INCLUDE})
target_include_directories(ssrsim_use_toml SYSTEM INTERFACE ${SSRSIM_TOML_INCLUDE})
target_link_libraries(ssrsim_use_fmt INTERFACE fmt::fmt)
target_link_libraries(ssrsim_use_tbb INTERFACE TBB::tbb)
target_link_libraries(ssrsim_use_hdf5 INTERFACE hdf5::hdf5_hl hdf5::hdf5)
target_link_libraries(ssrsim_use_crypto INTERFACE OpenSSL::Crypto)
target_link_libraries(ssrsim_use_cli INTERFACE CLI11::CLI11)
