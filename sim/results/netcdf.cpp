#include "results/netcdf.hpp"

#include "core/contracts.hpp"
#include "results/hdf5_support.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <hdf5_hl.h>
#include <limits>
#include <memory>

namespace ssrsim {

using detail::Handle;

namespace {

static_assert(sizeof(hid_t) == sizeof(std::int64_t));

/// Fixed length, padded with zeros: netCDF reads it as a text attribute.
Handle text_type(std::size_t length) {
    Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
    H5Tset_size(type.id(), std::max<std::size_t>(1, length));
    H5Tset_strpad(type.id(), H5T_STR_NULLPAD);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    return type;
}

/// Variable length: netCDF's NC_STRING.
Handle string_type() {
    Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
    H5Tset_size(type.id(), H5T_VARIABLE);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    return type;
}

/// netCDF-4 lists variables, dimensions and attributes in the order of their creation; HDF5 keeps
/// that order only where it is asked to. Times of objects would make two equal runs differ.
void keep_order_and_no_times(hid_t properties) {
    H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(properties, false);
}

constexpr std::size_t smallest_compressed = std::size_t{16} << 10;

std::vector<hsize_t> as_sizes(std::span<const std::size_t> values) {
    return {values.begin(), values.end()};
}

} // namespace

NetcdfFile::NetcdfFile(const std::string& path) {
    detail::quiet_hdf5();
    const Handle creation{H5Pcreate(H5P_FILE_CREATE), H5Pclose};
    H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    keep_order_and_no_times(creation.id());
    const Handle access = detail::access_without_locks();
    // The format of HDF5 1.8, as netCDF writes it: every reader in use takes it, and attributes may
    // exceed 64 KiB (the scenario).
    H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18);
    H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
    file_ = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id());
    good(file_, "create the file");
}

NetcdfFile::~NetcdfFile() {
    close();
}

bool NetcdfFile::good(std::int64_t status, const char* what) {
    if (status >= 0) return true;
    if (failure_.empty()) failure_ = fmt::format("cannot {}: {}", what, detail::hdf5_reason());
    return false;
}

bool NetcdfFile::close() {
    for (const Id id : variables_)
        if (id >= 0) good(H5Dclose(id), "close a variable");
    for (const Dimension& dimension : dimensions_)
        if (dimension.scale >= 0) good(H5Dclose(dimension.scale), "close a dimension");
    variables_.clear();
    dimensions_.clear();
    if (file_ >= 0) {
        good(H5Fflush(file_, H5F_SCOPE_GLOBAL), "write the file");
        good(H5Fclose(file_), "close the file");
    }
    file_ = -1;
    return !failed();
}

