-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A workspace that comes from elsewhere into an empty tenant: what was announced, what is here, and what became of it.
CREATE TABLE workspace_imports (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    announced_json {{json}} NOT NULL,
    page_count {{int64}} NOT NULL,
    row_count {{int64}} NOT NULL,
    byte_count {{int64}} NOT NULL,
    server_id {{uuid}},
    failure_json {{json}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    completed_at {{timestamp}},
    PRIMARY KEY (tenant_id, id)
) {{strict}}
--;
-- Its rows wait here, compressed, until all are there: the tables of the tenant get all of them at once, or none.
CREATE TABLE workspace_import_pages (
    tenant_id {{uuid}} NOT NULL,
    import_id {{uuid}} NOT NULL,
    number {{int64}} NOT NULL CHECK (number > 0),
    table_name text NOT NULL,
    row_count {{int64}} NOT NULL,
    content_hash {{bytes}} NOT NULL,
    packed {{bytes}} NOT NULL,
    PRIMARY KEY (tenant_id, import_id, number),
    FOREIGN KEY (tenant_id, import_id) REFERENCES workspace_imports (tenant_id, id)
) {{strict}}
--;
-- Who writes for the tenant takes this row first, and sees here that an import is under way.
ALTER TABLE change_counters ADD COLUMN import_id {{uuid}}
