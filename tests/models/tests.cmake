# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_rowdiff.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_words.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_tablemodels.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_targettreemodel.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_targetfilterproxymodel.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_calendarlayout.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_reloadqueue.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_workspace.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_localtime.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_connectiontablemodel.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_connectioncheckmodel.cpp LINKS tidegate_models)
target_sources(tst_connectioncheckmodel PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/certificates.cpp)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_fleetmodels.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_timescale.cpp LINKS tidegate_models)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/models/tst_freezeexport.cpp LINKS tidegate_models)
