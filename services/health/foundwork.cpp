// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/foundwork.h"

#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/health/awsanswers.h"
#include "services/health/jsonlist.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int maxCounted = 1'000'000'000;
/// Of found work; some of it is refused or found twice, so that it is more than is told.
constexpr qsizetype maxBuilt = 2 * maxFoundWork;
/// Elements of a list: an answer with more of them, as long as it may be, has elements that are shorter than those of any engine.
constexpr int maxElements = 200'000;

/// A name to be shown; never empty, as one of blanks alone would be.
QString shownName(const QString &name)
{
    const QString shown = componentName(name);
    return shown.isEmpty() ? u"_"_s : shown;
}

int countOf(const QJsonObject &object, QLatin1StringView member)
{
    const double count = object.value(member).toDouble();
    return count > 0 && count <= maxCounted ? static_cast<int>(count) : 0;
}

/// Whether the rules for targets take the members that were found.
bool isUsable(const FoundWork &work, const QJsonObject &asked)
{
    const TargetTypeDescriptor &descriptor = descriptorOf(work.type);
    QJsonObject connection;
    for (const ConnectionMember &member : descriptor.members) {
        const QString key = member.key;
        const QJsonValue value = work.connection.contains(key) ? work.connection.value(key) : asked.value(key);
        if (!value.isUndefined())
            connection.insert(key, value);
    }
    const QList<FieldError> errors = connectionErrors(work.type, connection);
    return std::none_of(errors.begin(), errors.end(), [&work](const FieldError &error) { return work.connection.contains(error.pointer.section(u'/', -1)); });
}

QByteArray keyOf(const FoundWork &work)
{
    return QByteArray::number(static_cast<int>(work.type)) + QJsonDocument(work.connection).toJson(QJsonDocument::Compact);
}

/// What Nomad counts for each group of a job, together.
RunCount countOfJob(const QJsonObject &job)
{
    RunCount count;
    const QJsonObject groups = job.value("JobSummary"_L1)["Summary"_L1].toObject();
    for (const auto &each : groups) {
        const QJsonObject group = each.toObject();
        count.running = std::min(maxCounted, count.running + countOf(group, "Running"_L1));
        for (const auto state : {"Running"_L1, "Starting"_L1, "Queued"_L1})
            count.total = std::min(maxCounted, count.total + countOf(group, state));
    }
    return count;
}

bool isChild(const QJsonObject &job)
{
    const QString id = job.value("ID"_L1).toString();
    return !job.value("ParentID"_L1).toString().isEmpty() || id.contains("/periodic-"_L1) || id.contains("/dispatch-"_L1);
}

FoundWork foundJob(const QJsonObject &job)
{
    FoundWork work;
    work.type = TargetType::NomadJob;
    const QString id = job.value("ID"_L1).toString();
    work.name = shownName(id);
    work.connection.insert(u"jobId"_s, id);
    if (const QString space = job.value("Namespace"_L1).toString(); !space.isEmpty())
        work.connection.insert(u"namespace"_s, space);
    const QString type = job.value("Type"_L1).toString();
    const bool isParent = job.value("Periodic"_L1).toBool() || job.value("ParameterizedJob"_L1).toBool();
    if (job.value("Status"_L1).toString() == "dead"_L1)
        work.remark = job.value("Stop"_L1).toBool() ? say("job-stopped") : say("work/job-over");
    else if (isParent)
        work.remark = say("work/starts-others");
    else if (type == "batch"_L1 || type == "sysbatch"_L1)
        work.remark = say("work/ends");
    else if (type == "system"_L1)
        work.remark = say("work/every-node");
    if (!isParent)
        work.count = countOfJob(job);
    return work;
}

/// "web" of ARNs of the old form (service/web) and of the new one (service/prod/web).
FoundWork foundService(const QString &arn, const QJsonObject &asked)
{
    FoundWork work;
    work.type = TargetType::EcsService;
    const QString name = arn.section(u'/', -1);
    work.name = shownName(name);
    work.connection = {{u"service"_s, name}};
    if (asked.value("accountId"_L1).toString().isEmpty())
        work.connection.insert(u"accountId"_s, arn.section(u':', 4, 4));
    return work;
}

bool isServiceArn(const QString &arn)
{
    constexpr qsizetype longest = 2'048;
    const bool isPlain = std::all_of(arn.begin(), arn.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    return arn.startsWith("arn:"_L1) && arn.size() <= longest && isPlain && arn.section(u':', 5).startsWith("service/"_L1);
}

/// Reads a list as far as it is bearable; what is unreadable is counted. Whether it is one.
bool readBounded(const QByteArray &body, Discovery &discovery, const std::function<void(const QJsonObject &)> &add)
{
    int elements = 0;
    return visitJsonList(body, [&](const QJsonObject &object) {
        if (++elements > maxElements) {
            discovery.isCut = true;
            return false;
        }
        if (object.isEmpty())
            ++discovery.unusable;
        else
            add(object);
        return true;
    });
}

/// The containers of each Compose project.
class ProjectCounter
{
public:
    void add(const QJsonObject &container)
    {
        const QJsonObject labels = container.value("Labels"_L1).toObject();
        const int running = container.value("State"_L1).toString() == "running"_L1 ? 1 : 0;
        const QString project = labels.value("com.docker.compose.project"_L1).toString();
        all.running += running;
        ++all.total;
        if (project.isEmpty() || labels.value("com.docker.compose.oneoff"_L1).toString().compare("true"_L1, Qt::CaseInsensitive) == 0)
            return;
        if (projects.size() >= maxBuilt && !projects.contains(project)) {
            isCut = true;
            return;
        }
        RunCount &count = projects[project];
        count.running += running;
        ++count.total;
    }

    RunCount all;
    QMap<QString, RunCount> projects;
    bool isCut = false; ///< There are more projects.
};

} // namespace

