#include "results/checksum.hpp"

#include "results/files.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <openssl/evp.h>
#include <unistd.h>
#include <vector>

namespace ssrsim {

namespace {

constexpr std::size_t sum_length = 64;
constexpr std::string_view hex_digits = "0123456789abcdef";

} // namespace

std::optional<std::string> sha256_of_file(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.is_open()) return std::nullopt;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free};
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<unsigned char> buffer(std::size_t{1} << 20);
    for (;;) {
        const ssize_t got = ::read(file.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(got));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += hex_digits[digest[i] >> 4];
        text += hex_digits[digest[i] & 15u];
    }
    return text;
}

std::string sidecar_text(const std::string& sum, const std::string& file_name) {
    return sum + "  " + file_name + "\n";
}

std::optional<std::string> sum_of_sidecar(const std::string& text, const std::string& file_name) {
    // A star before the name marks sha256sum's binary mode.
    const bool ours = text == sidecar_text(text.substr(0, sum_length), file_name) ||
                      text == text.substr(0, sum_length) + " *" + file_name + "\n";
    if (!ours || text.find_first_not_of(hex_digits) < sum_length) return std::nullopt;
    return text.substr(0, sum_length);
}

} // namespace ssrsim
