// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/http/httpmethod.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tidegate {

/// Finds the route of a path by its decoded segments. "{x}" stands for one segment that is not empty; a literal segment wins
/// over a placeholder. Immutable after construction.
class RouteTable
{
public:
    /// Everything that can be done at one path.
    struct Resource
    {
        std::array<const ApiRoute *, 5> routes{}; ///< By HttpMethod.
        QByteArray allow;                         ///< "GET, HEAD, OPTIONS, POST".

        /// HEAD is served by the route of GET; null when the method is not allowed here.
        const ApiRoute *routeFor(WireMethod method) const;
    };
    struct Match
    {
        const Resource *resource = nullptr; ///< Null: there is nothing at this path.
        std::vector<std::string_view> arguments;
    };

    explicit RouteTable(std::vector<ApiRoute> routes);
    Q_DISABLE_COPY_MOVE(RouteTable) // the nodes point to the routes

    Match find(const std::vector<std::string_view> &segments) const;
    const std::vector<ApiRoute> &routes() const { return m_routes; }

private:
    struct Node
    {
        std::vector<std::pair<std::string, size_t>> literals; // child nodes by segment
        size_t placeholder = 0;                               // 0: none, as the root is nobody's child
        bool isResource = false;
        Resource resource;
    };

    size_t childFor(size_t parent, const std::string &segment);
    void add(const ApiRoute &route);
    const Node *descend(size_t node, const std::vector<std::string_view> &segments, size_t depth, Match &match) const;

    std::vector<ApiRoute> m_routes;
    std::vector<Node> m_nodes;
};

} // namespace tidegate
