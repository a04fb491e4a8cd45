# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/architecture/tst_openapi.cpp LINKS tidegate_testserver DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/architecture/tst_openapimembers.cpp LINKS tidegate_codec)
target_compile_definitions(tst_openapimembers PRIVATE TIDEGATE_OPENAPI="${CMAKE_SOURCE_DIR}/resources/openapi/tidegate.json")
add_test(NAME layering
    COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -P ${CMAKE_CURRENT_SOURCE_DIR}/architecture/check_layering.cmake)
add_test(NAME conventions COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/architecture/check_conventions.sh ${CMAKE_SOURCE_DIR})
add_test(NAME sentence-keys
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/architecture/check_sentencekeys.sh ${CMAKE_CXX_COMPILER} -std=c++20 -fPIC -I${CMAKE_SOURCE_DIR}
            "-I$<JOIN:$<TARGET_PROPERTY:Qt6::Core,INTERFACE_INCLUDE_DIRECTORIES>,;-I>"
    COMMAND_EXPAND_LISTS)

if(TARGET tidegate_translations)
    get_target_property(ts_files tidegate_translations TIDEGATE_TS_FILES)
    add_test(NAME translations-up-to-date
        COMMAND ${CMAKE_COMMAND} -DLUPDATE=$<TARGET_FILE:Qt6::lupdate> -DSOURCE_DIR=${CMAKE_SOURCE_DIR} "-DTS_FILES=${ts_files}"
                -DCHECK_DIR=${CMAKE_BINARY_DIR}/translations/check -P ${CMAKE_SOURCE_DIR}/translations/lupdate.cmake)
endif()
