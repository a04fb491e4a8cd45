// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/svgshapes.h"

#include <QPainter>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

/// The commands and numbers of a path's "d".
class PathReader
{
public:
    explicit PathReader(const QString &data)
    {
        static const QRegularExpression token(u"[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)"_s);
        for (auto it = token.globalMatch(data); it.hasNext();)
            m_tokens.append(it.next().captured());
    }

    QPainterPath read()
    {
        while (m_at < m_tokens.size()) {
            if (m_tokens.at(m_at).at(0).isLetter())
                m_command = m_tokens.at(m_at++).at(0);
            step();
        }
        return m_path;
    }

private:
    qreal number() { return m_at < m_tokens.size() ? m_tokens.at(m_at++).toDouble() : 0; }
    QPointF origin() const { return m_command.isLower() ? m_path.currentPosition() : QPointF(); }
    QPointF point()
    {
        const qreal x = number();
        return {x, number()};
    }

    void step()
    {
        const QPointF from = origin();
        const QPointF here = m_path.currentPosition();
        switch (m_command.toUpper().toLatin1()) {
        case 'M':
            m_path.moveTo(from + point());
            m_command = m_command.isLower() ? u'l' : u'L'; // further pairs are lines
            break;
        case 'L':
            m_path.lineTo(from + point());
            break;
        case 'H':
            m_path.lineTo(from.x() + number(), here.y());
            break;
        case 'V':
            m_path.lineTo(here.x(), from.y() + number());
            break;
        case 'C': {
            const QPointF first = from + point();
            const QPointF second = from + point();
            m_path.cubicTo(first, second, from + point());
            break;
        }
        case 'Z':
            m_path.closeSubpath();
            m_command = u'?'; // a number here would belong to nothing
            break;
        default:
            ++m_at; // not ours: skip
        }
    }

    QStringList m_tokens;
    qsizetype m_at = 0;
    QChar m_command = u'M';
    QPainterPath m_path;
};

QPainterPath pathOf(const QStringView element, const QXmlStreamAttributes &attributes)
{
    const auto number = [&](const QString &name) { return attributes.value(name).toDouble(); };
    QPainterPath path;
    if (element == u"path")
        return PathReader(attributes.value(u"d"_s).toString()).read();
    if (element == u"circle")
        path.addEllipse(QPointF(number(u"cx"_s), number(u"cy"_s)), number(u"r"_s), number(u"r"_s));
    if (element == u"rect")
        path.addRoundedRect(QRectF(number(u"x"_s), number(u"y"_s), number(u"width"_s), number(u"height"_s)), number(u"rx"_s), number(u"rx"_s));
    return path;
}

QColor colorOf(QStringView value)
{
    return value == u"currentColor" ? QColor() : QColor(value.toString());
}

} // namespace

SvgDrawing readSvgDrawing(const QByteArray &svg)
{
    SvgDrawing drawing;
    QXmlStreamReader xml(svg);
    while (xml.readNextStartElement() || !xml.atEnd()) {
        if (!xml.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == u"svg") {
            drawing.size = attributes.value(u"viewBox"_s).split(u' ').value(2).toDouble();
            continue;
        }
        SvgShape shape;
        shape.path = pathOf(xml.name(), attributes);
        if (shape.path.isEmpty())
            continue;
        const QStringView fill = attributes.value(u"fill"_s);
        shape.filled = !fill.isEmpty() && fill != u"none";
        shape.fill = colorOf(fill);
        const QStringView stroke = attributes.value(u"stroke"_s);
        if (!stroke.isEmpty() && stroke != u"none") {
            shape.stroke = colorOf(stroke);
            shape.strokeWidth = attributes.hasAttribute(u"stroke-width"_s) ? attributes.value(u"stroke-width"_s).toDouble() : 1;
        }
        drawing.shapes.append(shape);
    }
    return drawing;
}

void paintSvgDrawing(QPainter *painter, const QRectF &rect, const SvgDrawing &drawing, const QColor &currentColor)
{
    const qreal side = qMin(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side / 2, side / 2));
    painter->scale(side / drawing.size, side / drawing.size);
    for (const SvgShape &shape : drawing.shapes) {
        if (shape.filled)
            painter->fillPath(shape.path, shape.fill.isValid() ? shape.fill : currentColor);
        if (shape.strokeWidth > 0) {
            const QColor color = shape.stroke.isValid() ? shape.stroke : currentColor;
            painter->strokePath(shape.path, QPen(color, shape.strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
    }
    painter->restore();
}

} // namespace tidegate
