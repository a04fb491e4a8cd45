# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/codec/tst_strictjson.cpp LINKS tidegate_codec)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/codec/tst_etag.cpp LINKS tidegate_codec)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/codec/tst_jsonwriter.cpp LINKS tidegate_codec)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/codec/tst_mergepatch.cpp LINKS tidegate_codec)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/codec/tst_roundtrip.cpp LINKS tidegate_codec)
