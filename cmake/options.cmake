# What every file of the project is compiled with, carried by one target that core passes on to all others.
set(SSRSIM_WASM OFF)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "wasm32")
    set(SSRSIM_WASM ON)
endif()

add_library(ssrsim_options INTERFACE)
target_compile_options(ssrsim_options INTERFACE
    # A fused multiply-add rounds once where two operations round twice: results would depend on the processor.
    -ffp-contract=off
    # No bit depends on these: nobody reads errno or floating-point exceptions, and loops over exp and log become vectors.
    -fno-math-errno
    -fno-trapping-math
    # No path of the building machine in the program: packages come out the same from any folder.
    -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    # Where SSRSIM_WIDE finds vectors of eight doubles it uses them: by default compilers halve them, for processors of 2017.
    target_compile_options(ssrsim_options INTERFACE -mprefer-vector-width=512)
endif()
if(SSRSIM_WERROR)
    target_compile_options(ssrsim_options INTERFACE -Werror)
endif()
if(SSRSIM_CONTRACTS)
    target_compile_definitions(ssrsim_options INTERFACE SSRSIM_CONTRACTS=1)
endif()
if(SSRSIM_SANITIZE)
    # Global, so that googletest's own main and the planted faults of tests/sanitizers are built alike.
    add_compile_options(-fsanitize=${SSRSIM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SSRSIM_SANITIZE})
endif()

find_program(SSRSIM_CCACHE ccache)
if(SSRSIM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The sloppiness is what ccache asks for before it caches files that use a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros ${SSRSIM_CCACHE})
endif()

# Precompiles one slow third-party header for a target.
function(ssrsim_precompile target header)
    if(SSRSIM_PCH AND NOT SSRSIM_WASM)
        target_precompile_headers(${target} PRIVATE ${header})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            target_compile_options(${target} PRIVATE -fpch-preprocess)
        endif()
    endif()
endfunction()
