// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/componentsurvey.h"

#include "services/domain/textrules.h"

#include <QHash>
#include <QSet>

#include <numeric>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::size_t releasesOfUse = 8; ///< More tell nothing: an image that so many releases carry along is named by one of them, or by none.

bool runs(const ComponentView &view)
{
    return view.state == "running" || view.state == "completed" || view.replicasRunning > 0;
}

/// A container that never ran is said to have started in the year 1.
bool isEarlier(std::string_view startedAt, const std::string &known)
{
    return !startedAt.empty() && !startedAt.starts_with("0001-") && (known.empty() || startedAt < known);
}

/// What images are one by: those that have one of these in common.
QStringList marksOf(const ObservedComponent &image)
{
    QStringList marks = image.repoDigests;
    if (!image.platformDigest.isEmpty())
        marks.append(image.platformDigest);
    if (!image.imageId.isEmpty()) {
        marks.append(u"id "_s + image.imageId);
        if (!image.platformDigest.isEmpty()) // a containerd store: it is a digest like the others
            marks.append(image.imageId);
    }
    if (marks.isEmpty())
        marks.append(u"name "_s + image.image);
    return marks;
}

QStringList digestsOf(const ObservedComponent &image)
{
    QStringList digests = image.repoDigests;
    if (!image.platformDigest.isEmpty())
        digests.append(image.platformDigest);
    return digests;
}

Instant sinceOf(const std::string &startedAt, Instant observedAt, Instant now)
{
    const auto started = parseInstant(startedAt);
    return std::min({started ? *started : observedAt, observedAt, now});
}

} // namespace

/// An image in one environment.
struct ComponentSurvey::Use
{
    int environment = 0;
    int targets = 0;
    int notRunning = 0;
    int lastTarget = -1;
    std::string startedAt;
    Instant observedAt = Instant::max();
    std::vector<std::pair<QUuid, TargetId>> releases;
};

/// An image as hosts say it; several may be one.
struct ComponentSurvey::Image
{
    std::string bytes;
    ObservedComponent said;
    std::vector<Use> uses;
    int targets = 0;

    Use &useIn(int environment)
    {
        const auto found = std::find_if(uses.begin(), uses.end(), [environment](const Use &each) { return each.environment == environment; });
        if (found != uses.end())
            return *found;
        uses.emplace_back().environment = environment;
        return uses.back();
    }
};

struct ComponentSurvey::Component
{
    QString name;
    std::vector<std::string> written;
    std::vector<std::unique_ptr<Image>> images;
    std::unordered_map<std::string_view, Image *> byBytes;
    Image *latest = nullptr;                             ///< Most neighbours run the same.
    std::vector<int> targets;                            ///< That have it, by environment.
    std::vector<qsizetype> met;                          ///< How many images were met there first, and are told apart, by environment.
    std::vector<std::unordered_set<std::size_t>> others; ///< Hashes of those that are not, by environment; empty where all are.
    int lastTarget = -1;
    bool runs = false; ///< On that target.

    void meet(int target, std::size_t environment, bool isRunning)
    {
        runs = isRunning || (lastTarget == target && runs);
        if (lastTarget == target)
            return;
        lastTarget = target;
        targets.resize(std::max(targets.size(), environment + 1));
        met.resize(targets.size());
        ++targets[environment];
    }
    bool hasRoomIn(std::size_t environment) const { return images.size() < maxImagesMet || met[environment] < maxUsesOfCell; }
    void meetOther(std::size_t environment, std::string_view image)
    {
        others.resize(targets.size());
        others[environment].insert(std::hash<std::string_view>()(image));
    }
    int othersIn(std::size_t environment) const { return environment < others.size() ? static_cast<int>(others[environment].size()) : 0; }
};

ComponentSurvey::ComponentSurvey(WholeComponent whole, std::size_t rows, const QByteArray &after)
    : m_whole(whole), m_rows(rows), m_after(after.constData(), static_cast<std::size_t>(after.size()))
{}

ComponentSurvey::~ComponentSurvey() = default;

ComponentSurvey::Component *ComponentSurvey::componentOf(std::string_view name)
{
    const auto known = m_written.find(name);
    return known == m_written.end() ? makeComponent(name) : known->second;
}

