// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/personedit.h"

#include "models/peoplemodel.h"
#include "ui/style/plaintext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int mostMatches = 50; // nobody reads on; another letter is quicker

} // namespace

/// Who is found by a text. The deactivated are shown, because whoever looks for them wants to know, and cannot be chosen.
class PersonMatches final : public QAbstractListModel
{
public:
    PersonMatches(const PeopleModel *people, QObject *parent) : QAbstractListModel(parent), m_people(people) {}

    void setLeftOut(const QList<UserId> &people) { m_leftOut = people; }
    void search(const QString &text)
    {
        beginResetModel();
        m_found = m_people->search(text, mostMatches + static_cast<int>(m_leftOut.size()));
        m_found.removeIf([this](UserId id) { return m_leftOut.contains(id); });
        m_found.resize(std::min<qsizetype>(m_found.size(), mostMatches));
        endResetModel();
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_found.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const UserId id = m_found.at(index.row());
        const Person *person = m_people->find(id);
        switch (role) {
        case Qt::DisplayRole: {
            const QString name = m_people->nameOf(id);
            const bool isSaid = !person || person->name == person->displayName || name.contains(u'(' + person->name + u')');
            return isSaid ? plainLine(name) : u"%1 · %2"_s.arg(plainLine(name), plainLine(person->name));
        }
        case PeopleModel::IdRole:
            return id.uuid();
        default:
            return {};
        }
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        const Person *person = index.isValid() ? m_people->find(m_found.at(index.row())) : nullptr;
        return person && person->enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
    }

private:
    const PeopleModel *m_people;
    QList<UserId> m_found;
    QList<UserId> m_leftOut;
};

PersonEdit::PersonEdit(const PeopleModel *people, QWidget *parent)
    : QLineEdit(parent), m_matches(new PersonMatches(people, this)), m_completer(new QCompleter(m_matches, this))
{
    // Not setCompleter(): it would put the words of the list into the line, where they would have to be read again.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(u"personMatches"_s);
    m_completer->popup()->setAccessibleName(tr("People found"));
    m_completer->popup()->setTextElideMode(Qt::ElideMiddle);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.trimmed().isEmpty())
            m_completer->popup()->hide();
        else
            offer(text);
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { emit chosen(UserId(index.data(PeopleModel::IdRole).toUuid())); });
    connect(people, &PeopleModel::namesChanged, m_completer, [this] { m_completer->popup()->hide(); }); // it shows people who may have gone
}

PersonEdit::~PersonEdit() = default;

void PersonEdit::setLeftOut(const QList<UserId> &people)
{
    m_matches->setLeftOut(people);
}

QAbstractItemView *PersonEdit::matches() const
{
    return m_completer->popup();
}

void PersonEdit::offer(const QString &text)
{
    m_matches->search(text);
    if (m_matches->rowCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    QAbstractItemView *popup = m_completer->popup();
    popup->setCurrentIndex(popup->model()->index(0, 0)); // so that Enter takes the best one
}

void PersonEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_completer->popup()->isVisible()) {
        event->ignore(); // the list takes what this does not
        return;
    }
    if (isEnter && !text().trimmed().isEmpty()) {
        emit entered();
        event->accept(); // not for the default button of a dialog
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        offer(text());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace tidegate
