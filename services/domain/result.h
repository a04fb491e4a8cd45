// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>
#include <variant>

namespace tidegate {

/// A value, or the reason there is none. Spelled like std::expected so that we can switch to it
/// once the toolchain (clang-tidy and clazy included) has it.
template <typename T>
class [[nodiscard]] Result
{
    static_assert(!std::is_same_v<T, Error>);

public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    const T &value() const & { return checked(std::get_if<0>(&m_state)); }
    T &&value() && { return std::move(checked(std::get_if<0>(&m_state))); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }

    T &operator*() & { return checked(std::get_if<0>(&m_state)); }
    T *operator->() { return &checked(std::get_if<0>(&m_state)); }

    const Error &error() const { return checked(std::get_if<1>(&m_state)); }

    template <typename F>
    auto and_then(F &&next) const & -> std::invoke_result_t<F, const T &>
    {
        if (has_value())
            return std::forward<F>(next)(value());
        return error();
    }

    template <typename F>
    auto transform(F &&convert) const & -> Result<std::remove_cvref_t<std::invoke_result_t<F, const T &>>>
    {
        if (has_value())
            return std::forward<F>(convert)(value());
        return error();
    }

private:
    template <typename P>
    static P &checked(P *stored)
    {
        Q_ASSERT_X(stored, "tidegate::Result", "the other alternative is held");
        return *stored;
    }

    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) {}

    bool has_value() const noexcept { return !m_failed; }
    explicit operator bool() const noexcept { return has_value(); }
    const Error &error() const
    {
        Q_ASSERT(m_failed);
        return m_error;
    }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace tidegate
