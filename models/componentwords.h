// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/componentmatrixmodel.h"

/// What the console says of versions and of where they run.
namespace tidegate::words {

QString version(const ComponentImage &image);                         ///< Its tag, else the first figures of its digest.
QString repository(const ComponentRow &row);                          ///< "shop/api", of the image that most targets run; may be empty.
QString componentTitle(const ComponentRow &row);                      ///< "api, shop/api".
QString cellVersions(const MatrixCell &cell);                         ///< "2.3.1 + 9d20e7"; "does not run here".
QString cellDetail(const MatrixCell &cell);                           ///< "a6f2d0 · 6 h ago"; "2 versions on 24 targets".
QString cellMark(const MatrixCell &cell);                             ///< "differs from Staging"; empty where it is compared with nothing.
QString cellSentence(const MatrixCell &cell);                         ///< All of it in one, for assistive technology and tooltips.
QStringList cellUses(const MatrixCell &cell);                         ///< A sentence for each image that runs there.
QString cellTitle(const MatrixCell &cell);                            ///< "api in Production runs 2 versions".
QString notKnown(const ComponentCoverage &coverage);                  ///< "not known for 3 of 9 targets"; empty where all is known.
QString columnSummary(const ComponentMatrixModel &model, int column); ///< "5 differ from Staging"; "9 components, 15 targets".
/// Whether no release has an image that runs there: the one that makes it so, or null.
const ComponentImage *unreleased(const MatrixCell &cell);
bool changedInFreeze(const MatrixCell &cell);

} // namespace tidegate::words
