# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What a screen reader meets, over AT-SPI on a display and a bus of its own.
function(tidegate_add_walk name script)
    if(EXISTS /usr/bin/python3)
        add_test(NAME ${name} COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/accessibility/${script} ${ARGN})
    else()
        add_test(NAME ${name} COMMAND sh -c "echo 'SKIPPED: /usr/bin/python3 is missing'; exit 77")
    endif()
    set_tests_properties(${name} PROPERTIES LABELS needs-atspi TIMEOUT 240 SKIP_RETURN_CODE 77 RUN_SERIAL ON)
endfunction()

if(TARGET tidegate)
    foreach(look IN ITEMS english german right-to-left)
        tidegate_add_walk(screenreader-${look} screenreader.py $<TARGET_FILE:tidegate> ${look})
        # A test for each size: one that crashes hides none of the others.
        foreach(targets IN ITEMS 0 1 5000)
            tidegate_add_walk(screenreader-tables-${look}-${targets} tables.py
                $<TARGET_FILE:tidegate> $<TARGET_FILE:benchseed> $<TARGET_FILE:tidegate-server> ${look} ${targets})
        endforeach()
    endforeach()
endif()
