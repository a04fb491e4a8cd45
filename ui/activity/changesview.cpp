// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/changesview.h"

#include "models/changesummary.h"
#include "models/changewords.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/observedchangemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/activity/changecard.h"
#include "ui/activity/changedetail.h"
#include "ui/activity/explaindialog.h"
#include "ui/jobs/jobs.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/plural.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString verdictKey = u"changeVerdict"_s;
const QString periodKey = u"changePeriod"_s;
const QString changeSplitterKey = u"changeSplitter"_s;

} // namespace

void ChangesView::connectModels()
{
    connect(m_list, &ObservedChangeList::changed, this, &ChangesView::updateState);
    const ObservedChangeModel *model = m_list->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        keepPlace(first, last);
        updateState();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ChangesView::updateState);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int row = m_table->currentIndex().row();
        if (row >= first.row() && row <= last.row())
            showCurrent();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangesView::showCurrent);
    connect(m_summary, &ChangeSummary::changed, this, &ChangesView::updateCards);
    const auto zone = [this] {
        m_list->setZone(DisplayZone::current().zone());
        m_summary->setZone(DisplayZone::current().zone());
        showCurrent();
    };
    connect(&DisplayZone::current(), &DisplayZone::changed, this, zone);
    zone();
    for (QAbstractItemModel *each : std::initializer_list<QAbstractItemModel *>{m_workspace->targets(), m_workspace->freezes()}) {
        connect(each, &QAbstractItemModel::rowsInserted, m_detail, &ChangeDetail::updateActions);
        connect(each, &QAbstractItemModel::rowsRemoved, m_detail, &ChangeDetail::updateActions);
    }
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_workspace->environments(), signal, this, &ChangesView::updateCards);
    connect(m_workspace->environments(), &QAbstractItemModel::dataChanged, this, &ChangesView::updateCards);
    connect(m_workspace->environments(), &QAbstractItemModel::rowsMoved, this, &ChangesView::updateCards);
    connect(m_workspace, &Workspace::permissionsChanged, m_detail, &ChangeDetail::updateActions);
    connect(m_workspace, &Workspace::stateChanged, this, &ChangesView::updateState);
    connect(m_workspace, &Workspace::loaded, this, &ChangesView::updateState);
    connect(m_stack, &PageStack::retryRequested, this, &ChangesView::reload);
}

void ChangesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_header->show();
    m_list->setWatched(true);
    m_summary->setWatched(true);
}

void ChangesView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_list->setWatched(false);
    m_summary->setWatched(false);
}

QList<QWidget *> ChangesView::panes() const
{
    return {m_text, m_cardArea, m_table, m_detail->story()};
}

QString ChangesView::statusText() const
{
    const ChangeCounts counts = m_summary->of(EnvironmentId(m_environment));
    const QString rows = words::changeCount(m_list->model()->rowCount());
    const QString shown = m_list->model()->canFetchMore({}) ? tr("%1 loaded, more below").arg(rows) : rows;
    return counts.unasked() > 0 ? shown + u" · "_s + words::unasked(counts) : shown;
}

void ChangesView::updateCards()
{
    QList<EnvironmentId> wanted;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        wanted.append(summary.environment.id);
    QList<ChangeCard *> cards;
    for (const EnvironmentId id : wanted) {
        const auto known = std::find_if(m_cards.cbegin(), m_cards.cend(), [id](const ChangeCard *card) { return card->environment() == id; });
        ChangeCard *card = known == m_cards.cend() ? new ChangeCard(id, m_cardArea->widget()) : *known;
        if (known == m_cards.cend())
            connect(card, &QAbstractButton::clicked, this, [this, card] { press(card); });
        cards.append(card);
    }
    for (ChangeCard *card : std::as_const(m_cards)) {
        if (!cards.contains(card))
            card->deleteLater();
    }
    for (qsizetype i = 0; i < cards.size(); ++i) {
        if (m_cardRow->indexOf(cards.at(i)) != i)
            m_cardRow->insertWidget(static_cast<int>(i), cards.at(i));
        const Environment &environment = m_workspace->environments()->find(wanted.at(i))->environment;
        cards.at(i)->setEnvironment(environment.displayName, environment.isProduction);
        cards.at(i)->setCounts(m_summary->of(wanted.at(i)));
        cards.at(i)->setChecked(wanted.at(i).uuid() == m_environment);
    }
    m_cards = cards;
    m_cardArea->setVisible(!cards.isEmpty() && m_summary->isKnown());
    fitCards();
    emit statusTextChanged();
}

