# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test_library(tidegate_testcopying LINKS tidegate_backend tidegate_teststore tidegate_sql SOURCES copying/workspacefixture.cpp)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/copying/tst_workspacecopy.cpp LINKS tidegate_testcopying DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/copying/tst_copycommand.cpp LINKS tidegate_testcopying DATABASES sqlite postgres TIMEOUT 300)
target_compile_definitions(tst_copycommand PRIVATE "TIDEGATE_SERVER=\"$<TARGET_FILE:tidegate-server>\"")
add_dependencies(tst_copycommand tidegate-server)
