// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/discover/discoverydialog.h"

#include "models/discoverymodel.h"
#include "models/dockercontexts.h"
#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/targetconnection.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/runinbackground.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/targets/discover/choicedelegate.h"
#include "ui/targets/discover/discoveryplace.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr QSize startSize(860, 600);

/// How rows and columns look; the model is set.
void prepare(QTreeView &table)
{
    keepReadable(&table);
    table.setRootIsDecorated(false);
    table.setUniformRowHeights(true);
    table.setAllColumnsShowFocus(true);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    table.setItemDelegate(new ChoiceDelegate(&table));
    constexpr std::pair<int, int> widths[] = {{DiscoveryModel::NameColumn, 180}, {DiscoveryModel::FoundColumn, 210}, {DiscoveryModel::StateColumn, 180}};
    for (const auto &[column, width] : widths) // in some languages the heading is the longest word
        table.header()->resizeSection(column, std::max(width, table.header()->sectionSizeHint(column)));
    table.header()->setStretchLastSection(false);
    table.header()->setSectionResizeMode(table.header()->count() - 1, QHeaderView::Stretch);
    keepColumnsReadable(table.header());
}

} // namespace

DiscoveryDialog::DiscoveryDialog(Workspace *workspace, const Target &from, std::shared_ptr<DiscoveryMemory> memory, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_memory(std::move(memory)), m_model(new DiscoveryModel(this)), m_shown(new QSortFilterProxyModel(this))
{
    setObjectName(u"discoveryDialog"_s);
    setWindowTitle(tr("Add what runs there"));
    m_shown->setSourceModel(m_model);
    m_shown->setFilterRole(DiscoveryModel::SearchRole);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_place = new DiscoveryPlace(workspace, from);
    layOut();
    connect(m_place, &DiscoveryPlace::fileProblem, this, [this](const QString &reason) { m_message->showMessage(InlineMessage::Kind::Error, reason); });
    connect(m_back, &QPushButton::clicked, this, &DiscoveryDialog::goBack);
    connect(m_ignore, &QPushButton::clicked, this, &DiscoveryDialog::ignoreSelected);
    connect(m_go, &QPushButton::clicked, this, [this] { m_pages->currentIndex() == ResultPage ? add() : ask(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &DiscoveryDialog::updateButtons);
    connect(m_model, &DiscoveryModel::choiceChanged, this, &DiscoveryDialog::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DiscoveryDialog::updateButtons);
    connect(workspace, &Workspace::permissionsChanged, this, &DiscoveryDialog::updateButtons);
    resize(startSize);
    turnTo(PlacePage);
    m_place->setFocus();
    whenDone(runInBackground([surroundings = DockerSurroundings::here()] { return readDockerContexts(surroundings); }), this,
             [this](const QList<DockerContext> &contexts) { m_place->setContexts(contexts); });
}

DiscoveryDialog::~DiscoveryDialog()
{
    if (m_asking)
        m_asking->request_stop();
}

void DiscoveryDialog::layOut()
{
    auto *shown = new QWidget(this); // what messages lie over: nothing moves under the pointer
    m_pages = new QStackedWidget(shown);
    m_form = new FormArea(m_place, m_pages);
    m_state = new EmptyState(m_pages);
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_state);
    m_pages->addWidget(makeResult());
    auto *whole = new QVBoxLayout(shown);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_message = new InlineMessage(shown);
    m_message->floatOver(shown);
    m_message->hideMessage();
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress of adding"));
    m_progress->hide();
    const auto button = [this](const QString &name) {
        auto *made = new QPushButton(this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_back = button(u"discoverBack"_s);
    m_back->setText(tr("&Back"));
    m_ignore = button(u"discoverIgnore"_s);
    m_go = button(u"discoverGo"_s);
    m_close = button(u"discoverClose"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addWidget(m_ignore);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_go);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(shown, 1);
    column->addLayout(buttons);
}

QWidget *DiscoveryDialog::makeResult()
{
    auto *result = new QWidget(m_pages);
    m_summary = new QLabel(result);
    m_summary->setObjectName(u"discoverySummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setFont(Theme::strongFont());
    m_remark = new QLabel(result);
    m_remark->setObjectName(u"discoveryRemark"_s);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_filter = new QLineEdit(result);
    m_filter->setObjectName(u"discoveryFilter"_s);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter what was found"));
    m_filter->setClearButtonEnabled(true);
    m_table = new QTreeView(result);
    m_table->setObjectName(u"discoveryTable"_s);
    m_table->setAccessibleName(tr("What runs there"));
    m_table->setModel(m_shown);
    m_table->installEventFilter(this);
    prepare(*m_table);
    downLeadsInto(m_filter, m_table);
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_filter);
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addLayout(head);
    column->addWidget(m_remark);
    column->addWidget(m_table, 1);
    return result;
}

void DiscoveryDialog::turnTo(Page page)
{
    m_pages->setCurrentIndex(page);
    m_go->setDefault(page == PlacePage); // Enter in the table adds nothing
    updateButtons();
    if (page == ResultPage)
        m_table->setFocus();
}

void DiscoveryDialog::ask()
{
    m_message->hideMessage();
    if (auto problem = m_place->problem()) {
        takeError(*problem);
        return;
    }
    m_asked = m_place->place();
    m_typed = m_place->typed();
    m_name = m_place->name();
    m_asking.emplace();
    m_state->clearActions();
    m_state->setState(EmptyState::Variant::Loading, tr("Asking %1 what runs there…").arg(m_name));
    turnTo(WaitingPage);
    const std::stop_token stopping = m_asking->get_token();
    whenDone(m_workspace->queries().discover(m_asked, m_typed, stopping), this, [this, stopping](const Result<DiscoveryReport> &report) {
        if (!stopping.stop_requested())
            take(report);
    });
}

void DiscoveryDialog::stopAsking()
{
    if (m_asking)
        std::exchange(m_asking, std::nullopt)->request_stop();
    turnTo(PlacePage);
    m_place->setFocus();
}

void DiscoveryDialog::take(const Result<DiscoveryReport> &report)
{
    m_asking.reset();
    if (!report) {
        turnTo(PlacePage);
        takeError(report.error());
        return;
    }
    if (report->discovery && !report->discovery->found.isEmpty()) {
        compare(*report);
        return;
    }
    const QString sentence = plainLine(words::sentence(report->report), 500);
    if (report->discovery)
        m_state->setState(EmptyState::Variant::Empty, tr("There is nothing to add on %1").arg(m_name), sentence);
    else
        m_state->setState(EmptyState::Variant::Failed, tr("%1 does not tell what runs there").arg(m_name), sentence);
    m_state->addAction(tr("Ask again"), this, [this] { ask(); });
    turnTo(WaitingPage);
}

void DiscoveryDialog::takeError(Error error)
{
    m_place->showErrors(&error);
    if (error.kind == ErrorKind::NotSupported) // an older server knows no such question
        m_message->showMessage(InlineMessage::Kind::Warning, tr("This server is older and cannot ask what runs there."));
    else if (error.kind == ErrorKind::Invalid && error.fields.isEmpty())
        m_message->showMessage(InlineMessage::Kind::Error, tr("It cannot be asked yet. See the marked fields."));
    else
        m_message->showError(tr("It could not be asked."), error);
}

/// With all targets there are, which may be many. Cancel is for this too.
void DiscoveryDialog::compare(const DiscoveryReport &report)
{
    m_asking.emplace();
    const auto plan = [discovery = *report.discovery, place = m_asked, memory = *m_memory,
                       fleet = KnownFleet::of(m_workspace->environments()->all(), *m_workspace->targets())] {
        QList<FoundRow> rows = planDiscovery(discovery, place, fleet, memory);
        std::stable_sort(rows.begin(), rows.end(), [](const FoundRow &a, const FoundRow &b) { return a.state < b.state; });
        return rows;
    };
    whenDone(runInBackground(plan), this, [this, report, stopping = m_asking->get_token()](const QList<FoundRow> &rows) {
        if (stopping.stop_requested())
            return;
        m_asking.reset();
        showFound(report, rows);
    });
}

void DiscoveryDialog::showFound(const DiscoveryReport &report, const QList<FoundRow> &rows)
{
    const QString here = placeKey(m_asked.type, m_asked.connection);
    const QStringList others = m_memory->addressesOf(report.discovery->engine, here);
    if (!report.discovery->engine.isEmpty()) {
        m_memory->meet(report.discovery->engine, here);
        emit memoryChanged();
    }
    m_step = QUuid::createUuid();
    m_model->setRows(rows);
    m_filter->clear();
    m_table->setCurrentIndex(m_shown->index(0, 0)); // assistive technology crashes Qt 6.4 without one
    turnTo(ResultPage);
    remark(report, others);
}

/// What is to be known before anything is added.
void DiscoveryDialog::remark(const DiscoveryReport &report, const QStringList &otherAddresses)
{
    QStringList said{plainLine(words::sentence(report.report), 500)};
    if (report.discovery->isCut)
        said.append(tr("There is more than the %L1 that are shown.").arg(m_model->rowCount()));
    if (const int unusable = report.discovery->unusable; unusable > 0)
        said.append(tr("Left out, because it could not be read or its name cannot be one of a target: %L1.").arg(unusable));
    if (!otherAddresses.isEmpty())
        said.append(tr("It is the engine that was also met at %1.").arg(plainLine(otherAddresses.join(u", "_s))));
    if (holdsStoredCredentials(m_asked))
        said.append(tr("The stored credentials are those of another target: go back and enter them, to store them with what is added."));
    m_remark->setText(plainParagraph(said.join(u' ')));
}

void DiscoveryDialog::goBack()
{
    m_message->hideMessage();
    m_model->setRows({});
    m_typed.clear();
    turnTo(PlacePage);
    m_place->setFocus();
}

QList<int> DiscoveryDialog::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(m_shown->mapToSource(index).row());
    return rows;
}

bool DiscoveryDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            chooseSelected();
            return true;
        }
        if (key->key() == Qt::Key_Delete && m_ignore->isEnabled()) {
            ignoreSelected();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

/// All selected ones as the current one becomes.
void DiscoveryDialog::chooseSelected()
{
    const QModelIndex current = m_shown->mapToSource(m_table->currentIndex());
    if (!current.isValid() || m_running > 0)
        return;
    m_model->choose(selectedRows() << current.row(), !m_model->isChosen(current.row()));
}

void DiscoveryDialog::ignoreSelected()
{
    const QList<int> rows = selectedRows();
    const bool ignored = std::any_of(rows.begin(), rows.end(), [this](int row) { return m_model->row(row).state == FoundRow::State::New; });
    for (const int row : rows) {
        if (m_model->row(row).state != FoundRow::State::Known && !m_model->isAdded(row))
            m_memory->setIgnored(m_model->row(row).key, ignored);
    }
    m_model->setIgnored(rows, ignored);
    emit memoryChanged();
    updateButtons();
}

QString DiscoveryDialog::summary() const
{
    if (m_model->added() + m_model->failed() > 0)
        return tr("%L1 added, %L2 failed, %L3 to go").arg(m_model->added()).arg(m_model->failed()).arg(m_waiting.size() + m_running);
    return tr("%L1 new, %L2 known, %L3 ignored")
        .arg(m_model->count(FoundRow::State::New))
        .arg(m_model->count(FoundRow::State::Known))
        .arg(m_model->count(FoundRow::State::Ignored));
}

void DiscoveryDialog::updateButtons()
{
    const int page = m_pages->currentIndex();
    const bool isAdding = m_running > 0;
    const bool isResult = page == ResultPage;
    const auto count = static_cast<int>(m_model->chosen().size());
    m_summary->setText(summary());
    m_progress->setVisible(isAdding);
    m_back->setVisible(page != PlacePage && !m_asking);
    m_back->setEnabled(!isAdding);
    m_ignore->setVisible(isResult);
    const QList<int> rows = isResult ? selectedRows() : QList<int>();
    const auto any = [&](FoundRow::State state) {
        return std::any_of(rows.begin(), rows.end(), [&](int row) { return m_model->row(row).state == state && !m_model->isAdded(row); });
    };
    const bool hasNew = any(FoundRow::State::New);
    m_ignore->setText(hasNew || !any(FoundRow::State::Ignored) ? tr("&Ignore") : tr("&Offer again"));
    m_ignore->setEnabled(!isAdding && (hasNew || any(FoundRow::State::Ignored)));
    m_ignore->setToolTip(m_ignore->isEnabled() ? tr("It is not offered on this computer until it is wanted again.")
                                               : tr("Select what is new or ignored first."));
    const QString refusal = m_workspace->whyNot(Permission::TargetCreate);
    const QString whyNot = isResult && count == 0 ? tr("Nothing is chosen.") : refusal;
    m_go->setVisible(page != WaitingPage);
    m_go->setEnabled(!isAdding && whyNot.isEmpty());
    m_go->setToolTip(whyNot);
    m_go->setText(isResult ? tr("&Add %1").arg(words::targetCount(count)) : tr("Fin&d what runs there"));
    m_close->setText(isAdding ? tr("Stop") : m_asking ? tr("Cancel") : tr("Close"));
}

void DiscoveryDialog::done(int result)
{
    if (m_asking) { // Cancel: the question is broken off, and the fields are there again
        stopAsking();
        return;
    }
    if (m_running > 0) { // Stop: what is under way ends by itself, and the dialog stays to say what became of it
        m_waiting.clear();
        updateButtons();
        return;
    }
    if (m_model->added() > 0)
        emit added(m_model->added());
    QDialog::done(result);
}

} // namespace tidegate
