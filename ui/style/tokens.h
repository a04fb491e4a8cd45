// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRgb>

#include <array>

namespace tidegate {

/// One state's colours, as 0xrrggbb.
struct ToneTokens
{
    QRgb solid;
    QRgb text;
    QRgb tint;
};

/// All colours of one theme, as 0xrrggbb; the tones in the order of Tone. Contrast and separation for colour-blind eyes were measured as
/// one set: change them only together.
struct ThemeTokens
{
    QRgb base;
    QRgb alt;
    QRgb window;
    QRgb raised;
    QRgb border;
    QRgb borderStrong;
    QRgb text;
    QRgb text2;
    QRgb placeholder;
    QRgb link;
    QRgb highlight;
    QRgb highlightText;
    QRgb focus;
    std::array<ToneTokens, 14> tones;
};

constexpr ThemeTokens lightTokens{
    .base = 0xffffff,
    .alt = 0xf6f7f9,
    .window = 0xf0f1f4,
    .raised = 0xffffff,
    .border = 0xc3c8d0,
    .borderStrong = 0x7a8494,
    .text = 0x1b1f24,
    .text2 = 0x4a5462,
    .placeholder = 0x5f6876,
    .link = 0x1a5fb4,
    .highlight = 0x1f63c8,
    .highlightText = 0xffffff,
    .focus = 0x1f63c8,
    .tones = {{
        {0x0a6e5f, 0x0a6457, 0xddf1ec}, // healthy
        {0xbf6f00, 0x874c00, 0xfcebd0}, // degraded
        {0xa1101c, 0xa1101c, 0xfadfe0}, // unhealthy
        {0x7c8696, 0x535d6b, 0xe7e9ed}, // unknown
        {0x184e9e, 0x184e9e, 0xdce8fa}, // freezeActive
        {0x4d84d4, 0x2a5ca8, 0xedf3fc}, // freezeUpcoming
        {0x7a8392, 0x5b6573, 0xeceef1}, // freezePast
        {0x7a1568, 0x7a1568, 0xf6dff1}, // drift
        {0x7c8696, 0x535d6b, 0xe7e9ed}, // sync
        {0x1b1f24, 0x1b1f24, 0xdfe2e7}, // prod
        {0xb25e00, 0x1b1f24, 0xfdebd3}, // diffExpected
        {0xb25e00, 0x1b1f24, 0xf8cf98}, // diffExpectedWord
        {0x1d63b8, 0x1b1f24, 0xddebfb}, // diffActual
        {0x1d63b8, 0x1b1f24, 0xa9ccf5}, // diffActualWord
    }},
};

constexpr ThemeTokens darkTokens{
    .base = 0x1b1e23,
    .alt = 0x20242a,
    .window = 0x24282f,
    .raised = 0x2c313a,
    .border = 0x3d444f,
    .borderStrong = 0x7b8596,
    .text = 0xe8eaed,
    .text2 = 0xb3bac5,
    .placeholder = 0x8e97a5,
    .link = 0x7fb2f5,
    .highlight = 0x2f6bd0,
    .highlightText = 0xffffff,
    .focus = 0x7fb2f5,
    .tones = {{
        {0x67d6af, 0x7addba, 0x173a33}, // healthy
        {0xfbd038, 0xfbd55a, 0x41340c}, // degraded
        {0xf4646e, 0xff8c93, 0x4a1d22}, // unhealthy
        {0x8991a2, 0xaab2c0, 0x333943}, // unknown
        {0x5b97ee, 0x8fbcf9, 0x1b3358}, // freezeActive
        {0x5c83ba, 0x9cc0ee, 0x22304a}, // freezeUpcoming
        {0x78818f, 0xa5adba, 0x2e333b}, // freezePast
        {0xf2b5ec, 0xf4c4f0, 0x4a2246}, // drift
        {0x8991a2, 0xaab2c0, 0x333943}, // sync
        {0xe8eaed, 0xe8eaed, 0x434a56}, // prod
        {0xf0a04b, 0xe8eaed, 0x3e2a12}, // diffExpected
        {0xf0a04b, 0xffffff, 0x7a4a10}, // diffExpectedWord
        {0x6aa5f5, 0xe8eaed, 0x172c48}, // diffActual
        {0x6aa5f5, 0xffffff, 0x24548f}, // diffActualWord
    }},
};

/// The brightness of a colour as a grey.
constexpr QRgb greyOf(QRgb color)
{
    const QRgb grey = (299 * ((color >> 16U) & 0xffU) + 587 * ((color >> 8U) & 0xffU) + 114 * (color & 0xffU)) / 1000;
    return (grey << 16U) | (grey << 8U) | grey;
}

/// The light theme without its colours; the states of freezes as far apart as ink allows, because their patterns must hold on paper.
constexpr ThemeTokens inkOf(ThemeTokens tokens)
{
    for (QRgb *color : {&tokens.base, &tokens.alt, &tokens.window, &tokens.raised, &tokens.border, &tokens.borderStrong, &tokens.text, &tokens.text2,
                        &tokens.placeholder, &tokens.link, &tokens.highlight, &tokens.highlightText, &tokens.focus})
        *color = greyOf(*color);
    for (ToneTokens &tone : tokens.tones)
        tone = {greyOf(tone.solid), greyOf(tone.text), greyOf(tone.tint)};
    tokens.tones[4] = {0x202020, 0x000000, 0xffffff}; // freezeActive
    tokens.tones[5] = {0x303030, 0x000000, 0xffffff}; // freezeUpcoming
    tokens.tones[6] = {0x808080, 0x303030, 0xe4e4e4}; // freezePast
    return tokens;
}

constexpr ThemeTokens printTokens = inkOf(lightTokens);

} // namespace tidegate
