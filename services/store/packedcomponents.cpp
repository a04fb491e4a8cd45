// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/packedcomponents.h"

#include <QCryptographicHash>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

// What says nothing of its origin is packed as it was before there was one, so that it stays the same content.
constexpr char plainFormat = 1;
constexpr char formatWithOrigins = 2; ///< Behind each component what its image says of itself.

constexpr int textsOfOrigin = 4;

bool isKnown(QByteArrayView packed)
{
    return !packed.isEmpty() && (packed.front() == plainFormat || packed.front() == formatWithOrigins);
}

enum DigestTag : char { NoDigest, Sha256, Sha512, Text };

class Packer
{
public:
    void number(qint64 value)
    {
        // Zigzag, so that small negative numbers stay short.
        auto rest = (static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63);
        while (rest >= 0x80) {
            m_bytes += static_cast<char>((rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        m_bytes += static_cast<char>(rest);
    }
    void bytes(const QByteArray &value)
    {
        number(value.size());
        m_bytes += value;
    }
    void text(const QString &value) { bytes(value.toUtf8()); }
    void digest(const QString &value) { bytes(packDigest(value)); }
    QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes) : m_rest(bytes) {}

    bool ok() const { return m_ok; }
    const char *at() const { return m_rest.data(); }
    std::string_view rawText()
    {
        const QByteArrayView value = bytes();
        return {value.data(), static_cast<std::size_t>(value.size())};
    }
    qint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_rest.isEmpty())
                break;
            const auto byte = static_cast<uchar>(m_rest.front());
            m_rest = m_rest.sliced(1);
            value |= static_cast<quint64>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
        }
        m_ok = false;
        return 0;
    }
    QByteArrayView bytes()
    {
        const qint64 size = number();
        if (!m_ok || size < 0 || size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const QByteArrayView value = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return value;
    }
    QString text() { return QString::fromUtf8(bytes()); }
    QString digest()
    {
        const QByteArrayView packed = bytes();
        if (packed.isEmpty())
            return {};
        const QByteArrayView value = packed.sliced(1);
        if (packed.front() == Text)
            return QString::fromUtf8(value);
        return (packed.front() == Sha256 ? u"sha256:"_s : u"sha512:"_s) + QString::fromLatin1(value.toByteArray().toHex());
    }

private:
    QByteArrayView m_rest;
    bool m_ok = true;
};

void pack(Packer &packer, const ObservedComponent &component)
{
    packer.text(component.name);
    packer.text(component.containerId);
    packer.text(component.image);
    packer.number(component.repoDigests.size());
    for (const QString &digest : component.repoDigests)
        packer.digest(digest);
    packer.digest(component.platformDigest);
    packer.digest(component.imageId);
    packer.text(component.state);
    packer.text(component.health);
    packer.number(component.replicasDesired);
    packer.number(component.replicasRunning);
    packer.number(component.labelled ? 1 : 0);
    packer.text(component.startedAt);
}

void pack(Packer &packer, const ImageOrigin &origin)
{
    packer.text(origin.revision);
    packer.text(origin.source);
    packer.text(origin.version);
    packer.text(origin.created);
}

ImageOrigin unpackOrigin(Unpacker &unpacker)
{
    ImageOrigin origin;
    origin.revision = unpacker.text();
    origin.source = unpacker.text();
    origin.version = unpacker.text();
    origin.created = unpacker.text();
    return keptOrigin(origin); // rows come with workspaces of others, too
}

ObservedComponent unpack(Unpacker &unpacker)
{
    ObservedComponent component;
    component.name = unpacker.text();
    component.containerId = unpacker.text();
    component.image = unpacker.text();
    for (qint64 left = unpacker.number(); left > 0 && unpacker.ok(); --left)
        component.repoDigests.append(unpacker.digest());
    component.platformDigest = unpacker.digest();
    component.imageId = unpacker.digest();
    component.state = unpacker.text();
    component.health = unpacker.text();
    component.replicasDesired = static_cast<int>(unpacker.number());
    component.replicasRunning = static_cast<int>(unpacker.number());
    component.labelled = unpacker.number() != 0;
    component.startedAt = unpacker.text();
    return component;
}

