// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/typedcommand.h"

#include "models/timetext.h"
#include "models/typedcommandwords.h"
#include "models/typedtime.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using CommandMeaning = CommandWords::Meaning;
using Verb = TypedCommand::Verb;
using Place = TypedCommandContext::Place;
using CommandWordList = QList<CommandWord>;

constexpr qsizetype mostWordsOfPerson = 5;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::TypedCommand)
};

QString joined(const CommandWordList &words)
{
    QStringList texts;
    for (const CommandWord &word : words)
        texts.append(word.typed);
    return texts.join(u' ');
}

QString quoted(const CommandWordList &words)
{
    return timetext::quoted(joined(words));
}

QString foldedOf(const CommandWordList &words)
{
    QStringList texts;
    for (const CommandWord &word : words)
        texts.append(word.folded);
    return texts.join(u' ');
}

/// Reads one sentence.
class CommandReader
{
public:
    explicit CommandReader(const TypedCommandContext &context) : m_context(context)
    {
        for (const Place &place : context.places) {
            for (const QString &name : {place.name, place.displayName}) {
                if (const CommandWordList words = CommandWords::split(name); !words.isEmpty())
                    m_names.append({place.id, foldedOf(words), words.size()});
            }
        }
    }

    QList<TypedCommand> read(const QString &text)
    {
        m_rest = CommandWords::split(text);
        for (qsizetype i = m_rest.size() - 1; i >= 0; --i) {
            if (m_words.find(m_rest, i, CommandMeaning::Nothing) > 0)
                m_rest.removeAt(i);
        }
        if (!takeVerb() || (m_rest.isEmpty() && m_verb != Verb::Lift))
            return {};
        takePlaces();
        if (m_problem.isEmpty())
            takeEnd();
        if (m_problem.isEmpty() && m_named.isEmpty() && !m_rest.isEmpty())
            takeBegunPlace();
        if (m_named.isEmpty() && isSearch())
            return {};
        if (m_problem.isEmpty() && m_named.isEmpty() && !(m_verb == Verb::Lift && m_rest.isEmpty()))
            takeUnknownPlace();
        if (m_problem.isEmpty())
            readTimes();
        return result();
    }

private:
    struct Name
    {
        EnvironmentId id;
        QString folded;
        qsizetype words = 0;
    };

    /// Some of the names stand for several environments: each is a way to understand it.
    using Named = QList<EnvironmentId>;

    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    /// "delete target" is looked for by its words: no environment is named, and none is said to be meant.
    bool isSearch() const
    {
        bool saysKind = false;
        for (qsizetype i = 0; i < m_rest.size(); ++i)
            saysKind = saysKind || m_words.find(m_rest, i, CommandMeaning::Kind) > 0;
        return m_verb == Verb::Delete && !saysKind;
    }

    /// What a question is about, wherever it stands behind its beginning.
    bool takeSubject(CommandMeaning subject)
    {
        for (qsizetype i = 0; i < m_rest.size(); ++i) {
            if (const qsizetype size = m_words.find(m_rest, i, subject); size > 0) {
                m_rest.remove(i, size);
                return true;
            }
        }
        return false;
    }

    /// The most words that name somebody; where none does, those before what is sure to be none of a name.
    bool takePerson()
    {
        qsizetype known = std::min<qsizetype>(mostWordsOfPerson, m_rest.size());
        QList<UserId> called;
        for (; known > 0 && called.isEmpty(); known -= called.isEmpty() ? 1 : 0)
            called = m_context.people ? m_context.people(joined(m_rest.first(known))) : QList<UserId>();
        if (called.isEmpty()) {
            const auto isOther = [this](qsizetype at) {
                return m_words.find(m_rest, at, CommandMeaning::Deploy) + m_words.find(m_rest, at, CommandMeaning::Place) + placeAt(at).second > 0;
            };
            while (known < m_rest.size() && !isOther(known))
                ++known;
        }
        if (known == 0)
            return false;
        const QString name = quoted(m_rest.first(known));
        m_rest.remove(0, known);
        if (called.isEmpty())
            fail(Texts::tr("Nobody here is called “%1”.").arg(name));
        else if (called.size() > 1)
            fail(Texts::tr("Several people are called “%1”: write more of the name.").arg(name));
        m_user = called.value(0);
        return true;
    }

