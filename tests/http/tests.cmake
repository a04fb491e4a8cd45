# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test_library(tidegate_testhttp LINKS tidegate_http SOURCES http/httpharness.cpp)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/http/tst_requestparser.cpp LINKS tidegate_http)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/http/tst_routetable.cpp LINKS tidegate_http)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/http/tst_quicklane.cpp LINKS tidegate_http)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/http/tst_httpserver.cpp LINKS tidegate_testhttp)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/http/tst_httpabuse.cpp LINKS tidegate_testhttp)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/http/tst_connections.cpp LINKS tidegate_testhttp)