Result<Discovery> readComposeProjects(const QByteArray &body)
{
    Discovery discovery;
    ProjectCounter counter;
    if (!readBounded(body, discovery, [&counter](const QJsonObject &container) { counter.add(container); }))
        return makeError(ErrorKind::Unavailable, say("malformed-answer/engine"));
    discovery.isCut = discovery.isCut || counter.isCut;
    discovery.found.append({TargetType::DockerHost, {}, {}, counter.all, {}});
    for (auto it = counter.projects.cbegin(); it != counter.projects.cend(); ++it) {
        FoundWork work{TargetType::ComposeHost, shownName(it.key()), {{u"projectName"_s, it.key()}}, it.value(), {}};
        if (it->running == 0)
            work.remark = say("work/all-exited");
        discovery.found.append(work);
    }
    return discovery;
}

EngineInfo readEngineInfo(const QByteArray &body)
{
    constexpr qsizetype longest = 128;
    const QJsonObject said = QJsonDocument::fromJson(body).object();
    EngineInfo info{said.value("ID"_L1).toString(), componentName(said.value("Name"_L1).toString())};
    const auto isOfAnId = [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u':'); };
    if (info.id.size() > longest || !std::all_of(info.id.begin(), info.id.end(), isOfAnId))
        info.id.clear();
    return info;
}

Result<Discovery> readNomadJobs(const QByteArray &body)
{
    Discovery discovery;
    const bool isList = readBounded(body, discovery, [&discovery](const QJsonObject &job) {
        if (job.value("ID"_L1).toString().isEmpty())
            ++discovery.unusable;
        else if (!isChild(job) && discovery.found.size() < maxBuilt)
            discovery.found.append(foundJob(job));
        else if (!isChild(job))
            discovery.isCut = true;
    });
    if (!isList)
        return makeError(ErrorKind::Unavailable, say("malformed-answer/nomad"));
    return discovery;
}

Result<EcsServicePage> readEcsServicePage(const QByteArray &body, qsizetype most)
{
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    if (!answer.value("serviceArns"_L1).isArray())
        return malformedAws();
    EcsServicePage page;
    page.next = answer.value("nextToken"_L1).toString();
    const QJsonArray arns = answer.value("serviceArns"_L1).toArray();
    page.isCut = arns.size() > most;
    for (qsizetype i = 0; i < std::min<qsizetype>(arns.size(), most); ++i) {
        if (const QString arn = arns.at(i).toString(); isServiceArn(arn))
            page.arns.append(arn);
        else
            ++page.unreadable;
    }
    return page;
}

QList<FoundWork> foundEcsServices(const QByteArray &body, const QStringList &arns, const QJsonObject &asked)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.object().value("services"_L1).isArray())
        return listedEcsServices(arns, asked, say("malformed-answer/aws"));
    QList<FoundWork> found;
    QSet<QString> missing(arns.begin(), arns.end());
    const QJsonArray services = document.object().value("services"_L1).toArray();
    for (const auto &each : services) {
        const QJsonObject service = each.toObject();
        const QString arn = service.value("serviceArn"_L1).toString();
        const QString status = service.value("status"_L1).toString();
        if (status == "INACTIVE"_L1 || !missing.remove(arn))
            continue;
        FoundWork work = foundService(arn, asked);
        work.count = RunCount{countOf(service, "runningCount"_L1), countOf(service, "desiredCount"_L1)};
        if (status == "DRAINING"_L1)
            work.remark = say("service-draining", work.count->running);
        else if (work.count->total == 0)
            work.remark = say("ok/scaled-to-zero");
        found.append(work);
    }
    return found;
}

QList<FoundWork> listedEcsServices(const QStringList &arns, const QJsonObject &asked, const Message &why)
{
    QList<FoundWork> found;
    for (const QString &arn : arns) {
        found.append(foundService(arn, asked));
        found.last().remark = why;
    }
    return found;
}

void boundFound(Discovery &discovery, const QJsonObject &asked)
{
    QSet<QByteArray> known;
    QList<FoundWork> kept;
    for (const FoundWork &work : std::as_const(discovery.found)) {
        if (!isUsable(work, asked))
            ++discovery.unusable;
        else if (const QByteArray key = keyOf(work); !known.contains(key)) {
            known.insert(key);
            kept.append(work);
        }
    }
    std::stable_sort(kept.begin(), kept.end(), [](const FoundWork &a, const FoundWork &b) {
        const auto rank = [](const FoundWork &work) { return work.type == TargetType::DockerHost ? 0 : 1; };
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return rank(a) != rank(b) ? rank(a) < rank(b) : order != 0 ? order < 0 : a.name < b.name;
    });
    discovery.isCut = discovery.isCut || kept.size() > maxFoundWork;
    discovery.found = kept.first(std::min(kept.size(), maxFoundWork));
}

} // namespace tidegate
