# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What the server program does to its data when it is killed, when the disk is full, when the file is damaged, and when its clock was ahead once.
if(EXISTS /usr/bin/python3)
    set(durability_run /usr/bin/python3)
else()
    set(durability_run sh -c "echo 'SKIPPED: /usr/bin/python3 is missing'; exit 77" --)
endif()
set(durability_killloop_options --rounds 20 --integrity-every 10)
if(TIDEGATE_GUI)
    set(durability_clockstages_options $<TARGET_FILE:tidegate>)
endif()
foreach(name IN ITEMS killloop diskfull damagedfiles clockstages lostfiles)
    add_test(NAME durability-${name}
        COMMAND ${durability_run} ${CMAKE_CURRENT_SOURCE_DIR}/durability/${name}.py $<TARGET_FILE:tidegate-server>
            ${durability_${name}_options})
    set_tests_properties(durability-${name} PROPERTIES LABELS durability TIMEOUT 300 SKIP_RETURN_CODE 77)
endforeach()
# The same on Postgres: the server program is killed, the database below it, and one of two databases, whose place the other takes.
set(durability_rounds_server 10)
set(durability_rounds_database 10)
set(durability_rounds_failover 3)
foreach(kill IN ITEMS server database failover)
    add_test(NAME durability-killloop-${kill}-postgres
        COMMAND ${durability_run} ${CMAKE_CURRENT_SOURCE_DIR}/durability/killloop.py $<TARGET_FILE:tidegate-server> --rounds ${durability_rounds_${kill}} --longest 1 --postgres --kill ${kill})
    set_tests_properties(durability-killloop-${kill}-postgres PROPERTIES LABELS "durability;postgres" TIMEOUT 300 SKIP_RETURN_CODE 77)
endforeach()
