# Writes OUTPUT, the definition of build_facts(), when its text would change. Called at every build; takes milliseconds.
set(REVISION "unknown")
find_program(GIT git)
if(IN_A_PAGE)
    # The module for pages is committed and built again to compare: it cannot name the commit that holds it.
    set(REVISION "in a page")
elseif(GIT AND EXISTS ${SOURCE}/.git)
    # Named safe because a build as root in a user's checkout is an ordinary case, and nothing is executed from it.
    set(git ${GIT} -c safe.directory=${SOURCE} -C ${SOURCE})
    execute_process(COMMAND ${git} rev-parse --short=12 HEAD
                    OUTPUT_VARIABLE revision OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed ERROR_QUIET)
    if(NOT failed)
        set(REVISION ${revision})
        execute_process(COMMAND ${git} --no-optional-locks status --porcelain --untracked-files=no
                        OUTPUT_VARIABLE changes ERROR_QUIET)
        if(changes)
            string(APPEND REVISION "-dirty")
        endif()
    endif()
else()
    # `git archive` fills this file in, so that a tarball knows its commit too.
    file(STRINGS ${SOURCE}/cmake/revision.txt archived REGEX "^[0-9a-f]+$" LIMIT_COUNT 1)
    if(archived)
        string(SUBSTRING ${archived} 0 12 REVISION)
    endif()
endif()

# What decides the numbers of a run: the sources of the model and of the points of studies. Two programs with the same
# hash give the same runs, whatever else of them differs.
set(sources "")
foreach(folder core parameters designs scenario world model record run)
    file(GLOB found ${SOURCE}/sim/${folder}/*.hpp ${SOURCE}/sim/${folder}/*.cpp)
    list(APPEND sources ${found})
endforeach()
list(SORT sources)
set(hashes "")
foreach(source IN LISTS sources)
    file(SHA256 ${source} hash)
    string(APPEND hashes ${hash})
endforeach()
string(SHA256 MODEL "${hashes}")
string(SUBSTRING ${MODEL} 0 12 MODEL)

foreach(name VERSION REVISION COMPILER BUILD_TYPE FLAGS)
    string(REGEX REPLACE "[\"\\]" "\\\\\\0" ${name} "${${name}}")
endforeach()
set(text "#include \"core/version.hpp\"

namespace ssrsim {

const BuildFacts& build_facts() {
    static constexpr BuildFacts facts{\"${VERSION}\", \"${REVISION}\", \"${COMPILER}\", \"${BUILD_TYPE}\",
                                      \"${FLAGS}\", \"${MODEL}\"};
    return facts;
}

} // namespace ssrsim
")
set(old "")
if(EXISTS ${OUTPUT})
    file(READ ${OUTPUT} old)
endif()
if(NOT text STREQUAL old)
    file(WRITE ${OUTPUT} "${text}")
endif()
