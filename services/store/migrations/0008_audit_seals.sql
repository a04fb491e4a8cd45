-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Rows of before keep the hash they were written with, which did not name the tenant.
ALTER TABLE audit_entries ADD COLUMN hash_version {{int64}} NOT NULL DEFAULT 1
--;
-- What a chain was at a time, under a key that is not in the database.
CREATE TABLE audit_seals (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    ordinal {{int64}} NOT NULL CHECK (ordinal > 0),
    seq {{int64}} NOT NULL CHECK (seq > 0),
    head {{bytes}} NOT NULL,
    at {{timestamp}} NOT NULL,
    key_id text NOT NULL,
    mac {{bytes}} NOT NULL,
    PRIMARY KEY (tenant_id, ordinal)
) {{strict}}
--;
{{append_only audit_seals}}
--;
-- What of a row is searched, folded: without case, in one form of Unicode. Rows of before get theirs when the database is opened.
CREATE TABLE audit_texts (
    tenant_id {{uuid}} NOT NULL,
    seq {{int64}} NOT NULL,
    folded text NOT NULL,
    PRIMARY KEY (tenant_id, seq),
    FOREIGN KEY (tenant_id, seq) REFERENCES audit_entries (tenant_id, seq)
) {{strict}}
--;
ALTER TABLE targets ADD COLUMN name_searchable text NOT NULL DEFAULT ''
