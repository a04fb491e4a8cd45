// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sourcelink.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// Where the changes between two images can be seen, by what strangers say of them.
class TestSourceLink : public QObject
{
    Q_OBJECT

private slots:
    void aSourceIsAPageOrNone_data();
    void aSourceIsAPageOrNone();
    void changesHaveThePageOfTheirHost_data();
    void changesHaveThePageOfTheirHost();
    void whatIsNotCertainIsSaid_data();
    void whatIsNotCertainIsSaid();
    void theOlderImageComesFirst();
    void revisionsAreShortAndToldApart();
};

void TestSourceLink::aSourceIsAPageOrNone_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("page");
    const QString page = u"https://github.com/acme/shop"_s;
    const QStringList sources{page,
                              page + u'/',
                              page + u".git"_s,
                              page + u".git/"_s,
                              u"HTTPS://GitHub.com/acme/shop"_s,
                              u"git@github.com:acme/shop.git"_s,
                              u"ssh://git@github.com/acme/shop.git"_s,
                              u"ssh://git@github.com:22/acme/shop"_s,
                              page + u"#main"_s,
                              page + u"?tab=readme"_s};
    for (const QString &source : sources)
        QTest::newRow(qPrintable(source)) << source << page;
    QTest::newRow("groups") << u"https://gitlab.example.com/a/b/shop"_s << u"https://gitlab.example.com/a/b/shop"_s;
    QTest::newRow("port") << u"http://git.example.com:3000/acme/shop"_s << u"http://git.example.com:3000/acme/shop"_s;
    for (const char *source : {"",
                               "acme/shop",
                               "https://",
                               "https://github.com",
                               "https://github.com/acme",
                               "https://u:p@github.com/acme/shop",
                               "https://u@github.com/acme/shop",
                               "file:///etc/passwd",
                               "javascript:alert(1)//a/b",
                               "data:text/html,a/b/c",
                               "smb://host/share/file",
                               "https://github.com/acme/../shop",
                               "https://github.com/acme/%2e%2e/shop",
                               "https://github.com/acme/sh%20op",
                               "https://github.com/acme/shop\\@evil.example.com",
                               "git@internal.example.com:acme/shop.git",
                               "root@github.com:acme/shop.git",
                               "ssh://git@github.com:2222/acme/shop",
                               "ssh://root@github.com/acme/shop",
                               "git@github.com:/etc/passwd",
                               "git@github.com:../../x/y",
                               "https://github.com//acme/shop",
                               "git://github.com/acme/shop"})
        QTest::newRow(source) << QString::fromLatin1(source) << QString();
}

void TestSourceLink::aSourceIsAPageOrNone()
{
    QFETCH(QString, source);
    QFETCH(QString, page);
    QCOMPARE(repositoryPage(source).value_or(QUrl()).toString(), page);
}

void TestSourceLink::changesHaveThePageOfTheirHost_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("page");
    const QString github = u"https://github.com/acme/shop"_s;
    const QString gitlab = u"https://gitlab.com/acme/shop"_s;
    QTest::newRow("GitHub") << github << github << github + u"/compare/1111111...2222222"_s;
    QTest::newRow("two forms of one") << u"git@github.com:Acme/Shop.git"_s << github << u"https://github.com/Acme/Shop/compare/1111111...2222222"_s;
    QTest::newRow("http and https") << u"http://github.com/acme/shop"_s << github << github + u"/compare/1111111...2222222"_s;
    QTest::newRow("GitLab") << gitlab << gitlab + u".git"_s << gitlab + u"/-/compare/1111111...2222222"_s;
    QTest::newRow("a GitLab of one's own") << u"https://gitlab.example.com/a/b/c"_s << u"https://gitlab.example.com/a/b/c"_s
                                           << u"https://gitlab.example.com/a/b/c/-/compare/1111111...2222222"_s;
    QTest::newRow("Gitea") << u"https://git.example.com/a/b"_s << u"https://git.example.com/a/b"_s
                           << u"https://git.example.com/a/b/compare/1111111...2222222"_s;
    QTest::newRow("Bitbucket") << u"https://bitbucket.org/a/b"_s << u"https://bitbucket.org/a/b"_s << QString();
    QTest::newRow("two repositories") << github << github + u"-fork"_s << QString();
    QTest::newRow("two owners") << github << u"https://github.com/mallory/shop"_s << QString();
    QTest::newRow("two hosts") << github << gitlab << QString();
    QTest::newRow("two ports") << u"https://git.example.com/a/b"_s << u"https://git.example.com:8443/a/b"_s << QString();
    QTest::newRow("case where it may count") << u"https://git.example.com/a/b"_s << u"https://git.example.com/A/b"_s << QString();
    QTest::newRow("one of them no page") << github << u"the shop"_s << QString();
}

