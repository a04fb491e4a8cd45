# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test_library(tidegate_testhealth LINKS tidegate_health SOURCES health/monitorbench.cpp)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_outboundpolicy.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_httpanswerparser.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_httpfetch.cpp LINKS tidegate_net)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_dockerprobe.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_engineanswers.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_nomadprobe.cpp LINKS tidegate_health)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_healthmonitor.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_sharedchecks.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_checkturns.cpp LINKS tidegate_testhealth)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/health/tst_dockerhost.cpp LINKS tidegate_health LABELS needs-docker TIMEOUT 120)
