// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QSslSocket>

#include <string>
#include <string_view>

namespace tidegate {

/// The bytes of one client. After closed(), reads and writes do nothing.
class ByteChannel : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes what is there: the number of bytes, 0 for nothing now, -1 when the client will send no more or is gone.
    virtual qint64 read(char *data, qint64 maxSize) = 0;
    /// Sends or queues all of it; false when the client is gone.
    virtual bool write(std::string_view bytes) = 0;
    /// The same of what nobody else needs any more: kept instead of copied where it is long.
    virtual bool writeAll(std::string &&bytes) { return write(bytes); }
    virtual qint64 queued() const = 0; ///< Bytes not yet taken by the kernel.
    /// Whether readable() is wanted. What is not read stays in the kernel, which slows the sender down.
    virtual void setReading(bool on) = 0;
    virtual bool isEncrypted() const = 0;
    /// Whether the client said that it will send no more, or is gone, without reading what it sent.
    virtual bool isPeerDone() const = 0;
    virtual void shutdownOutput() = 0; ///< Says that no more will come; what was written still arrives.
    virtual void abort() = 0;

signals:
    void readable();
    void written(); ///< The client took some of what was queued.
    void encrypted();
    void closed();
};

/// Plain TCP without Qt's socket class: its buffers and the switching of its notifiers cost more than the rest of a request, and it
/// hangs up on a client that shuts down its sending side before it has read the answer.
class PlainChannel final : public ByteChannel
{
    Q_OBJECT

public:
    explicit PlainChannel(int descriptor); ///< Takes over a connected, non-blocking socket.
    ~PlainChannel() override;

    qint64 read(char *data, qint64 maxSize) override;
    bool write(std::string_view bytes) override;
    bool writeAll(std::string &&bytes) override;
    qint64 queued() const override { return static_cast<qint64>(m_output.size() - m_sent); }
    void setReading(bool on) override;
    bool isEncrypted() const override { return false; }
    bool isPeerDone() const override;
    void shutdownOutput() override;
    void abort() override;

private:
    qint64 sendSome(std::string_view bytes);
    void flush();

    int m_descriptor;
    QSocketNotifier m_readNotifier;
    QSocketNotifier m_writeNotifier;
    std::string m_output;
    size_t m_sent = 0; ///< Of m_output.
};

/// TLS, server side. Reading pauses because QSslSocket stops at its buffer's limit.
class TlsChannel final : public ByteChannel
{
    Q_OBJECT

public:
    TlsChannel(int descriptor, const QSslConfiguration &configuration);
    ~TlsChannel() override;

    bool isValid() const { return m_socket.socketDescriptor() >= 0; }
    void startHandshake() { m_socket.startServerEncryption(); }

    qint64 read(char *data, qint64 maxSize) override;
    bool write(std::string_view bytes) override;
    qint64 queued() const override { return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite(); }
    void setReading(bool) override {}
    bool isEncrypted() const override { return m_socket.isEncrypted(); }
    bool isPeerDone() const override;
    void shutdownOutput() override;
    void abort() override;

private:
    QSslSocket m_socket;
};

} // namespace tidegate
