// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/componentversions.h"
#include "services/domain/componentview.h"

#include <QHash>

#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace tidegate {

/// A target whose components are surveyed.
struct SurveyedTarget
{
    TargetId id;
    EnvironmentId environment;
    QUuid release;      ///< That a sticker in force names; null: none does.
    Instant observedAt; ///< Since when it has been seen like this.
};

/// A sticker to be looked up: the one in force on a target that runs an image.
struct ReleaseQuestion
{
    QString component;
    int image = 0; ///< Its place in ComponentRow::images.
    TargetId target;
};

/// Which images of each component run in which environment, counted in one pass over the snapshots of a fleet. Pure.
///
/// Images that share a digest are one (semantics §8), also over a third; so are those with the same id, and those of which nothing but the same name is known.
/// A replica that does not run counts only where no replica of the component runs on its target, and one that is said to be missing counts nowhere.
/// Memory is bounded by the rows that are wanted, not by the fleet: those are the first ones by name after a given one. Of a component that has more images
/// than anybody looks at (maxImagesMet), those that are met first are told apart, and as many of each environment as are listed; the others are counted in
/// moreImages.
class ComponentSurvey
{
public:
    static constexpr std::size_t maxImagesMet = 2'000; ///< Of a component, as hosts say them.

    ComponentSurvey(WholeComponent whole, std::size_t rows, const QByteArray &after);
    ~ComponentSurvey();
    Q_DISABLE_COPY_MOVE(ComponentSurvey)

    void add(const SurveyedTarget &target, std::span<const ComponentView> components);

    struct Answer
    {
        QList<ComponentRow> rows;         ///< By the bytes of their names.
        QList<ReleaseQuestion> questions; ///< Whether a release has an image: one target for each release that one of its targets carries.
    };
    Answer take(Instant now);

private:
    struct Component;
    struct Image;
    struct Use;
    struct BytesHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>()(bytes); }
    };

    Component *componentOf(std::string_view name);
    Component *makeComponent(std::string_view written);
    Image *imageOf(Component &component, const ComponentView &view);
    void count(Image &image, const SurveyedTarget &target, const ComponentView &view, bool runs);
    int environmentAt(EnvironmentId id);
    using Groups = std::vector<std::pair<ComponentImage, std::vector<const Image *>>>;
    static std::vector<int> rootsOf(const Component &component);
    static ComponentImage describe(const std::vector<const Image *> &same);
    static Groups groupsOf(const Component &component);
    static void addUses(QHash<int, ComponentCell> &cells, const std::vector<const Image *> &same, int image, Instant now);
    static void addQuestions(QList<ReleaseQuestion> &questions, const std::vector<const Image *> &same, const QString &component, int image);
    ComponentRow rowOf(const Component &component, Instant now, QList<ReleaseQuestion> &questions) const;

    WholeComponent m_whole;
    std::size_t m_rows;
    std::string m_after;
    std::map<std::string, std::unique_ptr<Component>> m_components;                     ///< By their names.
    std::unordered_map<std::string, Component *, BytesHash, std::equal_to<>> m_written; ///< By the names as they are stored.
    std::vector<EnvironmentId> m_environments;
    std::vector<Component *> m_found; ///< Those of the present target.
    int m_target = 0;
    int m_environment = 0;
};

} // namespace tidegate
