#include "results/files.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ssrsim {

void Descriptor::reset() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

bool write_all(int descriptor, const void* data, std::size_t bytes) {
    const auto* next = static_cast<const char*>(data);
    while (bytes > 0) {
        const ssize_t written = ::write(descriptor, next, bytes);
        if (written < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        next += written;
        bytes -= static_cast<std::size_t>(written);
    }
    return true;
}

bool read_exactly(int descriptor, void* data, std::size_t bytes, std::uint64_t offset) {
    auto* next = static_cast<char*>(data);
    while (bytes > 0) {
        const ssize_t got = ::pread(descriptor, next, bytes, static_cast<off_t>(offset));
        if (got < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        if (got == 0) {
            errno = EIO;
            return false;
        }
        next += got;
        bytes -= static_cast<std::size_t>(got);
        offset += static_cast<std::uint64_t>(got);
    }
    return true;
}

Descriptor unnamed_file(const std::string& folder) {
    Descriptor file{::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)};
    if (file.is_open()) return file;
    // File systems without O_TMPFILE (NFS among them) say so in several ways.
    std::string name = folder + "/.ssrsim-spool-XXXXXX";
    file = Descriptor{::mkostemp(name.data(), O_CLOEXEC)};
    if (file.is_open()) ::unlink(name.c_str());
    return file;
}

bool sync_file(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return file.is_open() && ::fsync(file.number()) == 0;
}

bool sync_folder(const std::string& path) {
    const Descriptor folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder.is_open()) return false;
    // Some network file systems cannot sync a folder and say EINVAL: nothing more can be done.
    return ::fsync(folder.number()) == 0 || errno == EINVAL;
}

bool exists(const std::string& path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_in_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

Fault file_fault(std::string code, const std::string& file, std::string message, std::string hint) {
    Fault fault;
    fault.code = std::move(code);
    fault.where.file = file;
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    return fault;
}

std::string system_reason(int error) {
    return std::generic_category().message(error);
}

} // namespace ssrsim
