#pragma once
#include <QByteArray>
#include <QDebug>

#include <memory>

namespace core {

/// A secret (client secret, access token, model key). Printing it shows `***`; the bytes are overwritten when the last
/// copy goes. Thread: a value, any thread.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) noexcept = default;
    ~Secret() = default;

    [[nodiscard]] bool isEmpty() const { return !m_bytes || m_bytes->value.isEmpty(); }
    /// The bytes themselves, for the wire and for redaction only.
    [[nodiscard]] const QByteArray &reveal() const;
    friend bool operator==(const Secret &a, const Secret &b) { return a.reveal() == b.reveal(); }

private:
    struct Wiped
    {
        QByteArray value;
        explicit Wiped(QByteArray bytes);
        Wiped(const Wiped &) = delete;
        Wiped &operator=(const Wiped &) = delete;
        ~Wiped();
    };
    std::shared_ptr<const Wiped> m_bytes;
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace core
