# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test_library(tidegate_testoperations LINKS tidegate_operations tidegate_testdatabase SOURCES operations/operationsbench.cpp)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_operations.cpp LINKS tidegate_testoperations DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_forgottenimports.cpp LINKS tidegate_testoperations DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_clockguard.cpp LINKS tidegate_testoperations tidegate_http_routes DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_readiness.cpp LINKS tidegate_operations)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_serverpresence.cpp LINKS tidegate_testoperations DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_configuration.cpp LINKS tidegate_backend)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_silentdeployments.cpp LINKS tidegate_operations tidegate_testdatabase DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_driftruleoperations.cpp LINKS tidegate_operations tidegate_testdatabase DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_auditattacks.cpp LINKS tidegate_operations tidegate_testdatabase DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_repeatedwrites.cpp LINKS tidegate_http_routes tidegate_testdatabase tidegate_sql DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_keptanswers.cpp LINKS tidegate_testoperations tidegate_http_routes DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_parenthealth.cpp LINKS tidegate_testoperations DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_monitors.cpp LINKS tidegate_testoperations tidegate_testhealth DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_agenthealth.cpp LINKS tidegate_testoperations DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_agentquestions.cpp LINKS tidegate_testoperations DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/operations/tst_identity.cpp LINKS tidegate_operations tidegate_testdatabase DATABASES sqlite postgres)
