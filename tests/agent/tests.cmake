# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/agent/tst_spool.cpp LINKS tidegate_agent)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/agent/tst_stickerfile.cpp LINKS tidegate_agent)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/agent/tst_engineevents.cpp LINKS tidegate_agent)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/agent/tst_agentrun.cpp LINKS tidegate_agent)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/agent/tst_machinecredentials.cpp LINKS tidegate_agent)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/agent/tst_reporter.cpp LINKS tidegate_agent)
