-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Each tenant has its counter from the start: who writes for the tenant takes that row first.
INSERT INTO change_counters (tenant_id, seq)
SELECT t.tenant_id, 0 FROM tenants t WHERE NOT EXISTS (SELECT 1 FROM change_counters c WHERE c.tenant_id = t.tenant_id)
