#include "results/target.hpp"

#include "results/checksum.hpp"
#include "results/files.hpp"
#include "results/names.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace ssrsim {

namespace {

Fault already_there(const std::string& path) {
    return file_fault("file-exists", path, "The file exists already.",
                      "Choose another name, or give --force to replace it.");
}

Fault cannot_write(const std::string& path) {
    return file_fault("cannot-write", path,
                      fmt::format("The file cannot be written: {}.", system_reason(errno)));
}

bool is_folder(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// A device or a pipe: renaming over it would remove it (/dev/null, for root).
bool is_special(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISDIR(status.st_mode);
}

} // namespace

TargetFile::TargetFile(std::string path, Overwrite overwrite)
    : path_{std::move(path)}, overwrite_{overwrite},
      unfinished_{fmt::format("{}.unfinished-{}", path_, ::getpid())},
      unfinished_sidecar_{fmt::format("{}{}.unfinished-{}", path_, checksum_suffix, ::getpid())} {}

TargetFile::~TargetFile() {
    if (!started_) return;
    ::unlink(unfinished_.c_str());
    ::unlink(unfinished_sidecar_.c_str());
}

Faults TargetFile::prepare(std::uint64_t bytes_needed) {
    const std::string folder = folder_of(path_);
    if (!is_folder(folder))
        return {file_fault("no-folder", path_, fmt::format("There is no folder {}.", folder),
                           "Make the folder first, or choose another name.")};
    if (is_folder(path_))
        return {file_fault("is-folder", path_, "This is a folder.", "Give the name of a file.")};
    if (is_special(path_))
        return {file_fault("is-special", path_, "This is a device or a pipe, not a file.",
                           "Give the name of a file.")};
    if (overwrite_ == Overwrite::never && exists(path_)) return {already_there(path_)};

    const Descriptor file{
        ::open(unfinished_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666)};
    if (!file.is_open()) return {cannot_write(path_)};
    started_ = true;

    struct statvfs disk{};
    if (::statvfs(folder.c_str(), &disk) != 0) return {};
    const std::uint64_t free = std::uint64_t{disk.f_bavail} * disk.f_frsize;
    if (free >= bytes_needed) return {};
    constexpr double mib = 1024.0 * 1024.0;
    return {file_fault("disk-full", path_,
                       fmt::format("The run needs about {:.0f} MiB in {}, and {:.0f} MiB are free.",
                                   static_cast<double>(bytes_needed) / mib, folder,
                                   static_cast<double>(free) / mib),
                       "Free some space, run fewer replicates, or leave out --trajectories.")};
}

Faults TargetFile::put_in_place(const std::string& from, const std::string& to) {
    if (overwrite_ == Overwrite::allowed)
        return ::rename(from.c_str(), to.c_str()) == 0 ? Faults{} : Faults{cannot_write(to)};
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
    // Where the file system cannot rename without replacing, a hard link refuses as well.
    if (errno == EINVAL && ::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return {};
    }
    return {errno == EEXIST ? already_there(to) : cannot_write(to)};
}

Faults TargetFile::commit(Sidecar kind) {
    if (!sync_file(unfinished_)) return {cannot_write(path_)};
    if (kind == Sidecar::none) {
        if (Faults faults = put_in_place(unfinished_, path_); !faults.empty()) return faults;
        started_ = false;
        return sync_folder(folder_of(path_)) ? Faults{} : Faults{cannot_write(path_)};
    }
    const auto sum = sha256_of_file(unfinished_);
    if (!sum) return {cannot_write(path_)};
    {
        const std::string text = sidecar_text(*sum, name_in_folder(path_));
        const Descriptor sidecar{
            ::open(unfinished_sidecar_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666)};
        if (!sidecar.is_open() || !write_all(sidecar.number(), text.data(), text.size()) ||
            ::fsync(sidecar.number()) != 0)
            return {cannot_write(path_)};
    }
    const std::string folder = folder_of(path_);
    const std::string sidecar = path_ + std::string{checksum_suffix};
    if (overwrite_ == Overwrite::never && exists(path_)) return {already_there(path_)};
    // The folder is synced between the steps, so that the disk sees them in this order too.
    if (::unlink(sidecar.c_str()) != 0 && errno != ENOENT) return {cannot_write(sidecar)};
    if (!sync_folder(folder)) return {cannot_write(path_)};
    if (Faults faults = put_in_place(unfinished_, path_); !faults.empty()) return faults;
    if (!sync_folder(folder)) return {cannot_write(path_)};
    if (Faults faults = put_in_place(unfinished_sidecar_, sidecar); !faults.empty()) return faults;
    if (!sync_folder(folder)) return {cannot_write(path_)};
    started_ = false;
    return {};
}

} // namespace ssrsim
