// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingsdialog.h"

#include "models/datewords.h"
#include "services/domain/timezone.h"
#include "ui/settings/consolesettings.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QString firstDayOfWeek()
{
    const QLocale locale;
    return words::weekday(locale.firstDayOfWeek(), QLocale::LongFormat);
}

} // namespace

SettingsDialog::SettingsDialog(ConsoleSettings *settings, QWidget *parent) : QDialog(parent), m_settings(settings)
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_message = new InlineMessage(this);
    auto *contrast = new QCheckBox(tr("&High contrast: stronger glyphs and outlines"), this);
    contrast->setObjectName(u"highContrast"_s);
    contrast->setChecked(settings->isHighContrast());
    connect(contrast, &QCheckBox::toggled, settings, &ConsoleSettings::setHighContrast);

    auto *form = new QFormLayout;
    form->setVerticalSpacing(spacing::group);
    form->setHorizontalSpacing(spacing::group);
    form->addRow(tr("Colours"), makeTheme());
    form->addRow(QString(), contrast);
    form->addRow(tr("Rows"), makeDensity());
    form->addRow(tr("&Times are shown in"), makeZone());
    form->addRow(tr("&Language"), makeLanguage());
    auto *week = new QLabel(tr("Weeks begin on %1, as your region has it.").arg(firstDayOfWeek()), this);
    week->setTextFormat(Qt::PlainText);
    form->addRow(QString(), week);
    for (const int row : {3, 4})
        qobject_cast<QLabel *>(form->itemAt(row, QFormLayout::LabelRole)->widget())->setBuddy(form->itemAt(row, QFormLayout::FieldRole)->widget());

    if (!settings->isKept())
        m_message->showMessage(InlineMessage::Kind::Info, tr("These settings hold until Tidegate is closed: a demo keeps nothing."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter chooses a zone
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::page);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(buttons);
    column->addWidget(m_message); // below the buttons: the dialog grows, and nothing moves under the pointer
}

QWidget *SettingsDialog::makeTheme()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::page);
    const auto add = [&](const QString &text, const QString &name, Theme::Choice choice) {
        auto *button = new QRadioButton(text, box);
        button->setObjectName(name);
        button->setChecked(m_settings->theme() == choice);
        connect(button, &QRadioButton::toggled, m_settings, [settings = m_settings, choice](bool chosen) {
            if (chosen)
                settings->setTheme(choice);
        });
        row->addWidget(button);
    };
    add(tr("As the &desktop"), u"themeDesktop"_s, Theme::Choice::Desktop);
    add(tr("L&ight"), u"themeLight"_s, Theme::Choice::Light);
    add(tr("D&ark"), u"themeDark"_s, Theme::Choice::Dark);
    row->addStretch();
    return box;
}

QWidget *SettingsDialog::makeDensity()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::page);
    const auto add = [&](const QString &text, const QString &name, Density density) {
        auto *button = new QRadioButton(text, box);
        button->setObjectName(name);
        button->setChecked(m_settings->density() == density);
        connect(button, &QRadioButton::toggled, m_settings, [settings = m_settings, density](bool chosen) {
            if (chosen)
                settings->setDensity(density);
        });
        row->addWidget(button);
    };
    add(tr("C&ompact"), u"densityCompact"_s, Density::Compact);
    add(tr("Co&mfortable"), u"densityComfortable"_s, Density::Comfortable);
    row->addStretch();
    return box;
}

QWidget *SettingsDialog::makeZone()
{
    m_zone = new QComboBox(this);
    m_zone->setObjectName(u"zone"_s);
    m_zone->setAccessibleName(tr("Zone of the times"));
    m_zone->setEditable(true);
    m_zone->lineEdit()->setAccessibleName(m_zone->accessibleName());
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(tr("This computer's zone (%1)").arg(QString::fromUtf8(systemZone().zone.id())), QByteArray());
    m_zone->addItem(u"UTC"_s, QByteArrayLiteral("UTC"));
    for (const QString &name : timeZoneNames()) {
        if (name.contains(u'/')) // a place; the others are old abbreviations and offsets
            m_zone->addItem(name, name.toLatin1());
    }
    m_zone->setMinimumContentsLength(32);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(m_settings->zone())));
    m_zone->setToolTip(tr("Type a part of the name to find a zone"));
    connect(m_zone, &QComboBox::activated, this, &SettingsDialog::takeZone);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, &SettingsDialog::takeZone);
    return m_zone;
}

void SettingsDialog::takeZone()
{
    const int row = m_zone->findText(m_zone->currentText().trimmed(), Qt::MatchFixedString);
    if (row < 0) {
        m_message->showMessage(
            InlineMessage::Kind::Error,
            tr("No zone is called “%1”. Type a part of its name, such as “Berlin”, and choose from the list.").arg(m_zone->currentText().left(80)));
        return;
    }
    m_message->hideMessage();
    m_zone->setCurrentIndex(row);
    m_settings->setZone(m_zone->itemData(row).toByteArray());
}

QWidget *SettingsDialog::makeLanguage()
{
    auto *language = new QComboBox(this);
    language->setObjectName(u"language"_s);
    language->setAccessibleName(tr("Language"));
    language->addItem(tr("As the desktop"), u"system"_s);
    language->addItem(u"English"_s, u"en"_s);
    language->addItem(u"Deutsch"_s, u"de"_s);
    language->setCurrentIndex(std::max(0, language->findData(m_settings->language())));
    language->setEnabled(m_settings->isKept());
    language->setToolTip(m_settings->isKept() ? QString() : tr("A language needs another start, and a demo keeps nothing until then."));
    connect(language, &QComboBox::activated, this, [this, language] {
        if (m_settings->language() == language->currentData().toString())
            return;
        m_settings->setLanguage(language->currentData().toString());
        m_message->showMessage(InlineMessage::Kind::Info, tr("The language changes when Tidegate starts the next time. Close it and open it again."));
    });
    return language;
}

} // namespace tidegate
