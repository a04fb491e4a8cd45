# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DSOURCE_DIR=… -P check_layering.cmake
# Fails when a file includes from a folder that its row of the layer table in ARCHITECTURE.md does not name, when a folder
# with sources has no row, and when a library is used outside the folders that own it. The table is the only copy of the rule.
# Widgets do not even see the client and JSON through what others include.

cmake_minimum_required(VERSION 3.22)

# Which folders may include the headers of a library; everybody else goes through those folders.
set(owned_headers
    "QSql" "services/store/sqlite|services/store/postgres"
    "sqlite3" "services/store/sqlite"
    "libpq" "services/store/postgres"
    "QAbstractHttpServer|QHttpServer" "services/http"
    "sodium" "services/auth|services/secrets"
    "qt6keychain" "services/secrets"
    "QNetworkAccessManager|QNetworkRe" "services/client"
    "QtGui|QtWidgets|QWidget|QApplication|QGuiApplication|QIcon|QColor|QFont|QPixmap|QPainter|QPalette" "ui|app")

# Names of types that only some folders may write, whatever brings them in.
set(owned_words
    "QJson(Object|Array|Value|Document)|ApiClient" "models|services|app")

set(broken 0)
macro(report text)
    message("${text}")
    math(EXPR broken "${broken} + 1")
endmacro()

# Rows look like: | `services/net` | `services/async` `services/domain` | what it does |; a single header may stand in the place of its folder.
file(STRINGS ${SOURCE_DIR}/ARCHITECTURE.md rows REGEX "^\\| `(app|ui|models|services)[a-z/]*` \\|")
set(layers "")
foreach(row IN LISTS rows)
    string(REGEX MATCH "^\\| `([a-z/]+)` \\|([^|]*)\\|" unused "${row}")
    set(folder "${CMAKE_MATCH_1}")
    string(REGEX MATCHALL "[a-z/.]+" allowed "${CMAKE_MATCH_2}")
    foreach(each IN LISTS allowed)
        string(REGEX REPLACE "/[a-z]+\\.h$" "" each "${each}")
        if(NOT each IN_LIST layers)
            report("ARCHITECTURE.md: ${folder} may include ${each}, which has no row above it")
        endif()
    endforeach()
    list(APPEND layers ${folder})
    set(allowed_${folder} ${folder} ${allowed})
endforeach()
if(NOT layers)
    message(FATAL_ERROR "ARCHITECTURE.md has no layer table")
endif()

# The row that speaks for a file: the deepest folder that has one.
function(find_layer path out)
    while(path MATCHES "/")
        get_filename_component(path "${path}" DIRECTORY)
        if(path IN_LIST layers)
            set(${out} ${path} PARENT_SCOPE)
            return()
        endif()
    endwhile()
    set(${out} "" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR}
     ${SOURCE_DIR}/app/*.h ${SOURCE_DIR}/app/*.cpp ${SOURCE_DIR}/ui/*.h ${SOURCE_DIR}/ui/*.cpp
     ${SOURCE_DIR}/models/*.h ${SOURCE_DIR}/models/*.cpp ${SOURCE_DIR}/services/*/*.h ${SOURCE_DIR}/services/*/*.cpp)
list(FILTER files EXCLUDE REGEX "/pch\\.h$") # of no folder: what is precompiled is nobody's to rely on
# The headers of models that include the client's, or one that does: of no use to a widget, which would know the client then.
set(client_headers "services/client/")
set(known -1)
list(LENGTH client_headers count)
while(NOT known EQUAL count)
    set(known ${count})
    list(JOIN client_headers "|" pattern)
    foreach(file IN LISTS files)
        if(file MATCHES "^models/.*\\.h$" AND NOT file IN_LIST client_headers)
            file(STRINGS ${SOURCE_DIR}/${file} includes REGEX "^#include \"(${pattern})")
            if(includes)
                list(APPEND client_headers ${file})
            endif()
        endif()
    endforeach()
    list(LENGTH client_headers count)
endwhile()

foreach(file IN LISTS files)
    find_layer(${file} layer)
    if(NOT layer)
        report("${file}: its folder has no row in the layer table of ARCHITECTURE.md")
        continue()
    endif()
    file(STRINGS ${SOURCE_DIR}/${file} includes REGEX "^#include [<\"]")
    foreach(line IN LISTS includes)
        if(line MATCHES "^#include \"((app|ui|models|services|tests)/[^\"]+)\"")
            set(header ${CMAKE_MATCH_1})
            find_layer(${header} used)
            if(NOT used OR NOT (used IN_LIST allowed_${layer} OR header IN_LIST allowed_${layer}))
                report("${file}: ${line} crosses a layer: ${layer} may include ${allowed_${layer}}")
            elseif(layer MATCHES "^ui" AND header IN_LIST client_headers)
                report("${file}: ${line} brings the client")
            endif()
        elseif(line MATCHES "^#include <([A-Za-z0-9_/]+)")
            set(header ${CMAKE_MATCH_1})
            set(rules ${owned_headers})
            while(rules)
                list(POP_FRONT rules headers owners)
                if(header MATCHES "^(${headers})" AND NOT file MATCHES "^(${owners})/")
                    report("${file}: ${line} belongs to ${owners}")
                endif()
            endwhile()
        endif()
    endforeach()
    set(rules ${owned_words})
    while(rules)
        list(POP_FRONT rules words owners)
        if(NOT file MATCHES "^(${owners})/")
            file(STRINGS ${SOURCE_DIR}/${file} lines REGEX "(^|[^A-Za-z])(${words})")
            foreach(line IN LISTS lines)
                report("${file}: ${line} names what belongs to ${owners}")
            endforeach()
        endif()
    endwhile()
endforeach()

if(broken GREATER 0)
    message(FATAL_ERROR "${broken} include(s) cross a layer; see ARCHITECTURE.md")
endif()
list(LENGTH files count)
message(STATUS "${count} files keep to their layers")
