# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

if(TIDEGATE_GUI)
    tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/app/tst_singleinstance.cpp LINKS tidegate_console)
endif()
