// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of ChangesView: what it is made of, and its export.

#include "models/changeexport.h"
#include "models/changesummary.h"
#include "models/changewords.h"
#include "models/observedchangemodel.h"
#include "models/servicewords.h"
#include "models/workspace.h"
#include "ui/activity/changecard.h"
#include "ui/activity/changedetail.h"
#include "ui/activity/changesview.h"
#include "ui/jobs/jobs.h"
#include "ui/style/changeglyph.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/plural.h"
#include "ui/widgets/readablecolumns.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto changePause = 150ms;
constexpr int longestText = 200;

/// The shape of the verdict before its word.
class VerdictDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() != ObservedChangeModel::VerdictColumn) {
            CellDelegate::paint(painter, option, index);
            return;
        }
        const auto verdict = static_cast<ChangeVerdict>(index.data(ObservedChangeModel::VerdictRole).toInt());
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString word = item.text;
        QRect rest = paintPanel(painter, &item);
        const QRect glyph = takeLeading(&rest, spacing::smallIcon, item.direction);
        takeLeading(&rest, spacing::between, item.direction);
        const QRect square(glyph.x(), glyph.center().y() - spacing::smallIcon / 2 + 1, glyph.width(), spacing::smallIcon);
        if (isSelected(item))
            paintPlate(painter, square.adjusted(-1, -1, 1, 1));
        paintVerdict(painter, square.adjusted(1, 1, -1, -1), verdict);
        paintText(painter, item, rest, word, Theme::current().tone(toneOf(verdict)).text);
    }
};

/// A shape and its word; the tip says what it means, because all four have to fit into a line beside what is chosen.
class LegendEntry final : public QWidget
{
public:
    explicit LegendEntry(ChangeVerdict verdict, QWidget *parent) : QWidget(parent), m_verdict(verdict)
    {
        setAccessibleName(words::of(verdict) + u": "_s + words::meaning(verdict));
        setToolTip(words::meaning(verdict));
    }

    QSize sizeHint() const override
    {
        const int word = QFontMetrics(Theme::strongFont()).horizontalAdvance(words::of(m_verdict));
        return {spacing::smallIcon + word + spacing::inside + spacing::group, std::max<int>(spacing::smallIcon, fontMetrics().height())};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const auto place = [this](int from, int width) { return QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, width, height())); };
        const auto alignment = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter));
        paintVerdict(&painter, place(0, spacing::smallIcon).adjusted(1, 1, -1, -1), m_verdict);
        painter.setFont(Theme::strongFont());
        painter.setPen(Theme::current().tone(toneOf(m_verdict)).text);
        const int word = painter.fontMetrics().horizontalAdvance(words::of(m_verdict)) + 1;
        painter.drawText(place(spacing::smallIcon + spacing::inside, word), alignment, words::of(m_verdict));
    }

private:
    ChangeVerdict m_verdict;
};

QComboBox *choiceBox(const QString &objectName, const QString &accessibleName, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(objectName);
    choice->setAccessibleName(accessibleName);
    choice->setAccessibleDescription(accessibleName); // its name is what is chosen
    choice->setToolTip(accessibleName);
    return choice;
}

QVariantList codesOf(std::initializer_list<ChangeVerdict> verdicts)
{
    QVariantList codes;
    for (const ChangeVerdict verdict : verdicts)
        codes.append(static_cast<int>(verdict));
    return codes;
}

} // namespace

