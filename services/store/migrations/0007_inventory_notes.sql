-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What could not be read of a target and does not touch the verdict.
ALTER TABLE inventory_current ADD COLUMN notes_json {{json}} NOT NULL DEFAULT '[]'
--;
ALTER TABLE inventory_history ADD COLUMN notes_json {{json}} NOT NULL DEFAULT '[]'
