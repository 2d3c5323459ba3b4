#pragma once

#include <bit>
#include <cstdint>
#include <limits>

/// Elementary functions with the same bits on every IEEE 754 machine: only + - * / and bit
/// operations, compiled with -ffp-contract=off. The C library's differ between processors by an
/// ulp, and one ulp is enough to move a draw.
///
/// All but pow have no branches on their main path. clang and, with -fno-trapping-math (which moves
/// no bit), g++ -O3 vectorise loops over exp and log.
/// Largest errors found, in ulp: exp 0.89, log 0.85, log1p 0.85, expm1 1.32, pow 0.85.
///
/// Methods and coefficients follow fdlibm:
///   Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
///   Permission to use, copy, modify, and distribute this software is freely granted, provided that
///   this notice is preserved.
namespace ssrsim {

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
// Adding it rounds a small number to an integer, which then sits in the low bits of the sum.
inline constexpr double rounder = 0x1.8p52;
inline constexpr double ln2_high = 6.93147180369123816490e-01; // 32 bits: k * ln2_high is exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr double inverse_ln2 = 1.44269504088896338700;

constexpr std::uint64_t bits_of(double x) noexcept {
    return std::bit_cast<std::uint64_t>(x);
}
constexpr double from_bits(std::uint64_t bits) noexcept {
    return std::bit_cast<double>(bits);
}

/// The upper half of the bits: a number short enough for exact products.
constexpr double high_part(double x) noexcept {
    return from_bits(bits_of(x) & 0xFFFFFFFF00000000u);
}

/// 2^k for `shifted` = k + rounder, -1022 <= k <= 1023.
constexpr double power_of_two(double shifted) noexcept {
    return from_bits((bits_of(shifted) + 1023u) << 52);
}

/// y * 2^k for integral k in [-2000, 2000], rounded once: the first factor leaves a normal number.
constexpr double scale(double y, double k) noexcept {
    const double half = k * 0.5 + rounder;
    const double rest = (k - (half - rounder)) + rounder;
    return y * power_of_two(half) * power_of_two(rest);
}

/// A positive number as 2^exponent * fraction, with fraction in [sqrt(1/2), sqrt(2)).
struct Split {
    double exponent;
    double fraction;
};

constexpr Split split_exponent(double x) noexcept {
    constexpr std::uint64_t sqrt_half = 0x3FE6A09E00000000u;
    const bool subnormal = x < 0x1p-1022;
    const double normal = subnormal ? x * 0x1p54 : x;
    const std::uint64_t shifted = bits_of(normal) + (0x3FF0000000000000u - sqrt_half);
    // The biased exponent becomes a double without a conversion, which SSE2 lacks for 64 bits.
    const double biased = from_bits((shifted >> 52) | 0x4330000000000000u) - 0x1p52;
    return {biased - (subnormal ? 1077.0 : 1023.0),
            from_bits((shifted & 0x000FFFFFFFFFFFFFu) + sqrt_half)};
}

/// log(1 + f) = f - f²/2 + s (f²/2 + R), s = f / (2 + f): the last part, for |f| < 0.42.
constexpr double log_series(double f) noexcept {
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double even = w * (3.999999999940941908e-01 +
                             w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd = z * (6.666666666666735130e-01 +
                            w * (2.857142874366239149e-01 +
                                 w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    return s * (0.5 * f * f + (even + odd));
}

/// r - r²(P1 + r²(…)): the even part of fdlibm's rational approximation of exp on |r| < 0.35.
constexpr double exp_kernel(double r) noexcept {
    const double t = r * r;
    return r - t * (1.66666666666666019037e-01 +
                    t * (-2.77777777770155933842e-03 +
                         t * (6.61375632143793436117e-05 +
                              t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
}

} // namespace detail

/// e^x; 0 below -745.14, infinity above 709.79.
constexpr double portable_exp(double x) noexcept {
    const double low = x < -800.0 ? -800.0 : x;
    const double clamped = low > 800.0 ? 800.0 : low;
    const double k = (clamped * detail::inverse_ln2 + detail::rounder) - detail::rounder;
    const double high = clamped - k * detail::ln2_high;
    const double tail = k * detail::ln2_low;
    const double r = high - tail;
    const double c = detail::exp_kernel(r);
    const double y = 1.0 - ((tail - (r * c) / (2.0 - c)) - high);
    const double result = detail::scale(y, k);
    return x != x ? detail::not_a_number : result;
}

/// Natural logarithm; -infinity at 0, NaN below.
constexpr double portable_log(double x) noexcept {
    const auto [k, fraction] = detail::split_exponent(x);
    const double f = fraction - 1.0;
    const double half_square = 0.5 * f * f;
    const double main =
        k * detail::ln2_high - ((half_square - (detail::log_series(f) + k * detail::ln2_low)) - f);
    const double positive = x == detail::infinity ? x : main;
    const double defined = x >= 0.0 ? positive : detail::not_a_number;
    return x == 0.0 ? -detail::infinity : defined;
}

/// log(1 + x), exact to the last bits for small x; -infinity at -1, NaN below.
constexpr double portable_log1p(double x) noexcept {
    const bool small = (x > -0.2928) & (x < 0.4142);
    const double u = small ? 1.0 : 1.0 + x;
    const auto [k, fraction] = detail::split_exponent(u);
    const double f = small ? x : fraction - 1.0;
    // What 1 + x lost to rounding, relative to it; above 2^53 nothing that matters is left.
    const double lost = u > 2.0 ? 1.0 - (u - x) : x - (u - 1.0);
    // Divided whether it counts or not: a choice of whether to divide keeps loops from vectors.
    const double quotient = lost / u;
    const double kept = x > 0x1p60 ? 0.0 : quotient;
    const double correction = small ? 0.0 : kept;
    const double half_square = 0.5 * f * f;
    const double main =
        k * detail::ln2_high -
        ((half_square - (detail::log_series(f) + (k * detail::ln2_low + correction))) - f);
    const double positive = x == detail::infinity ? x : main;
    const double defined = x >= -1.0 ? positive : detail::not_a_number;
    const double signed_zero = x == 0.0 ? x : defined;
    return x == -1.0 ? -detail::infinity : signed_zero;
}

/// e^x - 1, exact to the last bits for small x.
constexpr double portable_expm1(double x) noexcept {
    // Beyond 40 the 1 is far below half an ulp.
    const double low = x < -60.0 ? -60.0 : x;
    const double clamped = low > 40.0 ? 40.0 : low;
    const double k = (clamped * detail::inverse_ln2 + detail::rounder) - detail::rounder;
    const double high = clamped - k * detail::ln2_high;
    const double tail = k * detail::ln2_low;
    const double r = high - tail;
    const double rest = (high - r) - tail;
    const double half_r = 0.5 * r;
    const double half_square = r * half_r;
    const double r1 =
        1.0 + half_square *
                  (-3.33333333333331316428e-02 +
                   half_square *
                       (1.58730158725481460165e-03 +
                        half_square * (-7.93650757867487942473e-05 +
                                       half_square * (4.00821782732936239552e-06 +
                                                      half_square * -2.01099218183624371326e-07))));
    const double t = 3.0 - r1 * half_r;
    const double e = half_square * ((r1 - t) / (6.0 - r * t));
    const double correction = (r * (e - rest) - rest) - half_square;
    const double two_k = detail::power_of_two(k + detail::rounder);
    const double main = (two_k - 1.0) + two_k * (r - correction);
    const double whole = x > 40.0 ? portable_exp(x) : main;
    const double signed_zero = x == 0.0 ? x : whole;
    return x != x ? detail::not_a_number : signed_zero;
}

/// x^y for x >= 0 (NaN below), with the C library's values at 0, 1 and infinity.
/// y * log2(x) is carried to about 75 bits, so the error does not grow with it.
constexpr double portable_pow(double x, double y) noexcept {
    if (y == 0.0 || x == 1.0) return 1.0;
    if (!(x >= 0.0) || y != y) return detail::not_a_number;
    if (x == 0.0) return y > 0.0 ? 0.0 : detail::infinity;
    if (x == detail::infinity) return y > 0.0 ? detail::infinity : 0.0;
    // Results are 0, 1 or infinity far before this bound; it keeps the products finite.
    const double power = y > 0x1p66 ? 0x1p66 : (y < -0x1p66 ? -0x1p66 : y);

    // x = 2^n * a with a near 1 or near 1.5 = base.
    const bool subnormal = x < 0x1p-1022;
    const std::uint64_t bits = detail::bits_of(subnormal ? x * 0x1p53 : x);
    const std::uint64_t fraction = bits & 0x000FFFFFFFFFFFFFu;
    const bool near_three_halves = fraction >= 0x3988F00000000u && fraction < 0xBB67A00000000u;
    const bool near_two = fraction >= 0xBB67A00000000u;
    const double n = static_cast<double>(static_cast<std::int32_t>(bits >> 52)) -
                     (subnormal ? 1076.0 : 1023.0) + (near_two ? 1.0 : 0.0);
    const double a =
        detail::from_bits(fraction | (near_two ? 0x3FE0000000000000u : 0x3FF0000000000000u));
    const double base = near_three_halves ? 1.5 : 1.0;
    const double log2_base_high = near_three_halves ? 5.84962487220764160156e-01 : 0.0;
    const double log2_base_low = near_three_halves ? 1.35003920212974897128e-08 : 0.0;

    // s = (a - base) / (a + base) in two parts.
    const double difference = a - base;
    const double reciprocal = 1.0 / (a + base);
    const double s = difference * reciprocal;
    const double s_high = detail::high_part(s);
    const double sum_high = detail::high_part(a + base);
    const double sum_low = a - (sum_high - base);
    const double s_low = reciprocal * ((difference - s_high * sum_high) - s_high * sum_low);

    // log2(a / base) = 2 / ln 2 * (s + s³/3 + …) = 2 / (3 ln 2) * s * (3 + s² + r).
    const double z = s * s;
    double r =
        z * z *
        (5.99999999999994648725e-01 +
         z * (4.28571428578550184252e-01 +
              z * (3.33333329818377432918e-01 +
                   z * (2.72728123808534006489e-01 +
                        z * (2.30660745775561754067e-01 + z * 2.06975017800338417784e-01)))));
    r += s_low * (s_high + s);
    const double square_high = s_high * s_high;
    const double factor_high = detail::high_part(3.0 + square_high + r);
    const double factor_low = r - ((factor_high - 3.0) - square_high);
    const double u = s_high * factor_high;
    const double v = s_low * factor_high + factor_low * s;
    const double p_high = detail::high_part(u + v);
    const double p_low = v - (p_high - u);
    constexpr double cp = 9.61796693925975554329e-01; // 2 / (3 ln 2), and its two parts
    constexpr double cp_high = 9.61796700954437255859e-01;
    constexpr double cp_low = -7.02846165095275826516e-09;
    const double z_high = cp_high * p_high;
    const double z_low = cp_low * p_high + p_low * cp + log2_base_low;
    const double log_high = detail::high_part(((z_high + z_low) + log2_base_high) + n);
    const double log_low = z_low - (((log_high - n) - log2_base_high) - z_high);

    // y * log2(x) in two parts.
    const double power_high = detail::high_part(power);
    const double e_low = (power - power_high) * log_high + power * log_low;
    const double e_high = power_high * log_high;
    const double exponent = e_low + e_high;
    if (exponent > 1100.0) return detail::infinity;
    if (exponent < -1200.0) return 0.0;

    // 2^exponent.
    const double k = (exponent + detail::rounder) - detail::rounder;
    const double f_high = e_high - k;
    const double t = detail::high_part(f_high + e_low);
    const double w_high = t * 6.93147182464599609375e-01; // ln 2 in two parts
    const double w_low =
        (e_low - (t - f_high)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09;
    const double w = w_high + w_low;
    const double lost = w_low - (w - w_high);
    const double c = detail::exp_kernel(w);
    const double q = (w * c) / (c - 2.0) - (lost + w * lost);
    return detail::scale(1.0 - (q - w), k);
}

} // namespace ssrsim
