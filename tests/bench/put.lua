-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- BENCH_PUTS="TOKEN PATH\nTOKEN PATH..." wrk -s put.lua URL: changes targets by PUT, each time to other labels; the tenants of the tokens take turns.
local puts, count = {}, 0

function init()
    for token, path in os.getenv("BENCH_PUTS"):gmatch("(%S+) (%S+)") do
        puts[#puts + 1] = { path = path, headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" } }
    end
end

function request()
    count = count + 1
    local put = puts[count % #puts + 1]
    return wrk.format("PUT", put.path, put.headers, '{"labels":{"role":"web","build":"' .. count .. '"}}')
end
