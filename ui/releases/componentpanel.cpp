// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/releases/componentpanel.h"

#include "models/changewords.h"
#include "models/componentwords.h"
#include "ui/releases/matrixdelegate.h"
#include "ui/style/changeglyph.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/flowlayout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype sentencesShown = 2;
constexpr int linesReserved = 3; ///< So that nothing moves when another cell is chosen.

/// The image that is asked about: one that no release has, else that of fewest targets, which is the odd one.
QString oddDigest(const MatrixCell &cell)
{
    if (!cell.cell)
        return {};
    const ComponentImage *odd = words::unreleased(cell);
    if (!odd || odd->digest.isEmpty())
        odd = &cell.row->images.at(cell.cell->uses.constLast().image);
    return odd->digest;
}

} // namespace

ComponentPanel::ComponentPanel(QWidget *parent) : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("The chosen cell"));
    m_icon = new QLabel(this);
    m_title = new QLabel(this);
    m_title->setFont(Theme::strongFont());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_words = new QLabel(this);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_words->setMinimumHeight(linesReserved * m_words->fontMetrics().lineSpacing());
    auto *head = new QHBoxLayout;
    head->setSpacing(spacing::between);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    column->setSpacing(spacing::inside);
    column->addLayout(head);
    column->addWidget(m_words);
    column->addWidget(buildActions());
    showCell({});
}

/// Their places stay: a button that has nothing to do is disabled and says why.
QWidget *ComponentPanel::buildActions()
{
    auto *actions = new QWidget(this);
    auto *row = new FlowLayout(actions);
    row->setContentsMargins(0, spacing::inside, 0, 0);
    row->setSpacing(spacing::between);
    const auto add = [&](const QString &icon, const QString &name) {
        auto *button = new QPushButton(symbolIcon(icon), {}, actions);
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    m_targets = add(u"targets"_s, u"showComponentTargets"_s);
    m_where = add(u"search"_s, u"whereIsDigest"_s);
    m_compare = add(u"compare"_s, u"compareComponent"_s);
    m_changes = add(u"activity"_s, u"showComponentChanges"_s);
    connect(m_targets, &QPushButton::clicked, this, &ComponentPanel::targetsWanted);
    connect(m_where, &QPushButton::clicked, this, [this] { emit digestWanted(m_digest); });
    connect(m_compare, &QPushButton::clicked, this, &ComponentPanel::comparisonWanted);
    connect(m_changes, &QPushButton::clicked, this, &ComponentPanel::changesWanted);
    return actions;
}

QString ComponentPanel::title() const
{
    return m_title->text();
}

void ComponentPanel::setButton(QPushButton *button, const QString &text, const QString &whyNot)
{
    button->setText(text);
    button->setEnabled(whyNot.isEmpty());
    button->setToolTip(plainToolTip(whyNot));
}

void ComponentPanel::showCell(const MatrixCell &cell)
{
    const bool isChosen = cell.row;
    m_digest = isChosen ? oddDigest(cell) : QString();
    m_sentences = isChosen ? words::cellUses(cell) : QStringList(tr("Choose a cell to read what runs there."));
    setAccessibleDescription(m_sentences.join(u' '));
    m_title->setText(isChosen ? plainParagraph(words::cellTitle(cell), 300) : tr("Nothing is chosen"));
    showWords(cell);
    const bool isFrozen = words::changedInFreeze(cell);
    const QIcon icon = isFrozen ? verdictIcon(ChangeVerdict::DuringFreeze) : matchIcon(markOf(cell));
    m_icon->setPixmap(icon.pixmap(spacing::smallIcon));
    updateButtons(cell);
}

void ComponentPanel::showWords(const MatrixCell &cell)
{
    QStringList lines = m_sentences.mid(0, sentencesShown);
    if (m_sentences.size() > sentencesShown)
        lines.last() += u' ' + tr("And %L1 more.").arg(m_sentences.size() - sentencesShown);
    QStringList last{cell.row ? words::cellMark(cell) : QString(), cell.cell ? words::notKnown(cell.coverage) : QString()};
    last.removeAll(QString());
    if (!last.isEmpty())
        lines.append(last.join(u" · "_s));
    m_words->setText(plainParagraph(lines.join(u'\n')));
    m_words->setToolTip(plainToolTip(m_sentences.join(u'\n')));
}

void ComponentPanel::updateButtons(const MatrixCell &cell)
{
    const QString none = cell.row ? tr("It does not run there, as far as is known.") : tr("Choose a cell first.");
    setButton(m_targets, tr("&Show targets"), cell.cell ? QString() : none);
    const QString unknown = cell.cell ? tr("Nobody knows a digest of what runs there.") : none;
    setButton(m_where, m_digest.isEmpty() ? tr("&Where is it running?") : tr("&Where is %1 running?").arg(words::shortDigest(m_digest)),
              m_digest.isEmpty() ? unknown : QString());
    const bool hasOther = !cell.other.id.isNull();
    const QString alone = cell.row ? tr("It is compared with no environment.") : none;
    setButton(m_compare, hasOther ? tr("Com&pare with %1…").arg(plainCaption(cell.other.name, 40)) : tr("Com&pare…"), hasOther ? QString() : alone);
    const QString calm = cell.row ? tr("Nothing that runs there came in a freeze, as far as is known.") : none;
    setButton(m_changes, tr("&Unasked changes"), words::changedInFreeze(cell) ? QString() : calm);
}

} // namespace tidegate
