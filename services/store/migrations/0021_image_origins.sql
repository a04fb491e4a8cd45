-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What images say of themselves, by each digest under which they were seen. Where they were told two things nobody knows which is true.
CREATE TABLE image_origins (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    digest {{bytes}} NOT NULL,
    revision text NOT NULL,
    source text NOT NULL,
    version text NOT NULL,
    created text NOT NULL,
    disputed {{bool}} NOT NULL,
    seen_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, digest)
) {{strict}}
--;
CREATE INDEX image_origins_seen ON image_origins (tenant_id, seen_at)
