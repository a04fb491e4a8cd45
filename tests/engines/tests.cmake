# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Engines as they are: Docker and Podman of this system, and with TIDEGATE_TEST_OTHER_DEBIAN the Docker of another release of Debian in that folder.
if(EXISTS /usr/bin/python3)
    set(engines_run /usr/bin/python3)
else()
    set(engines_run sh -c "echo 'SKIPPED: /usr/bin/python3 is missing'; exit 77" --)
endif()
add_test(NAME engines-tlshosts COMMAND ${engines_run} ${CMAKE_CURRENT_SOURCE_DIR}/engines/tlshosts.py $<TARGET_FILE:tidegate-server>)
set_tests_properties(engines-tlshosts PROPERTIES LABELS needs-docker TIMEOUT 200 SKIP_RETURN_CODE 77 RESOURCE_LOCK engines-networks)
# They wait for what takes its time: up to six minutes each.
if(TIDEGATE_LONG_TESTS)
    add_test(NAME engines-seen COMMAND ${engines_run} ${CMAKE_CURRENT_SOURCE_DIR}/engines/seen.py $<TARGET_FILE:tidegate-server> $<TARGET_FILE:tidegate-agent>)
    set_tests_properties(engines-seen PROPERTIES LABELS needs-docker TIMEOUT 900 SKIP_RETURN_CODE 77)
    # What happens to three agents, each in a network of its own: killed, cut off, with a wrong clock, with a full disk, without a server.
    foreach(database IN ITEMS sqlite postgres)
        set(suffix)
        set(labels needs-docker)
        set(options)
        if(NOT database STREQUAL "sqlite")
            set(suffix -${database})
            list(APPEND labels ${database})
            set(options --${database})
        endif()
        add_test(NAME engines-threeagents${suffix}
            COMMAND ${engines_run} ${CMAKE_CURRENT_SOURCE_DIR}/engines/threeagents.py $<TARGET_FILE:tidegate-server> $<TARGET_FILE:tidegate-agent> ${options})
        set_tests_properties(engines-threeagents${suffix} PROPERTIES LABELS "${labels}" TIMEOUT 900 SKIP_RETURN_CODE 77 RESOURCE_LOCK engines-networks)
    endforeach()
endif()
