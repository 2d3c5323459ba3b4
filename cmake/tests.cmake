# ssrsim_discover_suites(binary label): after each link, asks the binary for its tests and registers one ctest entry a suite.
# gtest_discover_tests would start a process a test, and repeat SetUpTestSuite (a warmed country) in each.
function(ssrsim_discover_suites binary label)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/${binary}.ctest.cmake)
    add_custom_command(TARGET ${binary} POST_BUILD BYPRODUCTS ${list}
        COMMAND ${CMAKE_COMMAND} -D BINARY=$<TARGET_FILE:${binary}> -D LABEL=${label} -D OUTPUT=${list}
                -P ${CMAKE_SOURCE_DIR}/cmake/discover_suites.cmake
        VERBATIM)
    # A binary that was not built must fail the run, not vanish from it.
    file(WRITE ${list}.include "if(EXISTS \"${list}\")\n  include(\"${list}\")\nelse()\n  add_test(${label}.NOT_BUILT ${binary})\nendif()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${list}.include)
endfunction()
