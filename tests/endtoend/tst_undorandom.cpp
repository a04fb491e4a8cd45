// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edithistory.h"
#include "tests/endtoend/randomconsole.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int shortRun = 150;

} // namespace

/// Whatever is done, undone and done again, with somebody else at work: once all is undone, everything that nobody else touched is as it was.
///
/// TIDEGATE_UNDO_EDITS: how many edits, TIDEGATE_UNDO_SEED: which; a failure says both.
class TestUndoRandom : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whenAllIsUndoneAllIsAsItWas();

private:
    void prepare(RandomConsole &console);
    bool undoAll(RandomConsole &console);

    std::unique_ptr<ServedApi> m_api;
    quint32 m_seed = 0;
    int m_edits = shortRun;
};

void TestUndoRandom::init()
{
    m_api = std::make_unique<ServedApi>();
    const auto number = [](const char *name, int otherwise) { return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : otherwise; };
    m_edits = number("TIDEGATE_UNDO_EDITS", shortRun);
    m_seed = static_cast<quint32>(number("TIDEGATE_UNDO_SEED", 20261129));
}

/// Something of everything that is there before the first edit.
void TestUndoRandom::prepare(RandomConsole &console)
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(console.createEnvironment());
    for (int i = 0; i < 4; ++i) {
        QVERIFY(console.createGroup());
        QVERIFY(console.createFreeze());
    }
    for (int i = 0; i < 10; ++i)
        QVERIFY(console.createTarget());
}

bool TestUndoRandom::undoAll(RandomConsole &console)
{
    while (!console.history().undoText().isEmpty()) {
        if (!console.undo())
            return false;
    }
    return true;
}

void TestUndoRandom::whenAllIsUndoneAllIsAsItWas()
{
    qInfo("seed %u, %d edits", m_seed, m_edits);
    QElapsedTimer time;
    time.start();
    RandomConsole other(*m_api, m_api->token(Role::Admin), m_seed + 1);
    QVERIFY(other.open());
    prepare(other);
    RandomConsole console(*m_api, m_api->localSecret(), m_seed);
    QVERIFY(console.open());
    const Fleet before = fleetOf(*m_api);
    other.forgetTouched();

    for (int done = 0; done < m_edits; ++done) {
        QVERIFY2(console.edit(), qPrintable(console.trace()));
        if (console.oneIn(8))
            other.editSomething();
        for (int steps = console.oneIn(6) ? console.upTo(6) : 0; steps > 0; --steps)
            QVERIFY2(console.oneIn(3) ? console.redo() : console.undo(), qPrintable(console.trace()));
    }
    QVERIFY2(undoAll(console), qPrintable(console.trace()));

    const Fleet after = fleetOf(*m_api);
    const QString wrong = differences(before, after, other.touched(), console.spent());
    QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1, %2 edits\n%3\n%4"_s.arg(m_seed).arg(m_edits).arg(wrong, console.trace())));
    qInfo("%d edits, %d undone or done again, %d refused because of the other, %lld s", console.made(), console.stepped(), console.refused(),
          static_cast<long long>(time.elapsed() / 1000));
    QVERIFY(console.made() > m_edits / 2);
    QVERIFY(console.stepped() > m_edits / 2);
}

QTEST_GUILESS_MAIN(TestUndoRandom)
#include "tst_undorandom.moc"
