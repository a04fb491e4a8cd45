// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/bulk/targetimportdialog.h"

#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/targetimportmodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/runinbackground.h"
#include "services/domain/try.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/readablecolumns.h"
#include "ui/widgets/treeaccessible.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int atOnce = 4;
constexpr qint64 maxFile = 64LL * 1024 * 1024;
constexpr QSize startSize(820, 520);

Error unreadable(const QString &why)
{
    return spokenError(ErrorKind::Invalid, u"unreadable-file"_s, why);
}

} // namespace

/// Leaves out what stays the same, when asked to.
class ImportFilterModel final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyChanges(bool only)
    {
        m_onlyChanges = only;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const int kind = sourceModel()->index(row, 0, parent).data(TargetImportModel::KindRole).toInt();
        return !m_onlyChanges || kind != static_cast<int>(ImportStep::Kind::Same);
    }

private:
    bool m_onlyChanges = true;
};

TargetImportDialog::TargetImportDialog(Workspace *workspace, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_model(new TargetImportModel(this)), m_shown(new ImportFilterModel(this))
{
    setObjectName(u"targetImportDialog"_s);
    setWindowTitle(tr("Import targets"));
    m_shown->setSourceModel(m_model);
    layOut();
    connect(m_choose, &QPushButton::clicked, this, &TargetImportDialog::chooseFile);
    connect(m_write, &QPushButton::clicked, this, &TargetImportDialog::write);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_workspace, &Workspace::permissionsChanged, this, &TargetImportDialog::updateButtons);
    connect(m_onlyChanges, &QCheckBox::toggled, m_shown, &ImportFilterModel::setOnlyChanges);
    resize(startSize);
    updateButtons();
}

TargetImportDialog::~TargetImportDialog() = default;

/// How rows and columns look; the model is set.
static void prepare(QTreeView &table)
{
    keepReadable(&table);
    table.setRootIsDecorated(false);
    table.setUniformRowHeights(true);
    table.setAllColumnsShowFocus(true);
    table.setItemDelegate(new CellDelegate(&table));
    constexpr std::pair<int, int> widths[] = {{TargetImportModel::LineColumn, 60},
                                              {TargetImportModel::ActionColumn, 110},
                                              {TargetImportModel::NameColumn, 170},
                                              {TargetImportModel::EnvironmentColumn, 120}};
    for (const auto &[column, width] : widths) // in some languages the heading is the longest word
        table.header()->resizeSection(column, std::max(width, table.header()->sectionSizeHint(column)));
    table.header()->setStretchLastSection(false);
    table.header()->setSectionResizeMode(table.header()->count() - 1, QHeaderView::Stretch);
    keepColumnsReadable(table.header());
}

void TargetImportDialog::layOut()
{
    auto *pages = new QWidget(this); // one is shown
    m_message = new InlineMessage(pages);
    m_message->floatOver(pages);
    m_message->hideMessage();
    m_start = new EmptyState(this);
    m_start->setState(EmptyState::Variant::Empty, tr("CSV or JSON"),
                      tr("JSON is what “Copy as JSON” and the API give. CSV has a heading with name, environment, type, connection.host, label:role and so on; "
                         "“Export as CSV” writes such a file. You see what would happen before anything is written."));
    m_result = new QWidget(this);
    m_summary = new QLabel(m_result);
    m_summary->setObjectName(u"importSummary"_s);
    m_summary->setFont(Theme::strongFont());
    m_onlyChanges = new QCheckBox(tr("&Hide what stays the same"), m_result);
    m_onlyChanges->setChecked(true);
    m_table = new QTreeView(m_result);
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("What the import would do"));
    m_table->setModel(m_shown);
    prepare(*m_table);
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_onlyChanges);
    auto *inner = new QVBoxLayout(m_result);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addLayout(head);
    inner->addWidget(m_table, 1);
    m_result->hide();
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->hide();
    m_choose = new QPushButton(tr("Choose &file…"), this);
    m_write = new QPushButton(this);
    m_write->setObjectName(u"writeImport"_s);
    m_close = new QPushButton(tr("Close"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_choose);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_write);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    auto *shown = new QVBoxLayout(pages);
    shown->setContentsMargins(0, 0, 0, 0);
    shown->addWidget(m_start, 1);
    shown->addWidget(m_result, 1);
    column->addWidget(pages, 1);
    column->addLayout(buttons);
}

void TargetImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import targets"), QString(), tr("CSV and JSON files (*.csv *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TargetImportDialog::readFile);
    dialog->open();
}

void TargetImportDialog::readFile(const QString &file)
{
    m_message->hideMessage();
    m_choose->setEnabled(false);
    m_start->setState(EmptyState::Variant::Loading, tr("Reading %1…").arg(QFileInfo(file).fileName().left(80)));
    const auto read = [file, fleet = KnownFleet::of(m_workspace->environments()->all(), *m_workspace->targets()),
                       large = tr("The file is larger than 64 MiB.")]() -> Result<Plan> {
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly))
            return unreadable(source.errorString());
        if (source.size() > maxFile)
            return unreadable(large);
        ASSIGN_OR_RETURN(const auto content, readImportFile(source.readAll()));
        return Plan{planImport(content.records, fleet), content.ignored};
    };
    whenDone(runInBackground(read), this, [this, file](const Result<Plan> &plan) { showPlan(file, plan); });
}