ChangesView::ChangesView(Workspace *workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_list(new ObservedChangeList(workspace, this)), m_summary(new ChangeSummary(workspace, this)),
      m_export(new ChangeExport(workspace, this)), m_typing(new QTimer(this))
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(changePause);
    buildHeader();
    m_message = new InlineMessage(this);
    m_message->floatOver(this);
    m_detail = new ChangeDetail(workspace, this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildTable());
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({330, 200});
    m_stack = new PageStack(m_splitter, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(buildCards());
    column->addWidget(buildChoices());
    column->addWidget(m_stack, 1);
    addRowActions();
    connectModels();
    connect(m_typing, &QTimer::timeout, this, &ChangesView::applyChoice);
    connect(m_detail, &ChangeDetail::explainRequested, this, &ChangesView::explain);
    connect(m_detail, &ChangeDetail::targetRequested, this, &ChangesView::showTarget);
    connect(m_detail, &ChangeDetail::freezeRequested, this, &ChangesView::freezeWindowRequested);
    connect(m_detail, &ChangeDetail::copyRequested, this, &ChangesView::copyCurrent);
    connect(m_export, &ChangeExport::finished, this, [this](qint64 rows) {
        exportEnded(plural(rows, tr("1 change was written."), tr("%n changes were written.", nullptr, static_cast<int>(rows))), nullptr);
    });
    connect(m_export, &ChangeExport::failed, this, [this](const Error &error) { exportEnded(tr("The changes were not exported."), &error); });
    updateCards();
    updateState();
}

void ChangesView::buildHeader()
{
    m_header = new QWidget(parentWidget());
    m_text = new QLineEdit(m_header);
    m_text->setObjectName(u"changeText"_s);
    m_text->setMaxLength(longestText);
    m_text->setPlaceholderText(tr("Component, target, image or digest"));
    m_text->setAccessibleName(tr("Filter the changes by text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(120);
    m_clear = new QPushButton(tr("Clear f&ilter"), m_header);
    m_clear->setObjectName(u"clearChanges"_s);
    m_clear->setAutoDefault(false);
    m_clear->hide();
    m_save = new QPushButton(symbolIcon(u"export"_s), tr("E&xport…"), m_header);
    m_save->setObjectName(u"exportChanges"_s);
    m_save->setAutoDefault(false);
    m_save->setToolTip(tr("Writes all changes that match the filter to a file"));
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(m_text, 1);
    row->addWidget(m_clear);
    row->addWidget(m_save);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clearChoice();
        m_text->setFocus(Qt::OtherFocusReason); // the button is gone
    });
    connect(m_text, &QLineEdit::textChanged, m_typing, [this] { m_typing->start(); });
    connect(m_save, &QPushButton::clicked, this, &ChangesView::chooseExportFile);
}

QWidget *ChangesView::buildCards()
{
    auto *strip = new QWidget;
    m_cardRow = new QHBoxLayout(strip);
    m_cardRow->setContentsMargins(0, 0, 0, 0);
    m_cardRow->setSpacing(spacing::group);
    m_cardArea = new QScrollArea(this);
    m_cardArea->setObjectName(u"changeCards"_s);
    m_cardArea->setFrameShape(QFrame::NoFrame);
    m_cardArea->setFocusPolicy(Qt::NoFocus);
    m_cardArea->setWidgetResizable(true);
    m_cardArea->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cardArea->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_cardArea->setWidget(strip);
    return m_cardArea;
}

QWidget *ChangesView::buildChoices()
{
    auto *choices = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    choices->setSizePolicy(policy);
    auto *row = new FlowLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    m_verdict = choiceBox(u"changeVerdict"_s, tr("What it was"), this);
    m_verdict->addItem(tr("all changes"), QVariantList());
    m_verdict->addItem(tr("nobody asked about"), codesOf({ChangeVerdict::DuringFreeze, ChangeVerdict::Unexplained}));
    for (int i = 0; i < changeVerdictCount; ++i)
        m_verdict->addItem(words::of(static_cast<ChangeVerdict>(i)), codesOf({static_cast<ChangeVerdict>(i)}));
    m_period = choiceBox(u"changePeriod"_s, tr("When"), this);
    m_period->addItems({tr("this month"), tr("last 7 days"), tr("last 30 days"), tr("all times")});
    m_newRows = new QPushButton(this);
    m_newRows->setObjectName(u"newChanges"_s);
    m_newRows->setAutoDefault(false);
    m_newRows->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_verdict, m_period, m_newRows})
        row->addWidget(widget);
    for (int i = 0; i < changeVerdictCount; ++i)
        row->addWidget(new LegendEntry(static_cast<ChangeVerdict>(i), this));
    for (QComboBox *choice : {m_verdict, m_period})
        connect(choice, &QComboBox::currentIndexChanged, this, &ChangesView::applyChoice);
    connect(m_newRows, &QPushButton::clicked, this, [this] {
        m_table->scrollToTop();
        m_table->setCurrentIndex(m_list->model()->index(0, 0));
        m_table->setFocus(Qt::OtherFocusReason);
    });
    return choices;
}