void TestSourceLink::changesHaveThePageOfTheirHost()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, page);
    const ImageOrigin a{u"1111111"_s, from, {}, {}};
    const ImageOrigin b{u"2222222"_s, to, {}, {}};
    QCOMPARE(changesPage(a, b).value_or(QUrl()).toString(), page);
    QCOMPARE(whyNoChanges(a, b).isEmpty(), !page.isEmpty());
}

void TestSourceLink::whatIsNotCertainIsSaid_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("word");
    QTest::newRow("neither") << QString() << QString() << u"Neither"_s;
    QTest::newRow("one") << QString() << u"2222222"_s << u"One of the two"_s;
    QTest::newRow("the same") << u"2222222"_s << u"2222222"_s << u"same revision"_s;
    QTest::newRow("the same, shorter") << u"22222223333333"_s << u"2222222"_s << u"same revision"_s;
    QTest::newRow("a path") << u"a/../../b"_s << u"2222222"_s << u"no repository"_s;
    QTest::newRow("a range") << u"a...b"_s << u"2222222"_s << u"no repository"_s;
    QTest::newRow("a query") << u"a?b=c"_s << u"2222222"_s << u"no repository"_s;
    QTest::newRow("an option") << u"-rf"_s << u"2222222"_s << u"no repository"_s;
    QTest::newRow("tags") << u"v1.2.3"_s << u"v1.2.4"_s << QString();
}

void TestSourceLink::whatIsNotCertainIsSaid()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, word);
    const QString source = u"https://github.com/acme/shop"_s;
    const QString why = whyNoChanges({from, source, {}, {}}, {to, source, {}, {}});
    QCOMPARE(why.isEmpty(), word.isEmpty());
    QVERIFY2(why.contains(word), qPrintable(why));
}

void TestSourceLink::theOlderImageComesFirst()
{
    const QString source = u"https://github.com/acme/shop"_s;
    const ImageOrigin older{u"1111111"_s, source, {}, u"2026-01-08T09:12:44Z"_s};
    const ImageOrigin newer{u"2222222"_s, source, {}, u"2026-01-10T09:12:44+01:00"_s};
    const QString page = source + u"/compare/1111111...2222222"_s;
    QCOMPARE(changesPage(older, newer)->toString(), page);
    QCOMPARE(changesPage(newer, older)->toString(), page);
    ImageOrigin undated = older;
    undated.created = u"yesterday"_s;
    QCOMPARE(changesPage(newer, undated)->toString(), source + u"/compare/2222222...1111111"_s);
}

void TestSourceLink::revisionsAreShortAndToldApart()
{
    const QString a = QString(40, u'a');
    QCOMPARE(shortRevision(a), u"aaaaaaa"_s);
    QCOMPARE(shortRevisions(a, QString(40, u'b')), std::pair(u"aaaaaaa"_s, u"bbbbbbb"_s));
    QCOMPARE(shortRevisions(a, u"aaaaaaaab"_s + QString(31, u'a')), std::pair(u"aaaaaaaaa"_s, u"aaaaaaaab"_s));
    QCOMPARE(shortRevisions(a, QString(39, u'a') + u'b').first.size(), 12); // as far as it goes
    QCOMPARE(shortRevision(u"v1.2.3"_s), u"v1.2.3"_s);
    QCOMPARE(shortRevision(u"release-candidate-7"_s), u"release-can…"_s);
}

QTEST_GUILESS_MAIN(TestSourceLink)

#include "tst_sourcelink.moc"
