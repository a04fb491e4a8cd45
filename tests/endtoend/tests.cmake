# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

add_library(tidegate_testserver STATIC support/servedapi.cpp support/servedapi.h)
target_link_libraries(tidegate_testserver PUBLIC tidegate_backend Qt6::Test)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_authorization.cpp LINKS tidegate_testserver TIMEOUT 300)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_contract.cpp LINKS tidegate_testserver)
if(TIDEGATE_GUI)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_console.cpp LINKS tidegate_testserver tidegate_ui)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_unclearwrites.cpp LINKS tidegate_testserver tidegate_ui)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_session.cpp LINKS tidegate_testserver tidegate_console TIMEOUT 300)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_fleetpages.cpp LINKS tidegate_testserver tidegate_ui)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_editors.cpp LINKS tidegate_testserver tidegate_ui)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_faults.cpp LINKS tidegate_testserver tidegate_ui TIMEOUT 300)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_manytargets.cpp LINKS tidegate_testserver tidegate_ui)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_surfaces.cpp LINKS tidegate_backend tidegate_ui tidegate_translations TIMEOUT 300)
    target_sources(tst_surfaces PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/endtoend/consolewalk.cpp ${CMAKE_CURRENT_SOURCE_DIR}/endtoend/consolescenes.cpp)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_dockerend.cpp LINKS tidegate_testserver tidegate_ui LABELS needs-docker TIMEOUT 200)
    target_sources(tst_dockerend PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/dockerhost.cpp ${CMAKE_CURRENT_SOURCE_DIR}/support/certificates.cpp)
endif()
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_contractrules.cpp LINKS tidegate_testserver)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_conditional.cpp LINKS tidegate_testserver)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/endtoend/tst_deploymentrules.cpp LINKS tidegate_testserver)
