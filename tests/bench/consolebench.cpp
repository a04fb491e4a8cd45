// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// consolebench FILE: opens the console on a database that benchseed made, with a backend of its own, and prints what a user waits for:
// the first targets and all of them, a keystroke in the filter, the longest frame while 1,000 targets a second change their health, and the memory.
#include "app/logging.h"
#include "app/serverhost.h"
#include "app/serverthread.h"
#include "models/drifttablemodel.h"
#include "models/targetfilterproxymodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/list/targetfilterbar.h"
#include "ui/targets/list/targettreeview.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QScrollBar>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

constexpr int changesPerSecond = 1000;
constexpr int stormSeconds = 8;
constexpr auto stormStep = 20ms;

double memoryMib(const char *what)
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

/// Says when the list has been painted.
class PaintWatch final : public QObject
{
    Q_OBJECT

public:
    explicit PaintWatch(QWidget *viewport) : QObject(viewport) { viewport->installEventFilter(this); }
    int paints() const { return m_paints; }

signals:
    void painted();

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++m_paints;
            QMetaObject::invokeMethod(this, &PaintWatch::painted, Qt::QueuedConnection); // after the paint itself
        }
        return false;
    }

private:
    int m_paints = 0;
};

/// Ticks as often as it can at 4 ms; the longest gap is the longest time the window stood still.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(4);
        connect(&m_timer, &QTimer::timeout, this, [this] { m_gaps.push_back(m_clock.restart()); });
    }
    void start()
    {
        m_gaps.clear();
        m_clock.start();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }
    qint64 longest() const { return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end()); }
    qint64 over(qint64 limit) const
    {
        return std::count_if(m_gaps.begin(), m_gaps.end(), [limit](qint64 gap) { return gap > limit; });
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<qint64> m_gaps;
};

/// Changes the health of targets in the backend as scheduled checks do.
class Storm final : public QThread
{
public:
    using Targets = QList<std::pair<TargetId, EnvironmentId>>;
    Storm(Backend &backend, Targets targets) : m_backend(backend), m_targets(std::move(targets)) {}
    int written() const { return m_written; }
    int failed() const { return m_failed; }

protected:
    void run() override
    {
        QElapsedTimer clock;
        clock.start();
        qsizetype at = 0;
        while (clock.elapsed() < stormSeconds * 1000) {
            const auto due = clock.elapsed() * changesPerSecond / 1000 - m_written;
            const auto done = due > 0 ? change(at, due) : Result<void>();
            m_failed += done ? 0 : 1;
            at += due;
            m_written += static_cast<int>(due);
            msleep(stormStep.count());
        }
    }

private:
    Result<void> change(qsizetype at, qint64 count)
    {
        return m_backend.write(systemPrincipal(localTenant), {}, [&](Call &call) -> Result<void> {
            call.observation = true;
            for (qint64 i = 0; i < count; ++i) {
                const auto &[id, environment] = m_targets.at((at + i) * 7919 % m_targets.size());
                HealthReport report{(at + i) / m_targets.size() % 2 ? Health::Healthy : Health::Degraded, u"Disk 91 % full."_s, u"ok"_s, call.now, 12ms};
                if (const auto stored = call.transaction.targets.setHealth(id, report, call.now); !stored)
                    return stored;
                if (const auto told = announce(call, ChangeKind::HealthObserved, EntityType::Target, id.uuid(), environment); !told)
                    return told;
            }
            return {};
        });
    }

    Backend &m_backend;
    Targets m_targets;
    std::atomic<int> m_written = 0;
    std::atomic<int> m_failed = 0;
};

class Bench final : public QObject
{
    Q_OBJECT

public:
    explicit Bench(const QString &file) : m_options(embeddedOptions(file))
    {
        m_options.scheduledChecks = false;
        m_options.settings.quotas.targets = std::numeric_limits<qint64>::max();
    }
    ~Bench() override
    {
        m_window.reset();
        m_workspace.reset();
        QMetaObject::invokeMethod(
            m_host, [this] { delete m_host; }, Qt::BlockingQueuedConnection);
        m_server.quit();
        m_server.wait();
    }

