#pragma once

#include "core/hash.hpp"
#include "record/trajectory.hpp"

namespace ssrsim {

/// The digest of an ensemble, over its replicates in the order of their numbers: what `ssrsim run`
/// prints and what a page can compare with it.
class EnsembleDigest {
  public:
    void add(std::uint32_t replicate, std::uint64_t digest) {
        digest_.add(replicate);
        digest_.add(digest);
    }
    void add(const Trajectory& trajectory) { add(trajectory.replicate, trajectory.digest); }
    [[nodiscard]] std::uint64_t value() const { return digest_.value(); }
    [[nodiscard]] std::string hex() const { return digest_.hex(); }

  private:
    Digest digest_;
};

} // namespace ssrsim
