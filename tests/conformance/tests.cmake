# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The server as clients see it that know nothing of it, on both databases: the examples of the API page by curl, and document and answers by tools from npm, which
# are kept beside the build. Nobody can tell from the answers to random requests which database it is.
foreach(database IN ITEMS sqlite postgres)
    set(suffix)
    set(labels)
    if(NOT database STREQUAL "sqlite")
        set(suffix -${database})
        set(labels ${database})
    endif()
    add_test(NAME conformance-examples${suffix} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/conformance/examples.sh $<TARGET_FILE:tidegate-server>)
    add_test(NAME conformance-tools${suffix} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/conformance/run.sh $<TARGET_FILE:tidegate-server>)
    set_tests_properties(conformance-tools${suffix} PROPERTIES RESOURCE_LOCK conformance-tools)
    foreach(name IN ITEMS examples tools)
        set_tests_properties(conformance-${name}${suffix} PROPERTIES TIMEOUT 300 LABELS "${labels}" SKIP_RETURN_CODE 77
            ENVIRONMENT "TIDEGATE_TEST_DATABASE=${database};TIDEGATE_CONFORMANCE_TOOLS=${CMAKE_BINARY_DIR}/conformance-tools")
    endforeach()
    set_property(TEST conformance-tools${suffix} APPEND PROPERTY LABELS needs-npm)
endforeach()
add_test(NAME conformance-alike-postgres
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/conformance/alike.py $<TARGET_FILE:tidegate-server> $<TARGET_FILE:tidegate-server> --databases sqlite,postgres --requests 2000)
set_tests_properties(conformance-alike-postgres PROPERTIES TIMEOUT 300 LABELS postgres SKIP_RETURN_CODE 77)

# Signatures for AWS by another implementation.
add_executable(tidegate-sigv4lines ${CMAKE_CURRENT_SOURCE_DIR}/conformance/sigv4lines.cpp)
target_link_libraries(tidegate-sigv4lines PRIVATE tidegate_net tidegate_strict)
set_target_properties(tidegate-sigv4lines PROPERTIES AUTOMOC OFF)
add_test(NAME conformance-sigv4 COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/conformance/sigv4.sh $<TARGET_FILE:tidegate-sigv4lines>)
set_tests_properties(conformance-sigv4 PROPERTIES TIMEOUT 120 LABELS needs-npm SKIP_RETURN_CODE 77 RESOURCE_LOCK conformance-tools
    ENVIRONMENT "TIDEGATE_CONFORMANCE_TOOLS=${CMAKE_BINARY_DIR}/conformance-tools")
