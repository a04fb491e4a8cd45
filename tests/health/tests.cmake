# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test_library(tidegate_testhealth LINKS tidegate_health SOURCES health/ecschecks.cpp health/monitorbench.cpp)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_outboundpolicy.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_httpanswerparser.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_httpfetch.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_keptconnections.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_awssigner.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_dockerprobe.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_engineanswers.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_nomadprobe.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_ecsprobe.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_awsaccess.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_ecsbatches.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_foundwork.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_discovery.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_healthmonitor.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_sharedchecks.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_checkturns.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_targetwatcher.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_engineacts.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_enginelink.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_dockerhost.cpp LINKS tidegate_health LABELS needs-docker TIMEOUT 120)

# The vectors of AWS for signatures are not ours to give away.
set(TIDEGATE_SIGV4_VECTORS "${CMAKE_SOURCE_DIR}/../shared/contracts/sigv4" CACHE PATH "Folder with the test vectors of AWS for Signature Version 4")
if(NOT IS_DIRECTORY "${TIDEGATE_SIGV4_VECTORS}")
    message(WARNING "No test vectors of AWS in ${TIDEGATE_SIGV4_VECTORS}: tst_awssigner skips them")
endif()
set_property(TEST tst_awssigner APPEND PROPERTY ENVIRONMENT "TIDEGATE_SIGV4_VECTORS=${TIDEGATE_SIGV4_VECTORS}")
set(TIDEGATE_ECS_CONTRACTS "${CMAKE_SOURCE_DIR}/../shared/contracts/ecs" CACHE PATH "Folder with recorded answers of Amazon ECS")
set_property(TEST tst_ecsprobe APPEND PROPERTY ENVIRONMENT "TIDEGATE_ECS_CONTRACTS=${TIDEGATE_ECS_CONTRACTS}")
