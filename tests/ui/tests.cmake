# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_theme.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_mainwindow.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_overview.cpp LINKS tidegate_ui)
