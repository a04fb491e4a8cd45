// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targettreemodel.h"

#include <QHash>

#include <memory>
#include <variant>
#include <vector>

namespace tidegate {

/// A row of the tree. Its address stays the same as long as it is shown, so that indexes may point to it.
struct TargetTreeModel::Node
{
    /// What a branch sums up over the targets below it.
    struct RollUp
    {
        HealthCounts health; ///< Of the enabled targets.
        int drifted = 0;     ///< Of the enabled targets.
        int targets = 0;     ///< Disabled ones too.

        friend bool operator==(const RollUp &, const RollUp &) = default;
    };
    using Children = std::vector<std::unique_ptr<Node>>;
    using Value = std::variant<EnvironmentSummary, TargetGroup, Target>; ///< In the order of Kind.

    Value value;    ///< Set by setValue() alone.
    QString search; ///< What filters look for, in lower case.
    AgentId agent;  ///< That checks the target; null: the server does.
    Node *parent = nullptr;
    Children children;
    RollUp rollUp;
    bool checking = false;
    mutable std::size_t rowHint = 0; ///< Where the row was last seen; verified on use.

    Kind kind() const { return static_cast<Kind>(value.index()); }
    const EnvironmentSummary &environment() const { return std::get<EnvironmentSummary>(value); }
    const TargetGroup &group() const { return std::get<TargetGroup>(value); }
    const Target &target() const { return std::get<Target>(value); }
    QUuid id() const;
    void setValue(Value newValue);
    static std::unique_ptr<Node> of(Value value);
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
            if (--m_d.scopes == 0)
                m_d.announceRollUps();
        }
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        Private &m_d;
    };

    explicit Private(TargetTreeModel &model) : q(model) {}

    /// The order of siblings: groups before targets; a total order, so that a row is found by binary search.
    static bool before(const Node::Value &a, const Node::Value &b);
    static std::size_t placeOf(const Node &parent, const Node::Value &value);
    static int rowOf(const Node &node);
    QModelIndex indexOf(const Node *node, int column = NameColumn) const;
    /// How often a target is looked at (services/domain/health.h); 0 where its environment is not known.
    std::chrono::seconds lookInterval(const Target &target) const;

    void insert(Node &parent, Nodes nodes);                         ///< Sorted by before().
    void remove(Node &parent, std::size_t first, std::size_t last); ///< Rows, last exclusive; with everything below them.
    /// Gives a node another value and its place; announces what differs.
    void change(Node &node, Node &parent, Node::Value value);
    void put(Node &parent, Node *known, Node::Value value); ///< change() when known, else insert().

    Node *branchOf(const Target &target) const; ///< Null when its environment is not there.
    void adopt(Node &group);                    ///< Moves the members that stood directly below the environment.
    void adoptWaiting();
    TargetCandidate candidate(const Node &node) const; ///< Of a target.
    QHash<AgentId, QString> agentNames;

    static RollUp contribution(const Target &target);
    void addUp(Node *branch, const RollUp &sum, int sign);
    void announceRollUps();
    void announce(const Node &node, int column, const QList<int> &roles = {});
    void announceTarget(const Node &node, const Target &old);
    void announceEnvironment(const Node &node, const EnvironmentSummary &old);
    void announceGroup(const Node &node, const TargetGroup &old);
    void forget(const Node &node);

    TargetTreeModel &q;
    Node root;
    QHash<QUuid, Node *> environments;
    QHash<QUuid, Node *> groups;
    QHash<QUuid, Node *> targets;
    QString asOf;                            ///< Empty: what is shown is current.
    QHash<QUuid, TargetGroup> waitingGroups; ///< Their environment is not known yet.
    QHash<QUuid, Target> waitingTargets;
    QHash<QUuid, RollUp> touched; ///< Branches as they were when the scope began.
    int scopes = 0;
};

} // namespace tidegate