void NetcdfFile::text_attribute(Id object, const std::string& name, std::string_view value) {
    if (failed()) return;
    const Handle type = text_type(value.size());
    const Handle space{H5Screate(H5S_SCALAR), H5Sclose};
    const Handle attribute{
        H5Acreate2(object, name.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose};
    if (!good(attribute.id(), "create an attribute")) return;
    good(H5Awrite(attribute.id(), type.id(), value.empty() ? "" : value.data()),
         "write an attribute");
}

void NetcdfFile::number_attribute(Id object, const std::string& name, Id file_type, Id memory_type,
                                  const void* value) {
    if (failed()) return;
    const hsize_t one = 1;
    const Handle space{H5Screate_simple(1, &one, nullptr), H5Sclose};
    const Handle attribute{
        H5Acreate2(object, name.c_str(), file_type, space.id(), H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose};
    if (!good(attribute.id(), "create an attribute")) return;
    good(H5Awrite(attribute.id(), memory_type, value), "write an attribute");
}

void NetcdfFile::attribute(const std::string& name, std::string_view value) {
    text_attribute(file_, name, value);
}

void NetcdfFile::attribute(const std::string& name, std::int32_t value) {
    number_attribute(file_, name, H5T_STD_I32LE, H5T_NATIVE_INT32, &value);
}

void NetcdfFile::attribute(const std::string& name, std::uint64_t value) {
    number_attribute(file_, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, &value);
}

NetcdfFile::Id NetcdfFile::create_dataset(const std::string& name, Id type,
                                          std::span<const std::size_t> lengths,
                                          std::span<const std::size_t> chunk, Id fill_type,
                                          const void* fill) {
    const Handle properties{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
    keep_order_and_no_times(properties.id());
    if (!chunk.empty()) {
        const auto sizes = as_sizes(chunk);
        H5Pset_chunk(properties.id(), static_cast<int>(sizes.size()), sizes.data());
        H5Pset_shuffle(properties.id());
        H5Pset_deflate(properties.id(), 1);
    }
    if (fill != nullptr) H5Pset_fill_value(properties.id(), fill_type, fill);
    const auto sizes = as_sizes(lengths);
    const Handle space{H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
                       H5Sclose};
    const hid_t dataset = H5Dcreate2(file_, name.c_str(), type, space.id(), H5P_DEFAULT,
                                     properties.id(), H5P_DEFAULT);
    good(dataset, "create a variable");
    return dataset;
}

void NetcdfFile::define_dimension(const std::string& name, Id file_type, Id memory_type,
                                  std::size_t length, const void* values,
                                  const Attributes& attributes) {
    if (failed()) return;
    SSRSIM_EXPECT(length > 0, "a dimension has a length");
    const std::array<std::size_t, 1> lengths{length};
    const Id scale = create_dataset(name, file_type, lengths, {}, -1, nullptr);
    if (failed()) return;
    const auto number = static_cast<std::int32_t>(dimensions_.size());
    dimensions_.push_back({name, scale, length});
    if (!good(H5DSset_scale(scale, name.c_str()), "define a dimension")) return;
    const Handle space{H5Screate(H5S_SCALAR), H5Sclose};
    const Handle id{
        H5Acreate2(scale, "_Netcdf4Dimid", H5T_STD_I32LE, space.id(), H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose};
    good(H5Awrite(id.id(), H5T_NATIVE_INT32, &number), "define a dimension");
    for (const auto& [key, value] : attributes)
        text_attribute(scale, key, value);
    good(H5Dwrite(scale, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write a coordinate");
}

void NetcdfFile::dimension(const std::string& name, std::span<const std::int32_t> values,
                           const Attributes& attributes) {
    define_dimension(name, H5T_STD_I32LE, H5T_NATIVE_INT32, values.size(), values.data(),
                     attributes);
}

void NetcdfFile::dimension(const std::string& name, std::span<const std::uint32_t> values,
                           const Attributes& attributes) {
    define_dimension(name, H5T_STD_U32LE, H5T_NATIVE_UINT32, values.size(), values.data(),
                     attributes);
}

void NetcdfFile::dimension(const std::string& name, std::span<const double> values,
                           const Attributes& attributes) {
    define_dimension(name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.size(), values.data(),
                     attributes);
}

void NetcdfFile::dimension(const std::string& name, std::span<const std::string> values,
                           const Attributes& attributes) {
    std::vector<const char*> texts;
    for (const std::string& value : values)
        texts.push_back(value.c_str());
    const Handle type = string_type();
    define_dimension(name, type.id(), type.id(), texts.size(), texts.data(), attributes);
}

NetcdfFile::Variable NetcdfFile::variable(const std::string& name, Type type,
                                          const std::vector<std::string>& dimensions,
                                          const std::vector<std::size_t>& chunk,
                                          const Attributes& attributes) {
    const Variable number = variables_.size();
    variables_.push_back(-1);
    if (failed()) return number;

    std::vector<const Dimension*> along;
    std::vector<std::size_t> lengths;
    for (const std::string& wanted : dimensions) {
        const auto found = std::find_if(dimensions_.begin(), dimensions_.end(),
                                        [&](const Dimension& d) { return d.name == wanted; });
        SSRSIM_EXPECT(found != dimensions_.end(), "dimensions are defined before variables");
        along.push_back(&*found);
        lengths.push_back(found->length);
    }
    constexpr float no_float = std::numeric_limits<float>::quiet_NaN();
    constexpr double no_double = std::numeric_limits<double>::quiet_NaN();
    constexpr std::uint32_t no_count = std::numeric_limits<std::uint32_t>::max();
    constexpr std::uint64_t no_wide_count = std::numeric_limits<std::uint64_t>::max();
    const Handle text = string_type();
    Id file_type = text.id();
    Id memory_type = -1;
    const void* fill = nullptr;
    if (type == Type::single_precision) {
        file_type = H5T_IEEE_F32LE;
        memory_type = H5T_NATIVE_FLOAT;
        fill = &no_float;
    } else if (type == Type::double_precision) {
        file_type = H5T_IEEE_F64LE;
        memory_type = H5T_NATIVE_DOUBLE;
        fill = &no_double;
    } else if (type == Type::count) {
        file_type = H5T_STD_U32LE;
        memory_type = H5T_NATIVE_UINT32;
        fill = &no_count;
    } else if (type == Type::wide_count) {
        file_type = H5T_STD_U64LE;
        memory_type = H5T_NATIVE_UINT64;
        fill = &no_wide_count;
    }
    std::size_t bytes = H5Tget_size(file_type);
    for (const std::size_t length : lengths)
        bytes *= length;
    const std::vector<std::size_t> chunked =
        bytes > smallest_compressed ? chunk : std::vector<std::size_t>{};
    const Id dataset = create_dataset(name, file_type, lengths, chunked, memory_type, fill);
    variables_[number] = dataset;
    if (fill != nullptr) number_attribute(dataset, "_FillValue", file_type, memory_type, fill);
    for (const auto& [key, value] : attributes)
        text_attribute(dataset, key, value);
    for (std::size_t d = 0; d < along.size() && !failed(); ++d)
        good(H5DSattach_scale(dataset, along[d]->scale, static_cast<unsigned>(d)),
             "attach a dimension");
    return number;
}

void NetcdfFile::write_block(Variable variable, std::span<const std::size_t> start,
                             std::span<const std::size_t> count, Id type, const void* values) {
    if (failed()) return;
    const Id dataset = variables_[variable];
    const auto first = as_sizes(start);
    const auto lengths = as_sizes(count);
    const Handle memory{H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
                        H5Sclose};
    const Handle space{H5Dget_space(dataset), H5Sclose};
    H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, first.data(), nullptr, lengths.data(), nullptr);
    good(H5Dwrite(dataset, type, memory.id(), space.id(), H5P_DEFAULT, values), "write the file");
}

void NetcdfFile::write(Variable variable, std::span<const std::size_t> start,
                       std::span<const std::size_t> count, std::span<const float> values) {
    write_block(variable, start, count, H5T_NATIVE_FLOAT, values.data());
}

void NetcdfFile::write(Variable variable, std::span<const std::size_t> start,
                       std::span<const std::size_t> count, std::span<const double> values) {
    write_block(variable, start, count, H5T_NATIVE_DOUBLE, values.data());
}

void NetcdfFile::write(Variable variable, std::span<const std::size_t> start,
                       std::span<const std::size_t> count, std::span<const std::uint32_t> values) {
    write_block(variable, start, count, H5T_NATIVE_UINT32, values.data());
}

void NetcdfFile::write(Variable variable, std::span<const std::size_t> start,
                       std::span<const std::size_t> count, std::span<const std::uint64_t> values) {
    write_block(variable, start, count, H5T_NATIVE_UINT64, values.data());
}

void NetcdfFile::write(Variable variable, std::span<const std::string> values) {
    if (failed()) return;
    std::vector<const char*> texts;
    for (const std::string& value : values)
        texts.push_back(value.c_str());
    const Handle type = string_type();
    good(H5Dwrite(variables_[variable], type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()),
         "write the file");
}

} // namespace ssrsim
