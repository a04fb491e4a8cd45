// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/configuration.h"

#include "services/domain/try.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const OptionSpec *named(const QList<OptionSpec> &options, const QString &name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec &each) { return each.name == name; });
    return found == options.end() ? nullptr : &*found;
}

QString variableOf(const OptionSpec &option)
{
    return u"TIDEGATE_"_s + QString(option.name).replace(u'-', u'_').toUpper();
}

QStringList split(const OptionSpec &option, const QString &text)
{
    return option.repeatable ? text.split(u' ', Qt::SkipEmptyParts) : QStringList{text};
}

/// Whether a text can be the value of an option. A switch is true or false: anything else would turn it on by mistake.
bool suits(const OptionSpec &option, const QString &text)
{
    return !option.valueName.isEmpty() || text == u"true" || text == u"false";
}

/// Whether a URL has a password in it. It may name several hosts, which QUrl cannot read.
bool holdsPassword(const QString &url)
{
    static const QRegularExpression password(u"^[a-z]+://[^/@]*:[^/@]+@|[?&]password="_s);
    return password.match(url).hasMatch();
}

/// What every user of the computer can read in the list of processes is no place for a password.
Result<void> refusePassword(const OptionSpec &option, const QStringList &values)
{
    if (!option.mayHoldPassword || std::none_of(values.begin(), values.end(), holdsPassword))
        return {};
    return usage(
        u"--%1 has a password in it, which everybody on this computer could read: put it into ~/.pgpass (mode 0600), the variable %2, or a file for --config"_s
            .arg(option.name, variableOf(option)));
}

/// One option of the command line; moves `at` over a value that stands apart. Nothing when the argument is no option.
Result<std::optional<std::pair<QString, QString>>> optionAt(const QList<OptionSpec> &options, const QStringList &arguments, qsizetype &at)
{
    using Option = std::optional<std::pair<QString, QString>>;
    const QString &argument = arguments.at(at);
    if (!argument.startsWith(u"--"))
        return Option();
    const qsizetype equals = argument.indexOf(u'=');
    const QString name = argument.mid(2, equals < 0 ? -1 : equals - 2);
    const OptionSpec *spec = named(options, name);
    if (!spec)
        return usage(u"there is no option --%1: --help lists them"_s.arg(name));
    if (spec->valueName.isEmpty())
        return equals < 0 ? Result<Option>(Option({name, u"true"_s})) : Result<Option>(usage(u"--%1 takes no value"_s.arg(name)));
    if (equals >= 0)
        return Option({name, argument.mid(equals + 1)});
    if (at + 1 >= arguments.size())
        return usage(u"--%1 needs a value: %2"_s.arg(name, spec->valueName));
    return Option({name, arguments.at(++at)});
}

/// Sorts the arguments into options and what is none; behind "--" nothing is an option.
Result<QMap<QString, QStringList>> optionsIn(const QList<OptionSpec> &options, const QStringList &arguments, QStringList &positional)
{
    QMap<QString, QStringList> given;
    bool onlyPositional = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == u"--" && !onlyPositional) {
            onlyPositional = true;
            continue;
        }
        ASSIGN_OR_RETURN(auto option,
                         onlyPositional ? std::optional<std::pair<QString, QString>>()
                                        : Result<std::optional<std::pair<QString, QString>>>(optionAt(options, arguments, i)));
        if (option)
            given[option->first].append(option->second);
        else
            positional.append(arguments.at(i));
    }
    return given;
}

} // namespace

Error usage(const QString &message)
{
    return spokenError(ErrorKind::Malformed, u"usage"_s, message);
}

Result<Configuration> Configuration::read(const QList<OptionSpec> &options, const QStringList &arguments)
{
    Configuration configuration;
    ASSIGN_OR_RETURN(const auto parsed, optionsIn(options, arguments, configuration.m_positional));
    const QMap<QString, QStringList> &given = parsed;
    for (const OptionSpec &option : options)
        configuration.m_defaults.insert(option.name, option.defaultValue.isEmpty() ? QStringList() : split(option, option.defaultValue));

    const QString file = given.contains(u"config"_s) ? given.value(u"config"_s).last() : qEnvironmentVariable("TIDEGATE_CONFIG");
    if (!file.isEmpty())
        RETURN_IF_ERROR(readFile(configuration, options, file));
    for (const OptionSpec &option : options) {
        const QByteArray variable = variableOf(option).toLatin1();
        if (const QString text = qEnvironmentVariable(variable.constData()); !suits(option, text) && !text.isNull())
            return usage(u"the variable %1 is “%2”: write true or false"_s.arg(QString::fromLatin1(variable), text));
        if (qEnvironmentVariableIsSet(variable.constData()))
            configuration.m_values.insert(option.name, split(option, qEnvironmentVariable(variable.constData())));
        RETURN_IF_ERROR(refusePassword(option, given.value(option.name)));
        if (given.contains(option.name))
            configuration.m_values.insert(option.name, given.value(option.name));
    }
    return configuration;
}

Result<void> Configuration::readFile(Configuration &configuration, const QList<OptionSpec> &options, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return usage(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    int number = 0;
    while (!file.atEnd()) {
        ++number;
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';') || (line.startsWith(u'[') && line.endsWith(u']')))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString key = line.left(equals < 0 ? line.size() : equals).trimmed();
        const OptionSpec *option = named(options, key);
        if (!option || equals < 0 || key == u"config")
            return usage(u"%1, line %2: there is no key “%3”: --help lists them"_s.arg(path).arg(number).arg(key));
        const QString text = line.mid(equals + 1).trimmed();
        if (!suits(*option, text))
            return usage(u"%1, line %2: %3 is “%4”: write true or false"_s.arg(path).arg(number).arg(key, text));
        if (option->mayHoldPassword && holdsPassword(text) && (file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0)
            return usage(u"%1, line %2: there is a password in a file that others may read: run chmod 600 %1"_s.arg(path).arg(number));
        if (configuration.m_values.contains(key) && !option->repeatable)
            return usage(u"%1, line %2: %3 is given twice: keep one line"_s.arg(path).arg(number).arg(key));
        configuration.m_values[key].append(split(*option, text));
    }
    return {};
}

QString Configuration::value(const QString &name) const
{
    const QStringList all = values(name);
    return all.isEmpty() ? QString() : all.last();
}

QStringList Configuration::values(const QString &name) const
{
    return m_values.value(name, m_defaults.value(name));
}

bool Configuration::isSet(const QString &name) const
{
    return m_values.contains(name) && value(name) != u"false";
}

QString Configuration::help(const QString &usageLine, const QList<OptionSpec> &options)
{
    QString text = u"Usage: %1\n\nOptions:\n"_s.arg(usageLine);
    for (const OptionSpec &option : options) {
        QString head = u"  --"_s + option.name;
        if (!option.valueName.isEmpty())
            head += u' ' + option.valueName;
        text += head.leftJustified(30) + u' ' + option.description;
        if (!option.defaultValue.isEmpty())
            text += u" (default: "_s + option.defaultValue + u')';
        text += u'\n';
    }
    return text + u"\nEvery option can also be a variable (TIDEGATE_NAME) or, with --config, a line name=value in a file.\n"_s;
}

} // namespace tidegate
