# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_instant.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_occurrence.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_opentime.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_fieldrules.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_agent.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_programversion.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_change.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_connection.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_permission.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_timezone.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_catalogue.cpp LINKS tidegate_domain)
target_compile_definitions(tst_catalogue PRIVATE TIDEGATE_TRANSLATIONS="${CMAKE_SOURCE_DIR}/translations")
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_wholefile.cpp LINKS tidegate_domain)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/domain/tst_imageorigin.cpp LINKS tidegate_domain)
