#include "results/netcdf_reader.hpp"

#include <array>
#include <hdf5_hl.h>

namespace ssrsim::detail {

namespace {

herr_t add_name(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

herr_t add_dimension(hid_t, unsigned, hid_t scale, void* names) {
    std::array<char, 256> name{};
    if (H5DSget_scale_name(scale, name.data(), name.size()) > 0)
        static_cast<std::vector<std::string>*>(names)->emplace_back(name.data());
    return 1;
}

Handle type_of(const Handle& dataset) {
    return {H5Dget_type(dataset.id()), H5Tclose};
}

} // namespace

NetcdfReader::NetcdfReader(const std::string& path) {
    quiet_hdf5();
    const Handle access = access_without_locks();
    file_ = Handle{H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose};
}

std::vector<std::string> NetcdfReader::variables() const {
    std::vector<std::string> names;
    H5Literate(file_.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add_name, &names);
    return names;
}

bool NetcdfReader::has(const std::string& variable) const {
    return H5Lexists(file_.id(), variable.c_str(), H5P_DEFAULT) > 0;
}

Handle NetcdfReader::open(const std::string& variable) const {
    if (!has(variable)) return {};
    return {H5Dopen2(file_.id(), variable.c_str(), H5P_DEFAULT), H5Dclose};
}

std::optional<std::string> NetcdfReader::text(const std::string& variable,
                                              const std::string& attribute) const {
    const std::string object = variable.empty() ? "." : variable;
    if (H5Aexists_by_name(file_.id(), object.c_str(), attribute.c_str(), H5P_DEFAULT) <= 0)
        return std::nullopt;
    const Handle found{
        H5Aopen_by_name(file_.id(), object.c_str(), attribute.c_str(), H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose};
    const Handle type{H5Aget_type(found.id()), H5Tclose};
    if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) > 0)
        return std::nullopt;
    std::string value(H5Tget_size(type.id()), '\0');
    if (H5Aread(found.id(), type.id(), value.data()) < 0) return std::nullopt;
    // An empty text is stored as one zero.
    if (value.size() == 1 && value[0] == '\0') value.clear();
    return value;
}

std::optional<std::uint64_t> NetcdfReader::number(const std::string& attribute) const {
    if (H5Aexists(file_.id(), attribute.c_str()) <= 0) return std::nullopt;
    const Handle found{H5Aopen(file_.id(), attribute.c_str(), H5P_DEFAULT), H5Aclose};
    const Handle type{H5Aget_type(found.id()), H5Tclose};
    const Handle space{H5Aget_space(found.id()), H5Sclose};
    if (H5Tget_class(type.id()) != H5T_INTEGER || H5Sget_simple_extent_npoints(space.id()) != 1)
        return std::nullopt;
    std::uint64_t value = 0;
    if (H5Aread(found.id(), H5T_NATIVE_UINT64, &value) < 0) return std::nullopt;
    return value;
}

std::vector<std::string> NetcdfReader::dimensions(const std::string& variable) const {
    std::vector<std::string> names;
    const Handle dataset = open(variable);
    if (!dataset.good()) return names;
    if (H5DSis_scale(dataset.id()) > 0) return {variable};
    for (unsigned d = 0; d < lengths(variable).size(); ++d)
        H5DSiterate_scales(dataset.id(), d, nullptr, add_dimension, &names);
    return names;
}

std::vector<std::size_t> NetcdfReader::lengths(const std::string& variable) const {
    const Handle dataset = open(variable);
    if (!dataset.good()) return {};
    const Handle space{H5Dget_space(dataset.id()), H5Sclose};
    const int rank = H5Sget_simple_extent_ndims(space.id());
    if (rank <= 0) return {};
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr);
    return {sizes.begin(), sizes.end()};
}

template <class T>
std::optional<std::vector<T>> NetcdfReader::values(const std::string& variable, H5T_class_t wanted,
                                                   hid_t type) const {
    const Handle dataset = open(variable);
    if (!dataset.good() || H5Tget_class(type_of(dataset).id()) != wanted) return std::nullopt;
    std::size_t count = 1;
    for (const std::size_t length : lengths(variable))
        count *= length;
    std::vector<T> found(count);
    if (H5Dread(dataset.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, found.data()) < 0)
        return std::nullopt;
    return found;
}

std::optional<std::vector<float>> NetcdfReader::floats(const std::string& variable) const {
    return values<float>(variable, H5T_FLOAT, H5T_NATIVE_FLOAT);
}

std::optional<std::vector<double>> NetcdfReader::doubles(const std::string& variable) const {
    return values<double>(variable, H5T_FLOAT, H5T_NATIVE_DOUBLE);
}

std::optional<std::vector<std::int32_t>> NetcdfReader::integers(const std::string& variable) const {
    return values<std::int32_t>(variable, H5T_INTEGER, H5T_NATIVE_INT32);
}

std::optional<std::vector<std::uint32_t>> NetcdfReader::counts(const std::string& variable) const {
    return values<std::uint32_t>(variable, H5T_INTEGER, H5T_NATIVE_UINT32);
}

std::optional<std::vector<std::uint64_t>>
NetcdfReader::wide_counts(const std::string& variable) const {
    return values<std::uint64_t>(variable, H5T_INTEGER, H5T_NATIVE_UINT64);
}

std::optional<std::vector<std::string>> NetcdfReader::strings(const std::string& variable) const {
    const Handle dataset = open(variable);
    if (!dataset.good() || H5Tis_variable_str(type_of(dataset).id()) <= 0) return std::nullopt;
    const Handle type = type_of(dataset);
    const Handle space{H5Dget_space(dataset.id()), H5Sclose};
    const auto count = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id()));
    std::vector<char*> texts(count);
    if (H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()) < 0)
        return std::nullopt;
    std::vector<std::string> found;
    for (const char* text : texts)
        found.emplace_back(text != nullptr ? text : "");
    H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, texts.data());
    return found;
}

} // namespace ssrsim::detail