    bool takeQuestion()
    {
        const CommandWordList all = m_rest;
        const qsizetype when = m_words.find(m_rest, 0, CommandMeaning::When);
        m_rest.remove(0, when);
        m_isAboutWhen = when > 0;
        if (takeQuestionBehindWhen() && !(m_isAboutWhen && m_isAboutFreeze)) // "when is it frozen" is no question about deploying
            return true;
        if (when > 0)
            m_rest = all;
        m_isAboutWhen = false;
        m_isAboutFreeze = false;
        m_problem.clear();
        return false;
    }

    bool takeQuestionBehindWhen()
    {
        m_verb = Verb::Ask;
        if (const qsizetype size = m_words.find(m_rest, 0, CommandMeaning::MayI); size > 0) {
            m_rest.remove(0, size);
            return takeSubject(CommandMeaning::Deploy);
        }
        const CommandWordList typed = m_rest;
        if (const qsizetype size = m_words.find(m_rest, 0, CommandMeaning::MaySomebody); size > 0) {
            m_rest.remove(0, size);
            if (takePerson() && takeSubject(CommandMeaning::Deploy))
                return true;
        } else if (const qsizetype is = m_words.find(m_rest, 0, CommandMeaning::Is); is > 0) {
            m_rest.remove(0, is);
            m_isAboutFreeze = takeSubject(CommandMeaning::Frozen);
            if (m_isAboutFreeze)
                return true;
        }
        m_rest = typed; // "may" may be the beginning of a name
        return false;
    }

    bool takeVerb()
    {
        if (takeQuestion())
            return true;
        return take(Verb::Lift, CommandMeaning::Lift) || take(Verb::Edit, CommandMeaning::Edit) || take(Verb::Delete, CommandMeaning::Delete)
            || take(Verb::Freeze, CommandMeaning::Freeze);
    }

    bool take(Verb verb, CommandMeaning meaning)
    {
        m_verb = verb;
        if (const qsizetype size = m_words.find(m_rest, 0, meaning); size > 0) {
            m_rest.remove(0, size);
            return true;
        }
        return takeVerbAfterPlaces(meaning);
    }

    /// "Staging bearbeiten": where the verb follows what it is about.
    bool takeVerbAfterPlaces(CommandMeaning meaning)
    {
        qsizetype at = 0;
        bool isNamed = false;
        while (at < m_rest.size()) {
            if (const qsizetype size = isNamed ? m_words.find(m_rest, at, meaning) : 0; size > 0) {
                m_rest.remove(at, size);
                return true;
            }
            const qsizetype place = placeAt(at).second;
            const qsizetype between = std::max(m_words.find(m_rest, at, CommandMeaning::And), m_words.find(m_rest, at, CommandMeaning::Place));
            if (place + between == 0)
                return false;
            isNamed = isNamed || place > 0;
            at += place > 0 ? place : between;
        }
        return false;
    }

    /// The environments that the longest name at a word stands for, and how many words it takes.
    std::pair<Named, qsizetype> placeAt(qsizetype at) const
    {
        Named named;
        qsizetype longest = 0;
        for (const Name &name : m_names) {
            if (name.words < longest || at + name.words > m_rest.size() || foldedOf(m_rest.mid(at, name.words)) != name.folded)
                continue;
            if (name.words > longest)
                named.clear();
            longest = name.words;
            if (!named.contains(name.id))
                named.append(name.id);
        }
        return {named, longest};
    }

    QString nameOf(EnvironmentId id) const
    {
        for (const Place &place : m_context.places) {
            if (place.id == id)
                return place.displayName.isEmpty() ? place.name : place.displayName;
        }
        return {};
    }

    void takePlaces()
    {
        for (qsizetype i = 0; i < m_rest.size();) {
            const auto [named, size] = placeAt(i);
            if (size == 0) {
                ++i;
                continue;
            }
            for (const Named &before : std::as_const(m_named)) {
                if (before == named)
                    fail(Texts::tr("“%1” is named twice.").arg(nameOf(named.constFirst())));
            }
            m_named.append(named);
            m_rest.remove(i, size);
            if (i > 0 && m_words.find(m_rest, i - 1, CommandMeaning::And) == 1)
                m_rest.removeAt(--i);
            i = takeBefore(i);
            if (i > 0 && m_words.find(m_rest, i - 1, CommandMeaning::And) == 1) // "and to staging"
                m_rest.removeAt(--i);
        }
    }

    /// The words before a name that say what it is the name of: "to the environment". Where the name stood then.
    qsizetype takeBefore(qsizetype at)
    {
        for (; at > 0; --at) {
            if (m_words.find(m_rest, at - 1, CommandMeaning::Kind) + m_words.find(m_rest, at - 1, CommandMeaning::Place) == 0)
                break;
            m_rest.removeAt(at - 1);
        }
        return at;
    }