void TargetImportDialog::showPlan(const QString &file, const Result<Plan> &plan)
{
    const QString name = QFileInfo(file).fileName().left(80);
    m_choose->setEnabled(true);
    if (!plan) {
        m_start->setState(EmptyState::Variant::Failed, tr("%1 cannot be imported").arg(name), words::sentence(plan.error()));
        m_message->showError(tr("%1 cannot be imported.").arg(name), plan.error());
        m_start->setVisible(true);
        m_result->setVisible(false);
        m_model->setSteps({});
        updateButtons();
        return;
    }
    setWindowTitle(tr("Import targets from %1").arg(name));
    m_model->setSteps(plan->steps);
    m_onlyChanges->setChecked(m_model->count(ImportStep::Kind::Same) < m_model->rowCount());
    m_start->setVisible(false);
    m_result->setVisible(true);
    if (m_shown->rowCount() > 0)
        m_table->setCurrentIndex(m_shown->index(0, 0)); // assistive technology crashes Qt 6.4 without one
    if (!plan->ignored.isEmpty())
        m_message->showMessage(InlineMessage::Kind::Warning,
                               tr("No target has these columns; they are ignored: %1").arg(plan->ignored.join(u", "_s).left(200)));
    updateButtons();
    m_choose->setDefault(false);
    m_choose->setAutoDefault(false); // Enter in the table asks for no other file
    m_table->setFocus();
}

QString TargetImportDialog::summary() const
{
    if (m_model->written() + m_model->failed() > 0)
        return tr("%L1 written, %L2 failed, %L3 to go").arg(m_model->written()).arg(m_model->failed()).arg(m_waiting.size() + m_running);
    return tr("%L1 new, %L2 changed, %L3 the same, %L4 invalid")
        .arg(m_model->count(ImportStep::Kind::New))
        .arg(m_model->count(ImportStep::Kind::Changed))
        .arg(m_model->count(ImportStep::Kind::Same))
        .arg(m_model->count(ImportStep::Kind::Invalid));
}

void TargetImportDialog::updateButtons()
{
    const bool running = m_running > 0;
    const auto count = static_cast<int>(m_model->rowsToWrite().size());
    m_summary->setText(summary());
    m_choose->setEnabled(!running);
    m_progress->setVisible(running);
    const QString whyNot = count == 0 ? tr("There is nothing to write.") : m_workspace->whyNot(Permission::TargetCreate);
    m_write->setEnabled(!running && whyNot.isEmpty());
    m_write->setToolTip(whyNot);
    m_write->setText(m_model->failed() > 0 ? tr("&Try %1 again").arg(words::targetCount(count)) : tr("&Import %1").arg(words::targetCount(count)));
    m_close->setText(running ? tr("Stop") : tr("Close"));
}

void TargetImportDialog::write()
{
    m_waiting = m_model->rowsToWrite();
    if (m_import.isNull()) // what is tried again belongs to it
        m_import = QUuid::createUuid();
    m_progress->setRange(0, static_cast<int>(m_waiting.size()));
    m_progress->setValue(0);
    writeNext();
}

void TargetImportDialog::writeNext()
{
    while (m_running < atOnce && !m_waiting.isEmpty()) {
        const int row = m_waiting.takeFirst();
        const ImportStep &step = m_model->step(row);
        ++m_running;
        QFuture<Result<Target>> answer;
        m_workspace->together(
            m_import, [](int count) { return tr("import of %1").arg(words::targetCount(count)); },
            [&] { answer = step.kind == ImportStep::Kind::New ? m_workspace->create(step.target) : m_workspace->update(step.target); });
        whenDone(answer, this, [this, row](const Result<Target> &written) {
            --m_running;
            QString problem = written ? QString() : words::sentence(written.error());
            for (const FieldError &field : written ? QList<FieldError>() : written.error().fields)
                problem += u' ' + words::sentence(field);
            m_model->setOutcome(row, problem);
            m_progress->setValue(m_progress->value() + 1);
            writeNext();
        });
    }
    updateButtons();
    if (m_running == 0 && m_model->failed() > 0)
        m_message->showMessage(InlineMessage::Kind::Warning, tr("Some targets were not written. Each line says why; you can try them again."));
    else if (m_running == 0 && m_model->rowsToWrite().isEmpty() && m_model->count(ImportStep::Kind::Invalid) > 0)
        m_message->showMessage(InlineMessage::Kind::Warning, tr("What can be imported was written. Each line that was left out says why."));
    else if (m_running == 0 && m_model->rowsToWrite().isEmpty())
        m_message->showMessage(InlineMessage::Kind::Positive, tr("Everything was written."));
}

void TargetImportDialog::done(int result)
{
    if (m_running > 0) { // Stop: what is under way ends by itself, and the dialog stays to say what became of it
        m_waiting.clear();
        updateButtons();
        return;
    }
    if (m_model->written() > 0)
        emit imported(m_model->written());
    QDialog::done(result);
}

} // namespace tidegate
