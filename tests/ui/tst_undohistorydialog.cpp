// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "ui/palette/palettesource.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/toast.h"
#include "ui/window/mainwindow.h"
#include "ui/window/undohistorydialog.h"

#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// The list of what can be undone, as it is opened and used from the window.
class TestUndoHistoryDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void itIsOpenedByKeyOnceAndStandsInThePalette();
    void theListSaysWhatWhenAndWhereNewestFirst();
    void aRowIsUndoneWithAllAboveItAndMadeAgain();
    void itSaysWhereItStopped();
    void itAsksWhereOneStepWouldAsk();
    void theKeysOfUndoWorkInItToo();
    void anEmptyListTeaches();
    void aRowThatWasMadeAgainLooksDone();
    void whatWasRefusedStaysWithItsReasonAndIsTriedAgainAlone();

private:
    void change(const QString &text, const EnvironmentId &where, const QString &barrier = {});
    UndoHistoryDialog *openDialog();
    QString cell(int row, int column) const { return m_table->model()->index(row, column).data().toString(); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    QTableView *m_table = nullptr;
    int m_value = 0; ///< How many changes are done.
    std::optional<Error> m_refusal;
};

void TestUndoHistoryDialog::init()
{
    m_value = 0;
    m_refusal.reset();
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_window = std::make_unique<MainWindow>(m_workspace.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestUndoHistoryDialog::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void TestUndoHistoryDialog::change(const QString &text, const EnvironmentId &where, const QString &barrier)
{
    const auto step = [this](int by) {
        return [this, by] {
            if (!m_refusal)
                m_value += by;
            return QtFuture::makeReadyFuture(m_refusal ? Result<void>(*m_refusal) : Result<void>());
        };
    };
    Edit edit;
    edit.text = text;
    edit.barrier = barrier;
    edit.undo = step(-1);
    edit.redo = step(1);
    edit.entity = EntityType::FreezeWindow;
    edit.environment = where;
    ++m_value;
    emit m_workspace->edited(edit);
}

UndoHistoryDialog *TestUndoHistoryDialog::openDialog()
{
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    auto *dialog = m_window->findChild<UndoHistoryDialog *>();
    if (!dialog || !QTest::qWaitFor([dialog] { return QApplication::activeWindow() == dialog; }))
        return nullptr;
    m_table = dialog->findChild<QTableView *>(u"undoTable"_s);
    return dialog;
}

void TestUndoHistoryDialog::itIsOpenedByKeyOnceAndStandsInThePalette()
{
    QVERIFY(openDialog());
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QVERIFY(openDialog());
    QCOMPARE(m_window->findChildren<UndoHistoryDialog *>().size(), 1);
    QTest::keyClick(m_window->findChild<UndoHistoryDialog *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<UndoHistoryDialog *>());

    const QList<PaletteItem> commands = paletteCommands(m_window->menuBar(), m_window->currentPage());
    QVERIFY(std::any_of(commands.begin(), commands.end(), [](const PaletteItem &item) { return item.title.contains(u"Undo history"_s); }));
}

void TestUndoHistoryDialog::theListSaysWhatWhenAndWhereNewestFirst()
{
    const Environment staging = m_workspace->environments()->all().at(1).environment;
    const Environment production = m_workspace->environments()->all().at(2).environment;
    change(u"end of Black Friday"_s, production.id);
    change(u"new freeze Audit"_s, staging.id);
    UndoHistoryDialog *dialog = openDialog();
    QVERIFY(dialog);

    QCOMPARE(m_table->model()->rowCount(), 2);
    QCOMPARE(cell(0, 0), u"new freeze Audit"_s);
    QCOMPARE(cell(0, 2), staging.displayName);
    QCOMPARE(cell(1, 0), u"end of Black Friday"_s);
    QCOMPARE(cell(1, 2), production.displayName);
    QVERIFY(!cell(1, 1).isEmpty());
    m_workspace->environments()->remove(production.id);
    change(u"deletion of the freeze Audit"_s, staging.id); // while it is open
    QCOMPARE(cell(0, 0), u"deletion of the freeze Audit"_s);
    QCOMPARE(cell(2, 2), production.displayName); // as it was called
    QCOMPARE(unnamed(dialog), QStringList());
    QTRY_VERIFY2(clipped(dialog).isEmpty(), qPrintable(clipped(dialog).join(u'\n')));
}

void TestUndoHistoryDialog::aRowIsUndoneWithAllAboveItAndMadeAgain()
{
    const EnvironmentId where = m_workspace->environments()->all().constFirst().environment.id;
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s, u"four"_s})
        change(text, where);
    UndoHistoryDialog *dialog = openDialog();
    QVERIFY(dialog);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Down);
    QTest::keyClick(m_table, Qt::Key_Down);
    const auto *button = dialog->findChild<QPushButton *>(u"undoToRow"_s);
    QCOMPARE(button->text(), u"&Undo 3 changes"_s);

    QTest::keyClick(m_table, Qt::Key_Return);
    QTRY_COMPARE(m_value, 1);
    QTRY_VERIFY(button->isEnabled());
    QCOMPARE(cell(2, 3), u"Undone"_s);
    QCOMPARE(cell(3, 3), u"Done"_s);
    const auto *toasts = m_window->findChild<ToastStack *>();
    QVERIFY2(!toasts->offersUndo(), "it would undo something else now");
    QTRY_VERIFY_WITH_TIMEOUT(toasts->texts().contains(u"3 changes were undone."_s), 10'000); // those of the changes come first
    QVERIFY2(toasts->texts().filter(u"Undone: "_s).isEmpty(), "one toast for all of them");

    QTest::keyClick(m_table, Qt::Key_Up);
    QCOMPARE(button->text(), u"&Redo 2 changes"_s);
    QTest::mouseClick(const_cast<QPushButton *>(button), Qt::LeftButton);
    QTRY_COMPARE(m_value, 3);
    QTRY_COMPARE(cell(1, 3), u"Done"_s);
    QCOMPARE(cell(0, 3), u"Undone"_s);
}

