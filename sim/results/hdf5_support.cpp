#include "results/hdf5_support.hpp"

#include <string_view>

namespace ssrsim::detail {

namespace {

herr_t find_reason(unsigned, const H5E_error2_t* entry, void* found) {
    const std::string_view text = entry->desc != nullptr ? entry->desc : "";
    auto& reason = *static_cast<std::string*>(found);
    // HDF5 words a failed system call as: …, errno = 28, error message = 'No space left on device',
    // …
    constexpr std::string_view mark = "error message = '";
    const auto begin = text.find(mark);
    if (begin != std::string_view::npos) {
        const auto rest = text.substr(begin + mark.size());
        reason = rest.substr(0, rest.find('\''));
        return 1;
    }
    if (reason.empty()) reason = text;
    return 0;
}

} // namespace

void quiet_hdf5() {
    static const bool done = [] {
        H5dont_atexit();
        H5open();
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        return true;
    }();
    static_cast<void>(done);
}

Handle access_without_locks() {
    Handle access{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
    H5Pset_file_locking(access.id(), false, true);
    return access;
}

std::string hdf5_reason() {
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, find_reason, &reason);
    return reason.empty() ? "HDF5 gives no reason" : reason;
}

} // namespace ssrsim::detail
