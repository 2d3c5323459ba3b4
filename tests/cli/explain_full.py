"""`ssrsim explain`: a sample of orders estimates the shares that all combinations of frictions give."""

import unittest

from explain import Explain as Explained


class Sampled(Explained):
    def test_a_sample_of_orders_estimates_the_same_shares(self):
        sampled = self.explain("--max-runs", 0, replicates=60)
        exact = self.explain("--max-runs", 8 * 1024, replicates=8)
        for key in ("service_area", "capacity_area"):
            for one, other in zip(exact["outcomes"][key]["shares"], sampled["outcomes"][key]["shares"]):
                error = 6 * (one["standard_error"] ** 2 + other["standard_error"] ** 2) ** 0.5
                self.assertLess(abs(one["share"] - other["share"]), error + 1e-12, (key, one["friction"]))


if __name__ == "__main__":
    unittest.main(argv=[__file__, "Sampled.test_a_sample_of_orders_estimates_the_same_shares"])
