// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "translations/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/labelseditor.h"
#include "ui/widgets/pagestack.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

/// The states a list can be in, and the small editors that stand in forms.
class TestPageStack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void loadingShowsOnlyWhenItTakesLong();
    void failureIsNeverEmptiness();
    void aMissingPermissionIsNoFailure();
    void contentStaysWhenALaterLoadFails();
    void errorsOfTheServicesAreInTheLanguageOfTheConsole();
    void labelsAreTypedByKeyboard();
};

void TestPageStack::loadingShowsOnlyWhenItTakesLong()
{
    PageStack stack(new QLabel(u"content"_s));
    stack.show();
    stack.showLoading(u"Loading…"_s);
    QVERIFY(!stack.emptyState()->isVisible());
    QTRY_VERIFY(stack.emptyState()->isVisible());
    QCOMPARE(stack.emptyState()->variant(), EmptyState::Variant::Loading);

    PageStack quick(new QLabel(u"content"_s));
    quick.show();
    quick.showLoading(u"Loading…"_s);
    quick.showContent();
    QVERIFY(quick.isShowingContent());
}

void TestPageStack::failureIsNeverEmptiness()
{
    PageStack stack(new QLabel(u"content"_s));
    QSignalSpy retry(&stack, &PageStack::retryRequested);
    stack.show();
    stack.showFailed(u"The targets could not be loaded."_s, spokenError(ErrorKind::Unavailable, u"connection-refused"_s, u"Nothing listens."_s));

    QCOMPARE(stack.emptyState()->variant(), EmptyState::Variant::Failed);
    QCOMPARE(stack.emptyState()->title(), u"The targets could not be loaded."_s);
    QCOMPARE(stack.emptyState()->sentence(), u"Nothing listens."_s);
    QTest::mouseClick(stack.emptyState()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(retry.size(), 1);
}

void TestPageStack::aMissingPermissionIsNoFailure()
{
    PageStack stack(new QLabel(u"content"_s));
    stack.show();
    stack.showFailed(u"The targets could not be loaded."_s, spokenError(ErrorKind::Forbidden, u"forbidden"_s, u"Your role does not include target:read."_s));

    QCOMPARE(stack.emptyState()->variant(), EmptyState::Variant::NoPermission);
    QCOMPARE(stack.emptyState()->sentence(), u"Your role does not include target:read."_s);
    QVERIFY(!stack.emptyState()->findChild<QPushButton *>()); // trying again does not help
}

void TestPageStack::contentStaysWhenALaterLoadFails()
{
    PageStack stack(new QLabel(u"content"_s));
    stack.show();
    stack.showContent();
    stack.showFailed(u"The targets could not be loaded."_s, spokenError(ErrorKind::Unavailable, u"timeout"_s, u"No answer."_s));

    QVERIFY(stack.isShowingContent());
    QVERIFY(stack.message()->isVisible());
}

void TestPageStack::errorsOfTheServicesAreInTheLanguageOfTheConsole()
{
    const auto english = qScopeGuard([] { installLanguage(Language::English); });
    installLanguage(Language::German);
    const Error refused = makeError(ErrorKind::Unavailable, say("connection-refused/server", u"db:7420"_s));
    PageStack stack(new QLabel(u"content"_s));
    stack.show();
    stack.showFailed(u"Die Ziele fehlen."_s, refused);
    QCOMPARE(stack.emptyState()->sentence(), u"Unter db:7420 lauscht nichts."_s);
    stack.showContent();
    stack.showFailed(u"Die Ziele fehlen."_s, refused);
    QCOMPARE(stack.message()->text(), u"Die Ziele fehlen. Unter db:7420 lauscht nichts."_s);

    FormField field(u"Name"_s, new QLineEdit);
    field.setPointer(u"/name"_s);
    const QList<FieldError> fields{{u"/name"_s, say("required/target-name")}, {u"/name"_s, say("too-long/text", 128)}};
    FormField::showErrors({&field}, validationError(fields));
    QCOMPARE(field.error(), u"Ein Ziel braucht einen Namen. Höchstens 128 Zeichen schreiben."_s);
}

void TestPageStack::labelsAreTypedByKeyboard()
{
    LabelsEditor editor;
    editor.show();
    QApplication::setActiveWindow(&editor);
    const auto type = [&editor](const QString &text) { QTest::keyClicks(editor.focusWidget(), text); };
    const auto press = [&editor](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(editor.focusWidget(), key, modifiers); };
    editor.findChild<QPushButton *>()->click();
    type(u"role"_s);
    press(Qt::Key_Return);
    type(u"web"_s);
    press(Qt::Key_Return);
    type(u"dc"_s);
    press(Qt::Key_Return);
    type(u"fra1"_s);
    QCOMPARE(editor.labels(), (Labels{{u"dc"_s, u"fra1"_s}, {u"role"_s, u"web"_s}}));

    press(Qt::Key_Up);
    press(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(editor.labels(), (Labels{{u"dc"_s, u"fra1"_s}}));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    type(u"dc"_s);
    QVERIFY2(editor.accessibleDescription().contains(u"twice"_s), qPrintable(editor.accessibleDescription()));
}

QTEST_MAIN(TestPageStack)
#include "tst_pagestack.moc"
