# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What a screen reader meets, over AT-SPI on a display and a bus of its own.
if(TARGET tidegate)
    foreach(look IN ITEMS english german right-to-left)
        if(EXISTS /usr/bin/python3)
            add_test(NAME screenreader-${look}
                COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/accessibility/screenreader.py $<TARGET_FILE:tidegate> ${look})
        else()
            add_test(NAME screenreader-${look} COMMAND sh -c "echo 'SKIPPED: /usr/bin/python3 is missing'; exit 77")
        endif()
        set_tests_properties(screenreader-${look} PROPERTIES LABELS needs-atspi TIMEOUT 240 SKIP_RETURN_CODE 77 RUN_SERIAL ON)
    endforeach()
endif()