    /// Those whose name begins so.
    Named begunBy(const CommandWordList &words) const
    {
        const QString begun = foldedOf(words);
        Named named;
        for (const Name &each : m_names) {
            if (each.folded.startsWith(begun) && !named.contains(each.id))
                named.append(each.id);
        }
        return named;
    }

    /// No whole name was found: the first words that begin one, before a time or behind it, are it; "prod".
    void takeBegunPlace()
    {
        for (qsizetype at = 0; at < m_rest.size(); ++at) {
            const bool isOther = m_words.find(m_rest, at, CommandMeaning::Place) + m_words.find(m_rest, at, CommandMeaning::Kind) > 0 || isTime(m_rest.mid(at));
            if (isOther || m_rest.at(at).folded.size() < 2 || m_rest.at(at).folded.front().isDigit())
                continue;
            for (qsizetype size = m_rest.size() - at; size > 0; --size) {
                const Named named = begunBy(m_rest.mid(at, size));
                if (named.isEmpty())
                    continue;
                m_rest.remove(at, size);
                takeBefore(at);
                m_named.append(named);
                return;
            }
        }
    }

    /// The words behind "for" and "until".
    void takeEnd()
    {
        for (qsizetype i = m_rest.size() - 1; i >= 0; --i) {
            const bool isLength = m_words.find(m_rest, i, CommandMeaning::For) == 1;
            if (!isLength && m_words.find(m_rest, i, CommandMeaning::Until) != 1)
                continue;
            if (m_hasEnd) {
                fail(Texts::tr("Say either how long or until when, once."));
                return;
            }
            m_hasEnd = true;
            m_isLength = isLength;
            m_end = m_rest.mid(i + 1);
            m_rest = m_rest.first(i);
        }
    }

    TypedTimeContext timeContext(Instant base, TypedTimeContext::Edge edge) const
    {
        TypedTimeContext context;
        context.now = m_context.now;
        context.zone = m_context.zone;
        context.locale = m_context.locale;
        context.edge = edge;
        context.base = base;
        return context;
    }

    /// Without the word before a time that is none of it: "from".
    QString textOfTime(const CommandWordList &typed, const TypedTimeContext &context) const
    {
        const auto isUnderstood = [&context](const CommandWordList &words) {
            return readTypedTime(joined(words), context).kind == TypedTime::Kind::Understood;
        };
        const bool isMore = m_words.find(typed, 0, CommandMeaning::Time) == 1 && !isUnderstood(typed) && isUnderstood(typed.mid(1));
        return joined(isMore ? typed.mid(1) : typed);
    }

    TypedTime timeIn(const CommandWordList &typed, TypedTimeContext::Edge edge, Instant base) const
    {
        const TypedTimeContext context = timeContext(base, edge);
        return readTypedTime(textOfTime(typed, context), context);
    }

    bool isTime(const CommandWordList &typed) const { return timeIn(typed, TypedTimeContext::Edge::Start, m_context.now).kind == TypedTime::Kind::Understood; }

    /// No name was found: something else than a time stands where one should.
    void takeUnknownPlace()
    {
        if (m_rest.isEmpty() || isTime(m_rest)) {
            if (m_verb != Verb::Freeze)
                fail(Texts::tr("Say which environment."));
            return;
        }
        CommandWordList name = m_rest;
        for (qsizetype i = m_rest.size() - 1; i > 0; --i) {
            const bool isBehind = m_words.find(m_rest, i, CommandMeaning::Place) == 1 && isTime(m_rest.first(i)); // "friday 17:00 to production"
            if (isTime(m_rest.mid(i)) || isBehind) {
                name = isBehind ? m_rest.mid(i) : m_rest.first(i);
            }
        }
        const auto isBeforeName = [this, &name] { return m_words.find(name, 0, CommandMeaning::Place) + m_words.find(name, 0, CommandMeaning::Kind) == 1; };
        while (name.size() > 1 && isBeforeName())
            name.removeFirst();
        if (name.size() == 1 && m_words.find(name, 0, CommandMeaning::Kind) == 1)
            return fail(Texts::tr("Say which environment."));
        for (qsizetype i = name.size() - 1; i > 0; --i) { // "quality on christmas": what stands behind it is meant as a time
            if (m_words.find(name, i, CommandMeaning::Time) == 1)
                name.resize(i);
        }
        fail(Texts::tr("No environment is called “%1”.").arg(quoted(name)));
    }

