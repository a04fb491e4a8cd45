# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DLUPDATE=… -DSOURCE_DIR=… -DTS_FILES=… [-DCHECK_DIR=…] -P lupdate.cmake
# Brings the .ts files up to date with the sources. With CHECK_DIR it works on copies there and fails when they differ.

cmake_minimum_required(VERSION 3.22)

foreach(ts IN LISTS TS_FILES)
    set(updated ${ts})
    if(CHECK_DIR)
        get_filename_component(name ${ts} NAME)
        set(updated ${CHECK_DIR}/${name})
        file(MAKE_DIRECTORY ${CHECK_DIR})
        configure_file(${ts} ${updated} COPYONLY)
    endif()
    # What people see in the console, and of the services the catalogue of what they say.
    execute_process(
        COMMAND ${LUPDATE} models ui app services/sentences -I . -extensions cpp,h -locations none -no-ui-lines -no-obsolete -silent -ts ${updated}
        WORKING_DIRECTORY ${SOURCE_DIR} RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "lupdate failed: ${failed}")
    endif()
    if(CHECK_DIR)
        file(READ ${ts} committed)
        file(READ ${updated} found)
        if(NOT committed STREQUAL found)
            message(FATAL_ERROR "${ts} does not have the texts of the sources: build the target tidegate_lupdate and translate what it marks as unfinished")
        endif()
    endif()
endforeach()