/// There is room for a scroll bar only where there is one.
void ChangesView::fitCards()
{
    if (m_cards.isEmpty())
        return;
    const QSize least = m_cards.constFirst()->minimumSizeHint();
    const auto count = static_cast<int>(m_cards.size());
    const bool scrolls = count * (least.width() + m_cardRow->spacing()) - m_cardRow->spacing() > width();
    m_cardArea->setFixedHeight(least.height() + (scrolls ? m_cardArea->horizontalScrollBar()->sizeHint().height() : 0));
}

void ChangesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCards();
}

void ChangesView::press(ChangeCard *card)
{
    if (card->isChecked())
        choose(card->environment().uuid(), card->counts().unasked() > 0);
    else
        choose({}, false);
}

void ChangesView::choose(QUuid environment, bool nobodyAsked)
{
    m_environment = environment;
    const QSignalBlocker quiet(m_verdict);
    if (nobodyAsked)
        m_verdict->setCurrentIndex(1);
    else if (m_verdict->currentIndex() == 1)
        m_verdict->setCurrentIndex(0);
    updateCards();
    applyChoice();
}

void ChangesView::showChange(QUuid environment, ObservedChangeId change)
{
    const QSignalBlocker quietText(m_text);
    m_text->clear();
    const QSignalBlocker quietPeriod(m_period);
    m_period->setCurrentIndex(static_cast<int>(ChangePeriod::All));
    choose(environment, true);
    m_wanted = change;
    selectWanted();
}

/// It may be on a page that is not loaded yet.
void ChangesView::selectWanted()
{
    if (m_wanted.isNull() || !m_list->isLoaded())
        return;
    ObservedChangeModel *model = m_list->model();
    if (const int row = model->rowOf(m_wanted); row >= 0) {
        m_wanted = {};
        m_table->setCurrentIndex(model->index(row, 0));
        m_table->scrollTo(m_table->currentIndex());
    } else if (model->hasMore()) {
        model->fetchMore({});
    } else if (!m_list->isLoading()) {
        m_wanted = {}; // it is not there any more, or somebody has asked since
    }
}

void ChangesView::applyChoice()
{
    ChangeChoice choice;
    choice.environment = EnvironmentId(m_environment);
    const QVariantList verdicts = m_verdict->currentData().toList();
    for (const QVariant &verdict : verdicts)
        choice.verdicts.append(static_cast<ChangeVerdict>(verdict.toInt()));
    choice.text = m_text->text().simplified();
    choice.period = static_cast<ChangePeriod>(m_period->currentIndex());
    m_clear->setVisible(isFiltered());
    m_wanted = {}; // whoever chooses something else has gone on
    m_unseen = 0;
    m_summary->setPeriod(choice.period);
    m_list->setChoice(choice);
    updateNewRows();
}

bool ChangesView::isFiltered() const
{
    return !m_environment.isNull() || m_verdict->currentIndex() > 0 || !m_text->text().trimmed().isEmpty();
}

void ChangesView::clearChoice()
{
    const QSignalBlocker quiet(m_text);
    m_text->clear();
    m_verdict->setCurrentIndex(0);
    choose({}, false);
    if (!m_table->isVisible())
        m_text->setFocus(Qt::OtherFocusReason);
}

void ChangesView::reload()
{
    if (!m_workspace->isLoaded()) {
        m_workspace->refresh();
        return;
    }
    m_list->reload();
    m_summary->reload();
}

void ChangesView::updateState()
{
    emit statusTextChanged();
    const bool mayRead = !m_workspace->isLoaded() || m_workspace->can(Permission::TargetRead);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_text, m_verdict, m_period})
        widget->setEnabled(mayRead);
    m_save->setEnabled(mayRead && m_list->isLoaded() && m_list->model()->rowCount() > 0 && !m_exportJob);
    if (!mayRead) {
        m_stack->showEmpty(EmptyState::Variant::NoPermission, tr("Your role may not look at targets"), m_workspace->whyNot(Permission::TargetRead));
        return;
    }
    if (m_list->model()->rowCount() > 0) {
        m_stack->showContent();
        if (m_list->error())
            m_stack->showFailed(tr("The newest changes could not be loaded."), *m_list->error());
        selectWanted();
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_list->model()->index(0, 0)); // assistive technology needs a current row
        if (const QWidget *before = std::exchange(m_enterAfter, nullptr); before && before->hasFocus())
            m_table->setFocus(Qt::OtherFocusReason);
        return;
    }
    showCurrent();
    showNothing();
}

