// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <array>
#include <charconv>
#include <concepts>
#include <cstring>
#include <string>

namespace tidegate {

// Numbers as text on the way of a request: without a format to read and without a locale.

template <std::integral Number>
void appendNumber(std::string &out, Number number, int base = 10)
{
    std::array<char, 68> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
    out.append(digits.data(), end);
}

/// The number with as many digits, zeros in front; the lowest digits of a larger one. Moves `at` behind it.
inline void putDigits(char *&at, unsigned number, int count)
{
    constexpr const char *pairs = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
                                  "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    char *place = at += count;
    for (; count >= 2; count -= 2) {
        place -= 2;
        std::memcpy(place, pairs + std::size_t(2) * (number % 100), 2);
        number /= 100;
    }
    if (count > 0)
        *--place = static_cast<char>('0' + number % 10);
}

/// A count of thousandths as a decimal fraction: 1234 is "1.234". Not negative.
inline void appendThousandths(std::string &out, long long thousandths)
{
    appendNumber(out, thousandths / 1000);
    std::array<char, 4> fraction{'.'};
    char *at = fraction.data() + 1;
    putDigits(at, static_cast<unsigned>(thousandths % 1000), 3);
    out.append(fraction.data(), fraction.size());
}

} // namespace tidegate
