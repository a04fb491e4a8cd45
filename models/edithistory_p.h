// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edithistory.h"

#include <algorithm>

namespace tidegate {

/// One of the edits of a step.
struct EditHistory::Part
{
    Edit::Step undo;
    Edit::Step redo;
    bool isDone = true;
    bool isTried = false; ///< In this run.
};

class EditHistory::Step
{
public:
    /// about: its id, number and time; place: the name of its environment.
    Step(const Edit &edit, const Row &about, const QString &place) : m_row(about), m_edit(edit)
    {
        m_row.entity = edit.entity;
        take(edit, place);
    }

    const Edit &edit() const { return m_edit; }
    const QString &barrier() const { return m_barrier; }
    QString text() const { return m_edit.wordsOfAll ? m_edit.wordsOfAll(m_count) : m_edit.text; }

    void setTrouble(const QString &why) { m_row.trouble = why; }
    bool isLost() const { return m_row.isLost; }
    void setLost() { m_row.isLost = true; }
    quint64 number() const { return m_row.number; }
    const QUuid &id() const { return m_row.id; }
    bool isDone() const { return m_row.isDone; } ///< Of one that is aside.
    void setAside(bool isDone)
    {
        m_row.isAside = true;
        m_row.isDone = isDone;
    }
    /// Whether both are about the same thing.
    bool isAbout(const Step &other) const { return m_edit.entity && m_edit.entity == other.m_edit.entity && m_edit.id == other.m_edit.id; }
    QString whyLost() const { return m_edit.whyLost ? m_edit.whyLost() : QString(); }

    Row row(bool isDone) const
    {
        Row row = m_row;
        row.text = text();
        row.barrier = m_barrier;
        row.isDone = row.isAside ? row.isDone : isDone;
        return row;
    }

    /// One more of those that were made together.
    void take(const Edit &edit, const QString &place)
    {
        ++m_count;
        if (!place.isEmpty() && !m_row.places.contains(place))
            m_row.places.append(place);
        if (edit.barrier.isEmpty())
            m_parts.push_back(std::make_unique<Part>(Part{edit.undo, edit.redo}));
        else
            m_barrier = edit.barrier;
        if (m_count > 1)
            m_edit.again = {}; // that of one of them is none for all
    }
    /// From now on the edit stands for all of it.
    void cover(const Edit &edit)
    {
        m_edit.text = edit.text;
        m_edit.wordsOfAll = {};
        m_edit.whyLost = edit.whyLost;
        m_edit.again = edit.again;
        m_barrier.clear();
        m_parts.clear();
        m_parts.push_back(std::make_unique<Part>(Part{edit.undo, edit.redo}));
    }
    /// The part whose turn it is; null: it is over.
    Part *next(bool backwards) const
    {
        const auto isDue = [backwards](const auto &part) { return part->isDone == backwards && !part->isTried; };
        if (backwards) {
            const auto found = std::find_if(m_parts.rbegin(), m_parts.rend(), isDue);
            return found == m_parts.rend() ? nullptr : found->get();
        }
        const auto found = std::find_if(m_parts.begin(), m_parts.end(), isDue);
        return found == m_parts.end() ? nullptr : found->get();
    }
    void begin() ///< A run.
    {
        for (const auto &part : m_parts)
            part->isTried = false;
        m_hasMoved = false;
    }
    /// Some of it went the way of the run.
    bool hasMoved() const { return m_hasMoved; }
    void setMoved() { m_hasMoved = true; }
    /// It cannot be made again.
    void drop(const Part *part)
    {
        std::erase_if(m_parts, [part](const auto &each) { return each.get() == part; });
    }
    bool isOver() const { return m_parts.empty(); }

private:
    std::vector<std::unique_ptr<Part>> m_parts;
    Row m_row; ///< What does not change of it.
    Edit m_edit;
    QString m_barrier;
    int m_count = 0;
    bool m_hasMoved = false;
};

} // namespace tidegate