ComponentSurvey::Component *ComponentSurvey::makeComponent(std::string_view written)
{
    const QString name = componentName(QString::fromUtf8(written.data(), static_cast<qsizetype>(written.size())));
    const std::string key = name.toStdString();
    const bool isFull = m_components.size() >= m_rows;
    if (m_rows == 0 || key <= m_after || (isFull && key > m_components.rbegin()->first))
        return nullptr;
    auto &component = m_components[key];
    if (!component) {
        component = std::make_unique<Component>();
        component->name = name;
    }
    Component *made = component.get();
    made->written.emplace_back(written);
    m_written.emplace(written, made);
    if (m_components.size() > m_rows) {
        const auto last = std::prev(m_components.end());
        for (const std::string &each : last->second->written)
            m_written.erase(each);
        std::replace(m_found.begin(), m_found.end(), last->second.get(), static_cast<Component *>(nullptr));
        made = last->second.get() == made ? nullptr : made;
        m_components.erase(last);
    }
    return made;
}

/// Null: there is no room for another one.
ComponentSurvey::Image *ComponentSurvey::imageOf(Component &component, const ComponentView &view)
{
    if (component.latest && component.latest->bytes == view.image)
        return component.latest;
    const auto known = component.byBytes.find(view.image);
    if (known != component.byBytes.end())
        return component.latest = known->second;
    if (!component.hasRoomIn(static_cast<std::size_t>(m_environment)))
        return nullptr;
    ++component.met[static_cast<std::size_t>(m_environment)];
    component.images.push_back(std::make_unique<Image>());
    Image &image = *component.images.back();
    image.bytes = view.image;
    image.said = m_whole(view);
    component.byBytes.emplace(image.bytes, &image);
    component.latest = &image;
    return &image;
}

int ComponentSurvey::environmentAt(EnvironmentId id)
{
    const auto found = std::find(m_environments.begin(), m_environments.end(), id);
    const auto place = static_cast<int>(found - m_environments.begin());
    if (found == m_environments.end())
        m_environments.push_back(id);
    return place;
}

void ComponentSurvey::count(Image &image, const SurveyedTarget &target, const ComponentView &view, bool isRunning)
{
    Use &use = image.useIn(m_environment);
    if (isEarlier(view.startedAt, use.startedAt))
        use.startedAt = view.startedAt;
    if (use.lastTarget == m_target)
        return;
    use.lastTarget = m_target;
    ++use.targets;
    ++image.targets;
    use.notRunning += isRunning ? 0 : 1;
    use.observedAt = std::min(use.observedAt, target.observedAt);
    const bool isNew = !target.release.isNull() && use.releases.size() < releasesOfUse
        && std::none_of(use.releases.begin(), use.releases.end(), [&](const auto &each) { return each.first == target.release; });
    if (isNew)
        use.releases.emplace_back(target.release, target.id);
}

void ComponentSurvey::add(const SurveyedTarget &target, std::span<const ComponentView> components)
{
    ++m_target;
    m_environment = environmentAt(target.environment);
    m_found.clear();
    for (const ComponentView &view : components) {
        Component *component = view.state == "missing" ? nullptr : componentOf(view.name);
        m_found.push_back(component);
        if (component)
            component->meet(m_target, static_cast<std::size_t>(m_environment), runs(view));
    }
    for (std::size_t i = 0; i < components.size(); ++i) {
        Component *component = m_found[i];
        const bool isRunning = runs(components[i]);
        if (!component || (!isRunning && component->runs))
            continue;
        if (Image *const image = imageOf(*component, components[i]))
            count(*image, target, components[i], isRunning);
        else
            component->meetOther(static_cast<std::size_t>(m_environment), components[i].image);
    }
}

/// For each image the first one that is the same.
std::vector<int> ComponentSurvey::rootsOf(const Component &component)
{
    std::vector<int> parents(component.images.size());
    std::iota(parents.begin(), parents.end(), 0);
    const auto rootOf = [&parents](int at) {
        while (parents[static_cast<std::size_t>(at)] != at)
            at = parents[static_cast<std::size_t>(at)] = parents[static_cast<std::size_t>(parents[static_cast<std::size_t>(at)])];
        return at;
    };
    QHash<QString, int> marked;
    for (int i = 0; i < static_cast<int>(component.images.size()); ++i) {
        for (const QString &mark : marksOf(component.images[static_cast<std::size_t>(i)]->said)) {
            const int other = rootOf(marked.value(mark, i));
            const int own = rootOf(i);
            parents[static_cast<std::size_t>(std::max(other, own))] = std::min(other, own);
            marked.insert(mark, i);
        }
    }
    for (int i = 0; i < static_cast<int>(parents.size()); ++i)
        parents[static_cast<std::size_t>(i)] = rootOf(i);
    return parents;
}