ComponentView viewOf(Unpacker &unpacker)
{
    const auto between = [](const char *from, const char *to) { return std::string_view(from, static_cast<std::size_t>(to - from)); };
    ComponentView view;
    const char *start = unpacker.at();
    view.name = unpacker.rawText();
    unpacker.bytes(); // the container
    const char *image = unpacker.at();
    unpacker.bytes(); // its name
    for (qint64 left = unpacker.number(); left > 0 && unpacker.ok(); --left)
        unpacker.bytes();
    unpacker.bytes(); // the digest of the platform
    unpacker.bytes(); // the id
    view.image = between(image, unpacker.at());
    view.state = unpacker.rawText();
    unpacker.bytes();  // health
    unpacker.number(); // desired
    view.replicasRunning = static_cast<int>(unpacker.number());
    unpacker.number(); // labelled
    view.startedAt = unpacker.rawText();
    view.stored = between(start, unpacker.at());
    return view;
}

} // namespace

QByteArray packDigest(const QString &digest)
{
    if (digest.isEmpty())
        return QByteArray("", 0);
    const QByteArray hex = digest.mid(7).toLatin1();
    const QByteArray hash = QByteArray::fromHex(hex);
    const bool exact = hash.toHex() == hex;
    if (exact && hash.size() == 32 && digest.startsWith(u"sha256:"))
        return QByteArray(1, Sha256) + hash;
    if (exact && hash.size() == 64 && digest.startsWith(u"sha512:"))
        return QByteArray(1, Sha512) + hash;
    return QByteArray(1, Text) + digest.toUtf8();
}

QByteArray packComponents(const QList<ObservedComponent> &components)
{
    QList<ObservedComponent> sorted = components;
    std::stable_sort(sorted.begin(), sorted.end(), standsBefore);
    const bool hasOrigins = std::any_of(sorted.cbegin(), sorted.cend(), [](const auto &component) { return !component.origin.isEmpty(); });
    Packer packer;
    packer.number(sorted.size());
    for (const ObservedComponent &component : std::as_const(sorted)) {
        pack(packer, component);
        if (hasOrigins)
            pack(packer, component.origin);
    }
    return QByteArray(1, hasOrigins ? formatWithOrigins : plainFormat) + packer.take();
}

QList<ObservedComponent> unpackComponents(const QByteArray &packed)
{
    QList<ObservedComponent> components;
    if (!isKnown(packed))
        return components;
    const bool hasOrigins = packed.front() == formatWithOrigins;
    Unpacker unpacker(QByteArrayView(packed).sliced(1));
    for (qint64 left = unpacker.number(); left > 0 && unpacker.ok(); --left) {
        ObservedComponent component = unpack(unpacker);
        if (hasOrigins)
            component.origin = unpackOrigin(unpacker);
        if (unpacker.ok())
            components.append(component);
    }
    return components;
}

void forEachComponent(QByteArrayView packed, const std::function<void(const ComponentView &)> &visit)
{
    if (!isKnown(packed))
        return;
    const bool hasOrigins = packed.front() == formatWithOrigins;
    Unpacker unpacker(packed.sliced(1));
    for (qint64 left = unpacker.number(); left > 0 && unpacker.ok(); --left) {
        const ComponentView view = viewOf(unpacker);
        for (int text = 0; hasOrigins && text < textsOfOrigin; ++text)
            unpacker.bytes();
        if (unpacker.ok())
            visit(view);
    }
}

ObservedComponent wholeComponent(const ComponentView &view)
{
    Unpacker unpacker(QByteArrayView(view.stored.data(), static_cast<qsizetype>(view.stored.size())));
    return unpack(unpacker);
}

QByteArray contentHash(const InventorySnapshot &snapshot, const QByteArray &packed)
{
    Packer rest;
    rest.number(snapshot.errors.size());
    for (const QString &error : snapshot.errors)
        rest.text(error);
    rest.text(snapshot.stickerReleaseId);
    for (const QString &note : snapshot.notes)
        rest.text(note);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(packed);
    hash.addData(rest.take());
    return hash.result();
}

qint64 fingerprint(const QList<ObservedComponent> &components)
{
    Packer packer;
    for (const ObservedComponent &component : components) {
        packer.text(component.name);
        for (const QString &digest : component.repoDigests)
            packer.digest(digest);
        packer.digest(component.platformDigest);
        packer.text(component.state);
    }
    const QByteArray hash = QCryptographicHash::hash(packer.take(), QCryptographicHash::Sha256);
    return qFromLittleEndian<qint64>(hash.constData());
}

} // namespace tidegate::sql