    void start()
    {
        m_workspace = std::make_unique<Workspace>(Endpoint{});
        ConsoleOptions options;
        options.page = u"targets"_s;
        m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
        m_tree = m_window->findChild<TargetTreeView *>();
        m_watch = new PaintWatch(m_tree->viewport());
        m_window->show();
        m_host = new ServerHost(m_options);
        m_host->moveToThread(&m_server);
        m_server.start();
        Result<QUrl> url = spokenError(ErrorKind::Internal, {}, {});
        QMetaObject::invokeMethod(
            m_host, [this, &url] { url = m_host->start(); }, Qt::BlockingQueuedConnection);
        if (!url) {
            std::fprintf(stderr, "consolebench: %s\n", qPrintable(url.error().message));
            QCoreApplication::exit(1);
            return;
        }
        connect(m_workspace.get(), &Workspace::loaded, this, &Bench::loaded, Qt::SingleShotConnection);
        connect(m_workspace.get(), &Workspace::completed, this, &Bench::completed, Qt::SingleShotConnection);
        connect(m_workspace.get(), &Workspace::loadFailed, this, [](const Error &error) {
            std::fprintf(stderr, "consolebench: %s %s\n", qPrintable(error.message), qPrintable(error.detail));
            QCoreApplication::exit(1);
        });
        m_clock.start();
        m_beat.start();
        m_workspace->open({*url, m_options.localSecret, {}});
    }

private:
    /// The first targets are here: they can be looked at, chosen and filtered.
    void loaded()
    {
        m_first = m_workspace->targets()->targetCount();
        connect(
            m_watch, &PaintWatch::painted, this, [this] { m_usableAfter = m_clock.elapsed(); }, Qt::SingleShotConnection);
        m_tree->viewport()->update();
    }

    void completed()
    {
        m_completeAfter = m_clock.elapsed();
        connect(m_watch, &PaintWatch::painted, this, &Bench::shown, Qt::SingleShotConnection);
        m_tree->viewport()->update();
    }

    void shown()
    {
        std::printf("%d targets\n  usable %lld ms after opening with %d targets, complete after %lld ms, shown after %lld ms, longest frame %lld ms, "
                    "%lld over 50 ms\n",
                    m_workspace->targets()->targetCount(), qlonglong(m_usableAfter), m_first, qlonglong(m_completeAfter), qlonglong(m_clock.elapsed()),
                    qlonglong(m_beat.longest()), qlonglong(m_beat.over(50)));
        m_beat.stop();
        QTimer::singleShot(1500, this, [this] {
            std::printf("  memory %.0f MiB resident, %.0f MiB of its own\n", memoryMib("Rss:"), memoryMib("Private_Dirty:"));
            keystroke();
        });
    }

    /// From the text being read to the list being painted, and the longest time the window stood still for it, what is counted afterwards included.
    void keystroke()
    {
        static const QStringList texts{u"w"_s, u"we"_s, u"web-01"_s, u"web-0"_s, u"health:degraded"_s, u"nothing-is-called-so"_s, u"0499"_s, {}};
        if (m_step == texts.size()) {
            std::printf("\n");
            sortByHealth();
            return;
        }
        auto *bar = m_window->findChild<TargetFilterBar *>();
        connect(
            m_watch, &PaintWatch::painted, this,
            [this] {
                const double painted = double(m_clock.nsecsElapsed()) / 1e6;
                QTimer::singleShot(600, this, [this, painted] {
                    m_beat.stop();
                    std::printf("%s “%s” %.1f ms (%lld)", m_step == 0 ? "  filter, and the longest frame:" : ",", qPrintable(texts.at(m_step)), painted,
                                qlonglong(m_beat.longest()));
                    ++m_step;
                    keystroke();
                });
            },
            Qt::SingleShotConnection);
        m_beat.start();
        m_clock.start();
        bar->setText(texts.at(m_step));
        m_tree->viewport()->update();
        if (!m_tree->isVisible()) // nothing matches: the page says so instead
            QMetaObject::invokeMethod(m_watch, &PaintWatch::painted, Qt::QueuedConnection);
    }