    void readTimes()
    {
        if (m_verb != Verb::Freeze && m_verb != Verb::Ask && (!m_rest.isEmpty() || m_hasEnd))
            return fail(Texts::tr("Behind the environment stands “%1”, which means nothing here.").arg(quoted(m_rest + m_end)));
        if (m_verb == Verb::Ask && m_hasEnd)
            return fail(Texts::tr("A question is about one time, without an end."));
        if (!m_rest.isEmpty())
            readStart();
        if (m_problem.isEmpty() && m_hasEnd)
            readEnd();
    }

    void readStart()
    {
        const TypedTime time = timeIn(m_rest, TypedTimeContext::Edge::Start, m_context.now);
        if (time.kind != TypedTime::Kind::Understood)
            return fail(timetext::problem(time, quoted(m_rest)));
        if (m_verb == Verb::Ask)
            m_when = textOfTime(m_rest, timeContext(m_context.now, TypedTimeContext::Edge::Start));
        if (m_verb == Verb::Ask && time.stretch)
            return readStretch(*time.stretch);
        using std::chrono::minutes;
        if (std::chrono::floor<minutes>(time.instant) == std::chrono::floor<minutes>(m_context.now))
            return; // a time is typed in minutes: the one that runs is now
        if (time.instant < m_context.now)
            return fail(Texts::tr("%1 has passed.", "a time").arg(timetext::inWords(time.instant, m_context.zone)));
        m_start = time.instant;
    }

    /// A question about a day is about all of it that is left: its first instant may be open and the rest not.
    void readStretch(const TimeSpan &stretch)
    {
        if (stretch.end <= m_context.now)
            return fail(Texts::tr("%1 has passed.", "a time").arg(timetext::inWords(stretch.start, m_context.zone)));
        if (stretch.start > m_context.now)
            m_start = stretch.start;
        m_until = stretch.end;
        m_isAboutWhen = false; // the answer about a stretch says when
    }

    void readEnd()
    {
        const Instant start = m_start.value_or(m_context.now);
        CommandWordList typed = m_end;
        if (m_isLength && !typed.isEmpty())
            typed.first().typed.prepend(u'+');
        const TypedTime time = timeIn(typed, TypedTimeContext::Edge::End, start);
        if (m_isLength && time.kind != TypedTime::Kind::Understood)
            return fail(Texts::tr("“%1” is no length of time: write 4h or 2 days.").arg(quoted(m_end)));
        if (time.kind != TypedTime::Kind::Understood)
            return fail(m_end.isEmpty() ? Texts::tr("Say until when.") : timetext::problem(time, quoted(m_end)));
        if (time.instant <= start)
            return fail(Texts::tr("%1 is not after the start.", "a time").arg(timetext::inWords(time.instant, m_context.zone)));
        m_until = time.instant;
    }

    QList<TypedCommand> result() const
    {
        TypedCommand command;
        command.verb = m_verb;
        command.problem = m_problem;
        if (!m_problem.isEmpty())
            return {command};
        command.plan.start = m_start;
        command.plan.end = m_until;
        command.when = m_when;
        command.user = m_user;
        command.isAboutFreeze = m_isAboutFreeze;
        command.isAboutWhen = m_isAboutWhen;
        QList<TypedCommand> commands{command};
        for (const Named &named : m_named) {
            // All but a freeze are about one: each name is a command of its own. A freeze has them all.
            const bool isApart = m_verb != Verb::Freeze;
            QList<TypedCommand> more;
            for (const TypedCommand &each : std::as_const(commands)) {
                for (const EnvironmentId id : named) {
                    TypedCommand next = each;
                    next.plan.environments = isApart ? QList{id} : each.plan.environments + QList{id};
                    more.append(next);
                }
            }
            if (!isApart || commands.constFirst().plan.environments.isEmpty())
                commands = more;
            else
                commands += more.mid(0, named.size());
        }
        return commands;
    }

    const TypedCommandContext &m_context;
    const CommandWords m_words;
    QList<Name> m_names;
    Verb m_verb = Verb::Edit;
    CommandWordList m_rest;
    CommandWordList m_end;
    bool m_hasEnd = false;
    bool m_isLength = false;
    QList<Named> m_named;
    std::optional<Instant> m_start;
    std::optional<Instant> m_until;
    bool m_isAboutFreeze = false;
    bool m_isAboutWhen = false;
    UserId m_user;
    QString m_when;
    QString m_problem;
};

} // namespace

QList<TypedCommand> readTypedCommand(const QString &text, const TypedCommandContext &context)
{
    return CommandReader(context).read(text);
}

} // namespace tidegate
