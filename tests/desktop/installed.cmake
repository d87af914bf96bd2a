# Installs BUILD below WHERE; fails unless the program and everything that names it are there.
file(REMOVE_RECURSE ${WHERE})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WHERE} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
foreach(file bin/qqbot-console share/applications/${ID}.desktop share/metainfo/${ID}.metainfo.xml
        share/icons/hicolor/scalable/apps/${ID}.svg share/icons/hicolor/symbolic/apps/${ID}-symbolic.svg)
    if(NOT EXISTS ${WHERE}/${file})
        message(FATAL_ERROR "not installed: ${file}")
    endif()
endforeach()
file(STRINGS ${WHERE}/share/applications/${ID}.desktop icon REGEX "^Icon=")
if(NOT icon STREQUAL "Icon=${ID}")
    message(FATAL_ERROR "the entry names another icon: ${icon}")
endif()
