# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DBUILD_DIR=… -DGUI=ON -P check_components.cmake: what each component installs, and that there is nothing that none of them does.
set(server bin/tidegate-server lib/systemd/system/tidegate-server.service share/doc/tidegate/haproxy.cfg.example share/doc/tidegate/postgres.conf.example)
set(agent bin/tidegate-agent lib/systemd/system/tidegate-agent.service)
set(documents share/doc/tidegate/README.md share/doc/tidegate/SECURITY.md share/doc/tidegate/changelog.gz share/doc/tidegate/copyright)
set(application io.github.tidegate.Tidegate)
set(console bin/tidegate share/applications/${application}.desktop share/metainfo/${application}.metainfo.xml
    share/icons/hicolor/scalable/apps/${application}.svg)
set(components server agent documents)
if(GUI)
    list(APPEND components console)
endif()

# install_to FOLDER ARGUMENT…: leaves the files that came there in `found`.
macro(install_to folder)
    file(REMOVE_RECURSE ${folder})
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${folder} ${ARGN} RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said)
    if(failed)
        message(FATAL_ERROR "cmake --install ${ARGN} failed: ${said}")
    endif()
    file(GLOB_RECURSE found RELATIVE ${folder} ${folder}/*)
    list(SORT found)
    file(REMOVE_RECURSE ${folder})
endmacro()

set(all)
foreach(component IN LISTS components)
    install_to(${BUILD_DIR}/installed-${component} --component ${component})
    list(SORT ${component})
    if(NOT found STREQUAL ${component})
        message(FATAL_ERROR "The component ${component} installs\n  ${found}\nand not\n  ${${component}}")
    endif()
    list(APPEND all ${found})
endforeach()
install_to(${BUILD_DIR}/installed-all)
list(SORT all)
if(NOT found STREQUAL all)
    message(FATAL_ERROR "All together install\n  ${found}\nand not\n  ${all}")
endif()
message(STATUS "${components} install what they should")