    void sortByHealth()
    {
        QElapsedTimer timer;
        timer.start();
        m_tree->sortByColumn(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
        m_tree->viewport()->repaint();
        std::printf("  sort by health %.1f ms\n", double(timer.nsecsElapsed()) / 1e6);
        QTimer::singleShot(500, this, [this] { storm(u"sorted by health"_s); });
    }

    void storm(const QString &name)
    {
        m_name = name;
        Storm::Targets targets;
        m_workspace->targets()->forEachTarget([&targets](const TargetCandidate &each) { targets.append({each.target.id(), each.target.environment()}); });
        m_tree->select(targets.at(targets.size() / 2).first.uuid());
        m_selected = m_tree->selectedTargets();
        m_scroll = m_tree->verticalScrollBar()->value();
        m_changes = 0;
        m_counting = connect(m_workspace->targets(), &QAbstractItemModel::dataChanged, this,
                             [this](const QModelIndex &first) { m_changes += first.column() == TargetTreeModel::CheckedColumn ? 1 : 0; });
        m_storm = std::make_unique<Storm>(*m_host->backend(), targets);
        m_beat.start();
        const int paints = m_watch->paints();
        m_cpu = std::clock();
        m_storm->start();
        QTimer::singleShot(stormSeconds * 1000 + 500, this, [this, paints] {
            m_beat.stop();
            disconnect(m_counting);
            m_storm->wait();
            const double cpu = double(std::clock() - m_cpu) / CLOCKS_PER_SEC / stormSeconds * 100;
            std::printf("  %s, %d changes in %d s: %d shown, %d paints, longest frame %lld ms, %lld over 50 ms, CPU %.0f %%, selection %s, scroll %s, "
                        "failed writes %d\n",
                        qPrintable(m_name), m_storm->written(), stormSeconds, m_changes, m_watch->paints() - paints, qlonglong(m_beat.longest()),
                        qlonglong(m_beat.over(50)), cpu, m_tree->selectedTargets() == m_selected ? "kept" : "LOST",
                        m_tree->verticalScrollBar()->value() == m_scroll ? "kept" : "moved", m_storm->failed());
            std::fflush(stdout);
            if (m_name == u"sorted by health"_s) {
                m_tree->sortByColumn(TargetTreeModel::NameColumn, Qt::AscendingOrder);
                QTimer::singleShot(2000, this, [this] { storm(u"sorted by name"_s); });
                return;
            }
            std::printf("  memory afterwards %.0f MiB\n", memoryMib("Rss:"));
            openDrift();
        });
    }

    /// The list of drift, which very many targets have once somebody looks.
    void openDrift()
    {
        connect(
            m_workspace->drift(), &QAbstractItemModel::rowsInserted, this,
            [this] {
                const qint64 there = m_clock.elapsed();
                QTimer::singleShot(3000, this, [this, there] {
                    std::printf("  drift page: %d rows %lld ms after opening, longest frame %lld ms, memory %.0f MiB\n", m_workspace->drift()->rowCount(),
                                qlonglong(there), qlonglong(m_beat.longest()), memoryMib("Rss:"));
                    QCoreApplication::exit(0);
                });
            },
            Qt::SingleShotConnection);
        m_beat.start();
        m_clock.start();
        m_window->showPage(u"drift"_s);
        if (m_workspace->drift()->rowCount() > 0)
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection); // it was there all along
    }

    ServerOptions m_options;
    QThread m_server;
    ServerHost *m_host = nullptr; ///< Lives in m_server.
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Storm> m_storm;
    TargetTreeView *m_tree = nullptr;
    PaintWatch *m_watch = nullptr;
    Heartbeat m_beat;
    QElapsedTimer m_clock;
    QMetaObject::Connection m_counting;
    QList<TargetId> m_selected;
    QString m_name;
    qint64 m_usableAfter = 0;
    qint64 m_completeAfter = 0;
    std::clock_t m_cpu = 0;
    int m_first = 0; ///< Targets that were here when it was usable.
    int m_scroll = 0;
    int m_step = 0;
    int m_changes = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tidegate"_s);
    installLogging(u"text"_s, u"warning"_s);
    Theme::apply(application);
    if (QApplication::arguments().size() < 2) {
        std::fputs("consolebench: name the database file that benchseed made\n", stderr);
        return 2;
    }
    Bench bench(QApplication::arguments().at(1));
    QMetaObject::invokeMethod(&bench, &Bench::start, Qt::QueuedConnection);
    return QApplication::exec();
}

#include "consolebench.moc"
