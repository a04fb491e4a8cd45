// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/aboutdialog.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

AboutDialog::AboutDialog(const QString &databaseEngine, const QString &serverVersion, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"about"_s);
    setWindowTitle(tr("About Tidegate"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    QStringList lines{tr("Tidegate %1").arg(QStringLiteral(TIDEGATE_VERSION))};
    if (!serverVersion.isEmpty())
        lines.append(tr("Server: Tidegate %1").arg(serverVersion));
    const QString qt = QString::fromLatin1(qVersion());
    lines.append(qt == QLatin1StringView(QT_VERSION_STR) ? u"Qt "_s + qt : tr("Qt %1, built with %2").arg(qt, QStringLiteral(QT_VERSION_STR)));
    if (!databaseEngine.isEmpty())
        lines.append(databaseEngine);
    lines.append(QSysInfo::prettyProductName() + u" ("_s + QSysInfo::currentCpuArchitecture() + u", "_s + QGuiApplication::platformName() + u')');
    m_text = lines.join(u'\n');

    auto *tabs = new QTabWidget(this);
    tabs->setAccessibleName(tr("About Tidegate"));
    tabs->addTab(makeFacts(), tr("&Versions"));
    tabs->addTab(makeLicence(), tr("&Licence"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("C&opy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyAbout"_s);
    copy->setToolTip(tr("Copies the versions, for a report"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(tabs);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

QWidget *AboutDialog::makeFacts()
{
    auto *page = new QWidget(this);
    auto *icon = new QLabel(page);
    icon->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    const auto addText = [page](QVBoxLayout *column, const QString &text) {
        auto *label = new QLabel(text, page);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
        return label;
    };
    auto *words = new QVBoxLayout;
    words->setSpacing(spacing::group);
    addText(words, tr("Environments, freeze windows, targets and drift at a glance."))->setFont(Theme::strongFont());
    addText(words, m_text)->setObjectName(u"versions"_s);
    addText(words, tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty."));
    words->addStretch();
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(spacing::group, spacing::group, spacing::group, spacing::group);
    row->setSpacing(spacing::page);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return page;
}

QWidget *AboutDialog::makeLicence()
{
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(u"licence"_s);
    text->setAccessibleName(tr("Licence"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setLayoutDirection(Qt::LeftToRight); // it is English in every language
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (QFile file(u":/tidegate/LICENSE"_s); file.open(QIODevice::ReadOnly))
        text->setPlainText(QString::fromUtf8(file.readAll()));
    text->setMinimumSize(fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 14);
    return text;
}

} // namespace tidegate
