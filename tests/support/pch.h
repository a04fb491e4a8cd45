// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What nearly every test needs, compiled once. Nothing may rely on this file: each source includes what it uses.
#pragma once

#include "services/pch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
