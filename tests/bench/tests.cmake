# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Load generators and their servers: built with the tests, run by hand.
add_executable(bareserver ${CMAKE_CURRENT_SOURCE_DIR}/bench/bareserver.cpp)
target_link_libraries(bareserver PRIVATE tidegate_http)
add_executable(benchseed ${CMAKE_CURRENT_SOURCE_DIR}/bench/seed.cpp ${CMAKE_CURRENT_SOURCE_DIR}/bench/fleetseed.cpp)
target_link_libraries(benchseed PRIVATE tidegate_backend)
add_executable(engines ${CMAKE_CURRENT_SOURCE_DIR}/bench/engines.cpp)
add_executable(storebench ${CMAKE_CURRENT_SOURCE_DIR}/bench/storebench.cpp)
target_link_libraries(storebench PRIVATE tidegate_teststore tidegate_testsupport)
if(TIDEGATE_GUI)
    add_executable(consolebench ${CMAKE_CURRENT_SOURCE_DIR}/bench/consolebench.cpp)
    set_target_properties(consolebench PROPERTIES AUTOMOC ON)
    target_link_libraries(consolebench PRIVATE tidegate_backend tidegate_ui)
    add_executable(paintedbench ${CMAKE_CURRENT_SOURCE_DIR}/bench/paintedbench.cpp ${CMAKE_CURRENT_SOURCE_DIR}/endtoend/calendarconsole.cpp)
    target_link_libraries(paintedbench PRIVATE tidegate_testserver tidegate_ui)
endif()