/// What is said of an image by all that are it.
ComponentImage ComponentSurvey::describe(const std::vector<const Image *> &same)
{
    ComponentImage image;
    std::map<QString, int> names;
    int heaviest = -1;
    for (const Image *each : same) {
        names[each->said.image] += each->targets;
        image.digests += digestsOf(each->said);
        const bool isResolved = !each->said.repoDigests.isEmpty();
        if (isResolved == image.resolved ? each->targets > heaviest : isResolved) {
            image.digest = isResolved ? each->said.repoDigests.first() : each->said.platformDigest;
            heaviest = each->targets;
        }
        image.resolved = image.resolved || isResolved;
    }
    image.digests.sort();
    image.digests.removeDuplicates();
    image.digests.removeOne(image.digest);
    image.name = std::max_element(names.begin(), names.end(), [](const auto &a, const auto &b) { return a.second < b.second; })->first.left(maxImageName);
    image.version = tagOfImage(image.name);
    return image;
}

/// The images of a component, those that are one together; that of most targets first.
ComponentSurvey::Groups ComponentSurvey::groupsOf(const Component &component)
{
    const std::vector<int> roots = rootsOf(component);
    std::map<int, std::vector<const Image *>> byRoot;
    for (std::size_t i = 0; i < roots.size(); ++i)
        byRoot[roots[i]].push_back(component.images[i].get());
    Groups groups;
    for (auto &[root, same] : byRoot)
        groups.push_back({describe(same), std::move(same)});
    const auto targetsOf = [](const auto &group) {
        return std::accumulate(group.second.begin(), group.second.end(), 0, [](int sum, const Image *each) { return sum + each->targets; });
    };
    const auto order = [&](const auto &group) { return std::tuple(-targetsOf(group), group.first.digest.isEmpty(), group.first.digest); };
    std::stable_sort(groups.begin(), groups.end(), [&](const auto &a, const auto &b) { return order(a) < order(b); });
    return groups;
}

void ComponentSurvey::addUses(QHash<int, ComponentCell> &cells, const std::vector<const Image *> &same, int image, Instant now)
{
    for (const Image *each : same) {
        for (const Use &use : each->uses) {
            QList<ComponentUse> &uses = cells[use.environment].uses;
            if (uses.isEmpty() || uses.last().image != image)
                uses.append({.image = image, .targets = 0, .notRunning = 0, .since = {}, .changedInFreeze = {}});
            ComponentUse &sum = uses.last();
            sum.targets += use.targets;
            sum.notRunning += use.notRunning;
            const Instant since = sinceOf(use.startedAt, use.observedAt, now);
            sum.since = std::min(sum.since.value_or(since), since);
        }
    }
}

void ComponentSurvey::addQuestions(QList<ReleaseQuestion> &questions, const std::vector<const Image *> &same, const QString &component, int image)
{
    QSet<QUuid> asked;
    for (const Image *each : same) {
        for (const Use &use : each->uses) {
            for (const auto &[release, target] : use.releases) {
                if (!asked.contains(release))
                    questions.append({component, image, target});
                asked.insert(release);
            }
        }
    }
}

ComponentRow ComponentSurvey::rowOf(const Component &component, Instant now, QList<ReleaseQuestion> &questions) const
{
    ComponentRow row{component.name, {}, {}};
    QHash<int, ComponentCell> cells;
    const Groups groups = groupsOf(component);
    for (const auto &[image, same] : groups) {
        addUses(cells, same, static_cast<int>(row.images.size()), now);
        row.images.append(image);
    }
    for (auto it = cells.begin(); it != cells.end(); ++it) {
        ComponentCell &cell = it.value();
        cell.environment = m_environments[static_cast<std::size_t>(it.key())];
        cell.targets = component.targets[static_cast<std::size_t>(it.key())];
        cell.moreImages = component.othersIn(static_cast<std::size_t>(it.key()));
        for (ComponentUse &use : cell.uses)
            use.targets = std::min(use.targets, cell.targets); // one may have several replicas of an image, each under another name
        std::stable_sort(cell.uses.begin(), cell.uses.end(), [](const auto &a, const auto &b) { return a.targets > b.targets; });
        row.cells.append(cell);
    }
    std::sort(row.cells.begin(), row.cells.end(), [](const auto &a, const auto &b) { return a.environment < b.environment; });
    const QList<int> kept = boundImages(row);
    for (int place = 0; place < static_cast<int>(kept.size()); ++place)
        addQuestions(questions, groups[static_cast<std::size_t>(kept[place])].second, component.name, place);
    return row;
}

ComponentSurvey::Answer ComponentSurvey::take(Instant now)
{
    Answer answer;
    for (const auto &[name, component] : m_components)
        answer.rows.append(rowOf(*component, now, answer.questions));
    return answer;
}

} // namespace tidegate