void ChangesView::showNothing()
{
    if (!m_workspace->isLoaded()) {
        m_stack->showAwaited(*m_workspace, tr("Loading what changed…"), tr("What changed could not be loaded."));
    } else if (m_list->error() && m_list->error()->kind == ErrorKind::NotFound) {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("This server keeps no list of changes"), tr("A newer server notes each change of what runs."));
    } else if (m_list->error()) {
        m_stack->showFailed(tr("What changed could not be loaded."), *m_list->error());
    } else if (!m_list->isLoaded()) {
        m_stack->showLoading(tr("Loading what changed…"));
    } else if (isFiltered()) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No change matches"), tr("Nothing that was seen in this time is like that."));
        state->addAction(
            tr("Clear filter"), this, [this] { clearChoice(); }, true);
    } else {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::Empty, tr("Nothing changed in this time"),
                                               tr("As soon as a target runs another image, a line appears here. A sticker that names the image announces the "
                                                  "change; a gate check that allowed it asks for it. Neither: it is unexplained."));
        if (m_period->currentIndex() != static_cast<int>(ChangePeriod::All))
            state->addAction(tr("Show all times"), this, [this] { m_period->setCurrentIndex(static_cast<int>(ChangePeriod::All)); });
    }
}

const ShownChange *ChangesView::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_list->model()->rowCount() ? &m_list->model()->at(index.row()) : nullptr;
}

void ChangesView::showCurrent()
{
    m_detail->setChange(current(), m_list->model()->names());
}

void ChangesView::keepPlace(int first, int last)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    const int height = m_table->verticalHeader()->defaultSectionSize();
    if (bar->value() == 0 || first * height > bar->value() || m_list->model()->rowCount() == last - first + 1)
        return; // at the top the new rows are what the reader waits for; below what is seen they move nothing
    const int inserted = last - first + 1;
    bar->setMaximum(bar->maximum() + inserted * height); // the view would do so at its next layout, too late for the value
    bar->setValue(bar->value() + inserted * height);
    m_unseen += inserted;
    updateNewRows();
}

void ChangesView::updateNewRows()
{
    if (m_table->verticalScrollBar()->value() == 0)
        m_unseen = 0;
    m_newRows->setText(plural(m_unseen, tr("↑ 1 new change"), tr("↑ %n new changes", nullptr, m_unseen)));
    m_newRows->setVisible(m_unseen > 0);
}

void ChangesView::explain()
{
    const ShownChange *shown = current();
    if (!shown || !m_workspace->whyNot(Permission::StickerWrite).isEmpty())
        return;
    auto *dialog = new ExplainDialog(m_workspace, *shown, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExplainDialog::explained, this, [this](const ShownChange &changed) {
        m_list->model()->replace(changed);
        emit explained(tr("The change of %1 on %2 is explained.").arg(plainLine(changed.change.component), plainLine(changed.targetName)));
    });
    dialog->open();
}

void ChangesView::showTarget()
{
    const ShownChange *shown = current();
    if (shown && m_workspace->targets()->contains(shown->change.target))
        emit targetRequested(shown->change.target.uuid());
}

void ChangesView::copyCurrent()
{
    if (const ShownChange *shown = current())
        QGuiApplication::clipboard()->setText(changeText(*shown, m_list->model()->names()));
}

void ChangesView::saveState(QSettings &settings) const
{
    settings.setValue(verdictKey, m_verdict->currentIndex());
    settings.setValue(periodKey, m_period->currentIndex());
    settings.setValue(changeSplitterKey, m_splitter->saveState());
}

void ChangesView::restoreState(QSettings &settings)
{
    const QSignalBlocker quietVerdict(m_verdict);
    const QSignalBlocker quietPeriod(m_period);
    m_verdict->setCurrentIndex(std::clamp(settings.value(verdictKey).toInt(), 0, m_verdict->count() - 1));
    m_period->setCurrentIndex(std::clamp(settings.value(periodKey).toInt(), 0, m_period->count() - 1));
    m_splitter->restoreState(settings.value(changeSplitterKey).toByteArray());
    applyChoice();
}

} // namespace tidegate
