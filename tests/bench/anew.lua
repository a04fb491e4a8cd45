-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- For wrk: a list of ever another length under BENCH_PATH, so that no answer is asked for again while it is kept.
local path = os.getenv("BENCH_PATH")
local limit = 900

function request()
    limit = limit < 1000 and limit + 1 or 901
    return wrk.format("GET", path .. "limit=" .. limit)
end