QWidget *ChangesView::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"changeTable"_s);
    m_table->setAccessibleName(tr("Changes, newest first"));
    m_table->setModel(m_list->model());
    downLeadsInto(m_text, m_table);
    m_table->setItemDelegate(new VerdictDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setMinimumHeight(4 * spacing::rowHeight);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(spacing::rowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    const int character = fontMetrics().averageCharWidth();
    header->resizeSection(ObservedChangeModel::SeenColumn, 18 * character);
    header->resizeSection(ObservedChangeModel::WhereColumn, 30 * character);
    header->resizeSection(ObservedChangeModel::ComponentColumn, 15 * character);
    header->resizeSection(ObservedChangeModel::ImageColumn, 27 * character);
    header->resizeSection(ObservedChangeModel::VerdictColumn, 22 * character);
    header->setSectionResizeMode(ObservedChangeModel::EvidenceColumn, QHeaderView::Stretch);
    keepColumnsReadable(header);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ChangesView::updateNewRows);
    connect(m_table, &QTableView::activated, this, &ChangesView::showTarget);
    return m_table;
}

void ChangesView::addRowActions()
{
    auto *target = new QAction(symbolIcon(u"targets"_s), tr("&Show the target"), m_table);
    connect(target, &QAction::triggered, this, &ChangesView::showTarget);
    auto *explanation = new QAction(symbolIcon(u"edit"_s), tr("Ex&plain…"), m_table);
    connect(explanation, &QAction::triggered, this, &ChangesView::explain);
    auto *copy = new QAction(symbolIcon(u"copy"_s), tr("&Copy as text"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ChangesView::copyCurrent);
    m_table->addActions({target, explanation, copy});
    const auto allow = [this, explanation] {
        const QString refused = m_workspace->whyNot(Permission::StickerWrite);
        explanation->setEnabled(refused.isEmpty());
        explanation->setToolTip(refused);
    };
    connect(m_workspace, &Workspace::permissionsChanged, explanation, allow);
    allow();
}

void ChangesView::chooseExportFile()
{
    auto *dialog = new QFileDialog(window(), isFiltered() ? tr("Export the changes that match the filter") : tr("Export the changes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table for spreadsheets (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"tidegate-changes.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ChangesView::exportTo);
    dialog->open();
}

void ChangesView::exportTo(const QString &file)
{
    m_save->setEnabled(false);
    m_message->showMessage(InlineMessage::Kind::Info, tr("The changes are being exported to %1…").arg(QFileInfo(file).fileName()));
    m_exportJob = Jobs::current().start(this, tr("Export"), 0, [this] {
        m_export->cancel();
        exportEnded(tr("The export was given up; no file was written."), nullptr);
    });
    m_message->addAction(tr("Cancel"), m_exportJob, [this] { m_exportJob->cancel(); });
    m_export->start(m_list->filter(), m_list->model()->names(), file);
}

void ChangesView::exportEnded(const QString &outcome, const Error *error)
{
    if (error)
        m_message->showError(outcome, *error);
    else
        m_message->hideMessage();
    if (Job *job = std::exchange(m_exportJob, nullptr)) {
        if (error)
            job->fail(outcome + u' ' + words::sentence(*error));
        else
            job->finish(outcome);
        if (job->state() == Job::State::Done)
            emit successReported(outcome);
    }
    updateState();
}

} // namespace tidegate
