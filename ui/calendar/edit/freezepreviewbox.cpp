// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezepreviewbox.h"

#include "services/async/whendone.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/plural.h"

#include "models/servicewords.h"

#include <QGridLayout>
#include <QLabel>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int restTime = 250; // ms

QString overAlready()
{
    return FreezePreviewBox::tr("This is over already: it is recorded as history and stops nothing.");
}

QString warningText(const FreezeWarning &warning)
{
    if (warning.code == "long-freeze"_L1)
        return FreezePreviewBox::tr("This is longer than 31 days.");
    if (warning.code == "window-in-the-past"_L1)
        return overAlready();
    return words::sentence(warning);
}

/// Nothing is wrong with the question.
bool isForNow(const Result<FreezePreview> &answer)
{
    return !answer && (answer.error().kind == ErrorKind::Unavailable || answer.error().kind == ErrorKind::Timeout);
}

} // namespace

FreezePreviewBox::FreezePreviewBox(PreviewSource source, QWidget *parent) : QWidget(parent), m_source(std::move(source))
{
    const auto label = [this](const QString &name) {
        auto *text = new QLabel(this);
        text->setObjectName(name);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return text;
    };
    m_facts = label(u"previewFacts"_s);
    m_warnings = label(u"previewWarnings"_s);
    m_icon = new QLabel(this);
    m_icon->setPixmap(healthIcon(Health::Degraded).pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::inside);
    grid->addWidget(m_facts, 0, 0, 1, 2);
    grid->addWidget(m_icon, 1, 0, Qt::AlignTop);
    grid->addWidget(m_warnings, 1, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1); // room that is kept is below
    m_rest = new QTimer(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(restTime);
    connect(m_rest, &QTimer::timeout, this, &FreezePreviewBox::ask);
    m_again = new QTimer(this);
    m_again->setSingleShot(true);
    m_again->setInterval(m_source.pause);
    connect(m_again, &QTimer::timeout, this, &FreezePreviewBox::askAgain);
    update();
}

void FreezePreviewBox::setWindows(const QList<FreezeWindow> &windows)
{
    QList<FreezeWindow> askable;
    for (FreezeWindow window : windows) {
        if (window.reason.isEmpty())
            window.reason = u"-"_s; // the words change nothing about what is frozen
        if (!window.environmentId.isNull() && validated(window))
            askable.append(window);
    }
    if (askable == m_windows)
        return;
    m_windows = askable;
    ++m_question;
    m_rest->start();
    if (m_windows.isEmpty())
        m_answers.clear();
    update(); // what is in the past needs no server
}

void FreezePreviewBox::setWarningsShown(bool shown)
{
    m_warningsShown = shown;
    update();
}

void FreezePreviewBox::keepLines(int lines)
{
    setMinimumHeight(lines * fontMetrics().lineSpacing());
}

QString FreezePreviewBox::text() const
{
    return m_warnings->text().isEmpty() ? m_facts->text() : m_facts->text() + u'\n' + m_warnings->text();
}

void FreezePreviewBox::ask()
{
    if (!m_source.ask)
        return;
    m_answers.clear();
    m_again->stop();
    for (const FreezeWindow &window : qAsConst(m_windows))
        askAbout(window);
}

/// What was answered stays, and so do the words until all is answered.
void FreezePreviewBox::askAgain()
{
    if (!isVisible() || m_rest->isActive())
        return; // it is asked when it is shown, or soon anyway
    std::erase_if(m_answers, [](const auto &each) { return isForNow(each.second); });
    for (const FreezeWindow &window : qAsConst(m_windows)) {
        if (!m_answers.contains(window.environmentId))
            askAbout(window);
    }
}

void FreezePreviewBox::askAbout(const FreezeWindow &window)
{
    whenDone(m_source.ask(window), this, [this, question = m_question, environment = window.environmentId](const Result<FreezePreview> &result) {
        if (question == m_question)
            take(result, environment);
    });
}

bool FreezePreviewBox::isWaiting() const
{
    return std::any_of(m_answers.begin(), m_answers.end(), [](const auto &each) { return isForNow(each.second); });
}

void FreezePreviewBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (isWaiting())
        m_again->start();
}

void FreezePreviewBox::take(const Result<FreezePreview> &result, EnvironmentId environment)
{
    m_answers.insert_or_assign(environment, result);
    if (m_answers.size() != static_cast<std::size_t>(m_windows.size()))
        return;
    update();
    if (isWaiting())
        m_again->start();
}

/// Known from the clock alone, so that it stands there before anybody can press Enter.
QStringList FreezePreviewBox::pastWarnings() const
{
    if (!m_source.now || !m_warningsShown)
        return {};
    const Instant now = m_source.now();
    QStringList warnings;
    for (const FreezeWindow &window : m_windows) {
        if (window.end <= now)
            warnings << overAlready();
        else if (window.id.isNull() && window.start < now - std::chrono::minutes(1)) // what is edited began whenever it did
            warnings << tr("It begins in the past: it closes at once, and nobody was stopped before.");
    }
    return warnings;
}

/// Each environment has its own: one that nothing else freezes opens when this ends.
QStringList FreezePreviewBox::overlapTexts() const
{
    QStringList texts;
    for (const FreezeWindow &window : m_windows) {
        const auto answer = m_answers.find(window.environmentId);
        if (answer == m_answers.end() || !answer->second || answer->second->overlaps.isEmpty())
            continue;
        QStringList overlaps;
        for (const FreezeWindowId id : answer->second->overlaps) {
            const QString words = m_source.describe ? m_source.describe(id) : QString();
            overlaps << (words.isEmpty() ? tr("a freeze that is not loaded here") : words);
        }
        const QString others = overlaps.join(u"; "_s);
        const QString name = m_windows.size() > 1 && m_source.nameOf ? m_source.nameOf(window.environmentId) : QString();
        if (name.isEmpty())
            texts << tr("Overlaps with %1. Deployments stay closed until the last one ends.").arg(others);
        else
            texts << tr("%1: overlaps with %2. There deployments stay closed until the last one ends.", "an environment, freezes").arg(name, others);
    }
    return texts;
}

void FreezePreviewBox::update()
{
    int targets = 0;
    bool answered = false;
    QStringList warnings = pastWarnings();
    for (const auto &[environment, result] : m_answers) {
        if (!result) {
            warnings << tr("What it would freeze is not known: %1").arg(words::sentence(result.error()));
            continue;
        }
        answered = true;
        targets += result->affectedTargets;
        for (const FreezeWarning &warning : result->warnings) {
            if (m_warningsShown)
                warnings << warningText(warning);
        }
    }
    warnings.removeDuplicates();
    QStringList facts;
    if (answered)
        facts << (targets == 0 ? tr("No target is closed for deployments.")
                               : plural(targets, tr("1 target takes no deployments."), tr("%n targets take no deployments.", nullptr, targets)));
    if (answered)
        facts << overlapTexts();
    const QString before = text();
    m_facts->setText(facts.join(u'\n'));
    m_facts->setVisible(!facts.isEmpty());
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
    m_icon->setVisible(!warnings.isEmpty());
    if (text() != before)
        emit changed();
}

} // namespace tidegate
