# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/drift/tst_driftengine.cpp LINKS tidegate_drift)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/drift/tst_environmentcomparison.cpp LINKS tidegate_drift)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/drift/tst_changeverdict.cpp LINKS tidegate_drift)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/drift/tst_changeacts.cpp LINKS tidegate_drift)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/drift/tst_componentsurvey.cpp LINKS tidegate_drift)
