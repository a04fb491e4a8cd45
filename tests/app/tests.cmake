# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/app/tst_servercommands.cpp LINKS tidegate_backend TIMEOUT 300)
target_compile_definitions(tst_servercommands PRIVATE "TIDEGATE_SERVER=\"$<TARGET_FILE:tidegate-server>\"")
add_dependencies(tst_servercommands tidegate-server)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/app/tst_log.cpp LINKS tidegate_backend tidegate_testhttp TIMEOUT 300)
target_compile_definitions(tst_log PRIVATE "TIDEGATE_SERVER=\"$<TARGET_FILE:tidegate-server>\"")
add_dependencies(tst_log tidegate-server)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/app/tst_demofleet.cpp LINKS tidegate_backend)

if(TIDEGATE_GUI)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/app/tst_singleinstance.cpp LINKS tidegate_console)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/app/tst_start.cpp LINKS tidegate_domain TIMEOUT 300)
    target_compile_definitions(tst_start PRIVATE "TIDEGATE_CONSOLE=\"$<TARGET_FILE:tidegate>\"" "TIDEGATE_SERVER=\"$<TARGET_FILE:tidegate-server>\"")
    add_dependencies(tst_start tidegate tidegate-server)
endif()
