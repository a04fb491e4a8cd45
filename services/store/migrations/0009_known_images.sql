-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What ran last on each target, over looks that failed or saw nothing.
CREATE TABLE known_images (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    known_json {{json}} NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