void TestUndoHistoryDialog::itSaysWhereItStopped()
{
    const EnvironmentId where = m_workspace->environments()->all().constFirst().environment.id;
    change(u"one"_s, where);
    change(u"two"_s, where);
    UndoHistoryDialog *dialog = openDialog();
    QVERIFY(dialog);
    m_refusal = spokenError(ErrorKind::Unavailable, u"offline"_s, u"The server does not answer."_s);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_Return);

    const auto said = [dialog] {
        for (const InlineMessage *message : dialog->findChildren<InlineMessage *>()) {
            if (message->isVisible())
                return message->text();
        }
        return QString();
    };
    QTRY_VERIFY2(said().contains(u"two"_s) && said().contains(u"The server does not answer."_s), qPrintable(said()));
    QCOMPARE(m_value, 2);
    m_refusal.reset();
    QTest::keyClick(m_table, Qt::Key_Return); // it can be tried again from where it stands
    QTRY_COMPARE(m_value, 0);
}

void TestUndoHistoryDialog::itAsksWhereOneStepWouldAsk()
{
    const EnvironmentId where = m_workspace->environments()->all().constFirst().environment.id;
    change(u"one"_s, where);
    change(u"an ended freeze"_s, where, u"That is history."_s);
    change(u"three"_s, where);
    QVERIFY(openDialog());
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_Return);

    QTRY_VERIFY(m_window->findChild<QMessageBox *>(u"undoBarrier"_s));
    QCOMPARE(m_value, 2);
    const QStringList said = [this] {
        QStringList texts;
        for (const InlineMessage *message : m_window->findChild<UndoHistoryDialog *>()->findChildren<InlineMessage *>())
            texts.append(message->text());
        return texts;
    }();
    QVERIFY2(said.contains(u"1 of 3 changes were undone. It stopped at: an ended freeze."_s), qPrintable(said.join(u'|')));
    QTest::keyClick(m_window->findChild<QMessageBox *>(u"undoBarrier"_s), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"undoBarrier"_s));
    QCOMPARE(m_value, 2);
    QCOMPARE(cell(1, 3), u"Done, cannot be undone"_s);
}

void TestUndoHistoryDialog::theKeysOfUndoWorkInItToo()
{
    change(u"one"_s, m_workspace->environments()->all().constFirst().environment.id);
    UndoHistoryDialog *dialog = openDialog();
    QVERIFY(dialog);
    QTest::keyClick(m_table, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_value, 0);
    QTRY_COMPARE(cell(0, 3), u"Undone"_s);
}

void TestUndoHistoryDialog::anEmptyListTeaches()
{
    UndoHistoryDialog *dialog = openDialog();
    QVERIFY(dialog);
    auto *state = dialog->findChild<EmptyState *>();
    QVERIFY(state->isVisible());
    QVERIFY(!state->title().isEmpty() && !state->sentence().isEmpty());
    const auto *button = dialog->findChild<QPushButton *>(u"undoToRow"_s);
    QVERIFY(!button->isEnabled() && !button->toolTip().isEmpty());
    change(u"one"_s, m_workspace->environments()->all().constFirst().environment.id);
    QVERIFY(!state->isVisible());
    QVERIFY(button->isEnabled());
}

void TestUndoHistoryDialog::aRowThatWasMadeAgainLooksDone()
{
    change(u"one"_s, m_workspace->environments()->all().constFirst().environment.id);
    QVERIFY(openDialog());
    QTest::keyClick(m_table, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(cell(0, 3), u"Undone"_s);
    QSet<int> announced;
    connect(m_table->model(), &QAbstractItemModel::dataChanged, this, [&announced](const QModelIndex &first, const QModelIndex &last) {
        for (int column = first.column(); column <= last.column(); ++column)
            announced.insert(column);
    });
    QTest::keyClick(m_table, Qt::Key_Y, Qt::ControlModifier);
    QTRY_COMPARE(cell(0, 3), u"Done"_s);
    QCOMPARE(announced.size(), m_table->model()->columnCount()); // each of its cells is painted anew
}

void TestUndoHistoryDialog::whatWasRefusedStaysWithItsReasonAndIsTriedAgainAlone()
{
    const EnvironmentId where = m_workspace->environments()->all().constFirst().environment.id;
    change(u"one"_s, where);
    change(u"two"_s, where);
    UndoHistoryDialog *dialog = openDialog();
    QVERIFY(dialog);
    m_table->setFocus();
    m_refusal = spokenError(ErrorKind::Conflict, u"source-deleted"_s, u"Testing is deleted by now."_s);
    QTest::keyClick(m_table, Qt::Key_Return);
    QTRY_COMPARE(cell(0, 3), u"Could not be undone"_s);
    m_refusal.reset();
    QTest::keyClick(m_table, Qt::Key_Z, Qt::ControlModifier); // the older one is not held up
    QTRY_COMPARE(cell(1, 3), u"Undone"_s);
    QCOMPARE(m_value, 1);

    QTest::keyClick(m_table, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(dialog->findChild<QLabel *>(u"whyNotUndone"_s)->text(), u"Testing is deleted by now."_s);
    QTest::keyClick(m_table, Qt::Key_Return);
    QTRY_COMPARE(m_value, 0);
    QTRY_COMPARE(cell(0, 3), u"Undone"_s);
}

QTEST_MAIN(TestUndoHistoryDialog)
#include "tst_undohistorydialog.moc"
