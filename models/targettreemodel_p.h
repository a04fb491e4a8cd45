// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/packedtarget.h"
#include "models/targettreemodel.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <variant>
#include <vector>

namespace tidegate {

/// A row of the tree. Its address stays the same as long as it is shown, so that indexes may point to it. Most rows are targets, so what only branches have
/// is not in them.
struct TargetTreeModel::Node
{
    /// What a branch sums up over the targets below it.
    struct RollUp
    {
        HealthCounts health; ///< Of the enabled targets.
        int drifted = 0;     ///< Of the enabled targets.
        int targets = 0;     ///< Disabled ones too.

        void add(const RollUp &other, int sign);

        friend bool operator==(const RollUp &, const RollUp &) = default;
    };
    using Children = std::vector<std::unique_ptr<Node>>;
    struct Branch
    {
        std::variant<EnvironmentSummary, TargetGroup> shown; ///< In the order of Kind.
        QByteArray search;                                   ///< What filters look for, in lower case, UTF-8.
        Children children;
        RollUp rollUp;
    };

    Node() = default; ///< A target without anything, or the root when it gets a branch.
    explicit Node(const EnvironmentSummary &environment);
    explicit Node(const TargetGroup &group);
    explicit Node(PackedTarget packed) : target(std::move(packed)) {}

    std::unique_ptr<Branch> branch; ///< Null: it is a target.
    PackedTarget target;
    Node *parent = nullptr;
    mutable quint32 rowHint = 0; ///< Where the row was last seen; verified on use.
    bool checking = false;
    bool isListed = false; ///< It was in a part of the list that arrives.

    Kind kind() const { return branch ? static_cast<Kind>(branch->shown.index()) : Kind::Target; }
    const EnvironmentSummary &environment() const { return std::get<EnvironmentSummary>(branch->shown); }
    const TargetGroup &group() const { return std::get<TargetGroup>(branch->shown); }
    const Children &children() const;
    const RollUp &rollUp() const { return branch->rollUp; }
    QUuid id() const;
    bool showsTheSameAs(const Node &other) const;
    void swapShown(Node &other); ///< What is shown, and not where it is and what is below it.

    /// For who walks over many: has the processor fetch what it will look at some steps later. Waiting for memory is most of a walk over all targets.
    template <typename Nodes>
    static void fetchAhead(const Nodes &nodes, std::size_t at)
    {
        constexpr std::size_t node = 16;
        constexpr std::size_t texts = 8;
        constexpr std::size_t line = 64; // bytes
        if (at + node >= nodes.size())
            return;
        const auto *bytes = reinterpret_cast<const char *>(&*nodes[at + node]);
        for (std::size_t offset = 0; offset < sizeof(Node); offset += line)
            __builtin_prefetch(bytes + offset);
        __builtin_prefetch(nodes[at + texts]->target.texts());
    }
};

struct TargetTreeModel::Private
{
    using RollUp = Node::RollUp;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    /// Branches whose sums change inside are announced once, when the outermost scope ends.
    class Scope
    {
    public:
        explicit Scope(Private &d) : m_d(d) { ++m_d.scopes; }
        ~Scope()
        {
            if (--m_d.scopes > 0)
                return;
            m_d.announceRollUps();
            emit m_d.q.settled();
        }
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        Private &m_d;
    };

    explicit Private(TargetTreeModel &model) : q(model) { root.branch = std::make_unique<Node::Branch>(); }

    /// The order of siblings: groups before targets; a total order, so that a row is found by binary search.
    static bool before(const Node &a, const Node &b);
    static std::size_t placeOf(const Node &parent, const Node &node);
    static int rowOf(const Node &node);
    QModelIndex indexOf(const Node *node, int column = NameColumn) const;
    /// How often a target is looked at (services/domain/health.h); 0 where its environment is not known.
    std::chrono::seconds lookInterval(const PackedTarget &target) const;

    void insert(Node &parent, Nodes nodes);                         ///< Sorted by before().
    void remove(Node &parent, std::size_t first, std::size_t last); ///< Rows, last exclusive; with everything below them.
    /// Makes a node show what another one does, and gives it its place; announces what differs.
    void change(Node &node, Node &parent, Node next);
    void put(Node &parent, Node *known, Node next); ///< change() when known, else insert().

    Node *branchOf(EnvironmentId environment, TargetGroupId group) const; ///< Null when the environment is not there.
    Node *branchOf(const Target &target) const { return branchOf(target.environmentId, target.targetGroupId); }
    void place(const Target &target); ///< Where it belongs, or to those that wait for it.
    void take(TargetId id);           ///< Removes it.
    void addFresh(const QList<Target> &targets);
    void removeUnlisted();
    void note(TargetId id);  ///< What arrives of it is older than what is known.
    void adopt(Node &group); ///< Moves the members that stood directly below the environment.
    void adoptWaiting();
    TargetCandidate candidate(const Node &node) const; ///< Of a target.
    QHash<AgentId, QString> agentNames;

    static RollUp contribution(const PackedTarget &target);
    void addUp(Node *branch, const RollUp &sum, int sign);
    void announceRollUps();
    void announce(const Node &node, int column, const QList<int> &roles = {});
    void announceTarget(const Node &node, const PackedTarget &old);
    void announceEnvironment(const Node &node, const EnvironmentSummary &old);
    void forget(const Node &node);

    TargetTreeModel &q;
    TargetPool pool;
    Node root;
    QHash<QUuid, Node *> environments;
    QHash<QUuid, Node *> groups;
    QHash<QUuid, Node *> targets;
    QString asOf;                            ///< Empty: what is shown is current.
    QHash<QUuid, TargetGroup> waitingGroups; ///< Their environment is not known yet.
    QHash<QUuid, Target> waitingTargets;
    QSet<QUuid> newer; ///< Put or removed since the list began to arrive.
    bool isArriving = false;
    QHash<QUuid, RollUp> touched; ///< Branches as they were when the scope began.
    int scopes = 0;
};

} // namespace tidegate
