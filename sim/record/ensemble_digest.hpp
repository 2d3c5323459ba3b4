#pragma once

#include "core/hash.hpp"
#include "record/trajectory.hpp"

namespace ssrsim {

/// The digest of an ensemble, over its replicates in the order of their numbers: what `ssrsim run`
/// prints and what a page can compare with it.
class EnsembleDigest {
  public:
    void add(const Trajectory& trajectory) {
        digest_.add(trajectory.replicate);
        digest_.add(trajectory.digest);
    }
    [[nodiscard]] std::string hex() const { return digest_.hex(); }

  private:
    Digest digest_;
};

} // namespace ssrsim
