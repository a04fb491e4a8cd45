// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace tidegate::test {

class Certificates;

/// A Docker engine and a registry of a test's own, on 127.0.0.1, with their data in a temporary directory. Needs root.
///
/// The image is busybox alone; containers run on the host's network or none, because the engine has no bridge.
class DockerHost
{
public:
    DockerHost() = default;
    ~DockerHost();
    Q_DISABLE_COPY_MOVE(DockerHost)

    /// Why no engine can run here; empty when it can. Installs the packages if they are missing and this is root.
    static QString obstacle();

    /// Both engines are ready when it returns true; failure() says what was wrong otherwise.
    bool start();
    /// A second engine of the same kind that asks for client certificates of "ca"; without registry.
    bool startWithTls(const Certificates &certificates);
    QString failure() const { return m_failure; }

    quint16 port() const { return m_enginePort; }
    /// "127.0.0.1:PORT/NAME".
    QString image(const QString &name) const;

    /// Makes an image that sleeps and differs from others by `content`, says that its revision is "of-TAG", and pushes it under 127.0.0.1:PORT/NAME:TAG.
    bool pushImage(const QString &name, const QString &tag, const QByteArray &content);
    /// What the registry calls the tag: its Docker-Content-Digest.
    QString registryDigest(const QString &name, const QString &tag) const;
    /// docker run -d with the label tidegate.component, pulled from the registry.
    bool run(const QString &container, const QString &component, const QString &name, const QString &tag, const QStringList &options = {});
    bool remove(const QString &container);
    /// Any docker command against the plain engine.
    bool docker(const QStringList &arguments, int timeout = 20'000);
    QByteArray lastOutput() const { return m_output; }

    void freeze(); ///< SIGSTOP: it accepts connections and says nothing.
    void thaw();

private:
    bool startEngine(const QString &name, quint16 port, const QByteArray &extraConfiguration, QProcess &engine);
    bool startRegistry();
    bool makeRootFilesystem();
    bool fail(const QString &what);
    QString path(const QString &file) const { return m_directory.filePath(file); }
    static void end(QProcess &process);

    QTemporaryDir m_directory;
    QProcess m_engine;
    QProcess m_tlsEngine;
    QProcess m_registry;
    quint16 m_enginePort = 0;
    quint16 m_registryPort = 0;
    QByteArray m_output;
    QString m_failure;
    bool m_isFrozen = false;
};

} // namespace tidegate::test
