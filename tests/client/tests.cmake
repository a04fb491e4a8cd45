# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/client/tst_eventparser.cpp LINKS tidegate_client)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/client/tst_apiclient.cpp LINKS tidegate_client)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/client/tst_eventfollower.cpp LINKS tidegate_client)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/client/tst_wakewatch.cpp LINKS tidegate_client)
