#include "tables/zip_archive.hpp"

#include <algorithm>
#include <utility>
#include <zip.h>

namespace ssrsim {

struct ZipArchive::Handle {
    zip_t* archive = nullptr;
    ~Handle() {
        if (archive != nullptr) zip_discard(archive);
    }
};

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes, std::string& reason) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto handle = std::make_shared<Handle>();
    if (source != nullptr) {
        handle->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (handle->archive == nullptr) zip_source_free(source);
    }
    if (handle->archive == nullptr) reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (handle->archive == nullptr) return std::nullopt;
    return ZipArchive{std::move(handle)};
}

ZipArchive::Unpacked ZipArchive::read(const std::string& name) {
    const zip_int64_t index =
        zip_name_locate(handle_->archive, name.c_str(), ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
    if (index < 0) return {Entry::absent, {}};
    zip_file_t* file = zip_fopen_index(handle_->archive, static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr) return {Entry::damaged, {}};
    const std::size_t most = std::min(largest_entry, left_);
    Unpacked unpacked{Entry::found, {}};
    constexpr std::size_t piece = std::size_t{64} << 10;
    for (;;) {
        const std::size_t used = unpacked.bytes.size();
        unpacked.bytes.resize(used + piece);
        const zip_int64_t got = zip_fread(file, unpacked.bytes.data() + used, piece);
        unpacked.bytes.resize(used + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
        if (got < 0) unpacked.what = Entry::damaged;
        if (unpacked.bytes.size() > most) unpacked.what = Entry::too_large;
        if (got <= 0 || unpacked.what != Entry::found) break;
    }
    zip_fclose(file);
    if (unpacked.what == Entry::found)
        left_ -= unpacked.bytes.size();
    else
        unpacked.bytes.clear();
    return unpacked;
}

} // namespace ssrsim
