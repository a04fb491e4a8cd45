# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_theme.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_mainwindow.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_overview.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_monthview.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_targetspage.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_driftpage.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_targetdialog.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_healthbadgedelegate.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_freezewindowdialog.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_calendarpage.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_undohistory.cpp LINKS tidegate_ui)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/ui/tst_translations.cpp LINKS tidegate_translations Qt6::Widgets)
target_compile_definitions(tst_translations PRIVATE TIDEGATE_TS_FILE="${CMAKE_SOURCE_DIR}/translations/tidegate_de.ts")
