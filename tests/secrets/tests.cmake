# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/secrets/tst_sealedbox.cpp LINKS tidegate_secrets)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/secrets/tst_masterkey.cpp LINKS tidegate_secrets)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/secrets/tst_keyring.cpp LINKS tidegate_secrets LABELS needs-keyring)
