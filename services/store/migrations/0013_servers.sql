-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Which servers are at work on the database. One that has not said so again by then is gone, by the clock of the database.
CREATE TABLE servers (
    id {{uuid}} NOT NULL,
    alive_until {{timestamp}} NOT NULL,
    PRIMARY KEY (id)
) {{strict}}
--;
-- Whose work it is: it ends with its server.
ALTER TABLE operations ADD COLUMN server_id {{uuid}}
--;
ALTER TABLE operations ADD COLUMN cancelled_at {{timestamp}}
--;
-- Which server has taken the scheduled check of a target, and what the results before speak for. A lease ends with its server, too.
CREATE TABLE check_leases (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    server_id {{uuid}} NOT NULL,
    held_until {{timestamp}} NOT NULL,
    worse_in_a_row {{int64}} NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
