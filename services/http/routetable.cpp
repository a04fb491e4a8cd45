// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routetable.h"

#include "services/domain/httpbytes.h"

#include <optional>

namespace tidegate {

namespace {

std::optional<HttpMethod> servedBy(WireMethod method)
{
    switch (method) {
    case WireMethod::Get:
    case WireMethod::Head:
        return HttpMethod::Get;
    case WireMethod::Post:
        return HttpMethod::Post;
    case WireMethod::Put:
        return HttpMethod::Put;
    case WireMethod::Patch:
        return HttpMethod::Patch;
    case WireMethod::Delete:
        return HttpMethod::Delete;
    default:
        return std::nullopt;
    }
}

} // namespace

const ApiRoute *RouteTable::Resource::routeFor(WireMethod method) const
{
    const auto served = servedBy(method);
    return served ? routes[static_cast<size_t>(*served)] : nullptr;
}

RouteTable::RouteTable(std::vector<ApiRoute> routes) : m_routes(std::move(routes)), m_nodes(1)
{
    for (const ApiRoute &route : m_routes)
        add(route);
    for (Node &node : m_nodes) {
        for (const ApiRoute *route : node.resource.routes) {
            if (!route)
                continue;
            const std::string_view name = toStringView(route->method);
            node.resource.allow += QByteArray(name.data(), static_cast<qsizetype>(name.size())) + ", ";
            if (route->method == HttpMethod::Get)
                node.resource.allow += "HEAD, ";
        }
        node.resource.allow += "OPTIONS";
    }
}

size_t RouteTable::childFor(size_t parent, const std::string &segment)
{
    const bool isPlaceholder = segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
    if (isPlaceholder && m_nodes[parent].placeholder != 0)
        return m_nodes[parent].placeholder;
    for (const auto &[literal, child] : m_nodes[parent].literals) {
        if (!isPlaceholder && literal == segment)
            return child;
    }
    const size_t child = m_nodes.size();
    m_nodes.emplace_back();
    if (isPlaceholder)
        m_nodes[parent].placeholder = child;
    else
        m_nodes[parent].literals.emplace_back(segment, child);
    return child;
}

void RouteTable::add(const ApiRoute &route)
{
    size_t node = 0;
    std::string_view rest(route.path);
    takeUntil(rest, '/');
    while (!rest.empty())
        node = childFor(node, std::string(takeUntil(rest, '/')));
    const ApiRoute *&slot = m_nodes[node].resource.routes[static_cast<size_t>(route.method)];
    Q_ASSERT_X(!slot, "tidegate::RouteTable", "two routes for the same method and path");
    slot = &route;
    m_nodes[node].isResource = true;
}

RouteTable::Match RouteTable::find(const std::vector<std::string_view> &segments) const
{
    Match match;
    if (const Node *node = descend(0, segments, 0, match))
        match.resource = &node->resource;
    return match;
}

const RouteTable::Node *RouteTable::descend(size_t index, const std::vector<std::string_view> &segments, size_t depth, Match &match) const
{
    const Node &node = m_nodes[index];
    if (depth == segments.size())
        return node.isResource ? &node : nullptr;
    const std::string_view segment = segments[depth];
    for (const auto &[literal, child] : node.literals) {
        if (literal != segment)
            continue;
        if (const Node *found = descend(child, segments, depth + 1, match))
            return found;
    }
    if (node.placeholder == 0 || segment.empty())
        return nullptr;
    match.arguments.push_back(segment);
    if (const Node *found = descend(node.placeholder, segments, depth + 1, match))
        return found;
    match.arguments.pop_back();
    return nullptr;
}

} // namespace tidegate
