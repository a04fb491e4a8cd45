// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What nearly every test of a widget needs, compiled once. Nothing may rely on this file: each source includes what it uses.
#pragma once

#include "ui/pch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
