#pragma once
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace importer {

/// Where a text holds the literal, from `from` on, or -1. Qt's own search hashes each byte of a message; this one jumps
/// from one first byte of the literal to the next.
[[nodiscard]] qsizetype find(QByteArrayView text, QByteArrayView literal, qsizetype from = 0);

/// Steps over a message. In a literal `:` and `,` stand for their full-width forms too (`：`, `，`: real logs have
/// them, pasted ones may have lost them), and a blank for any number of blanks, also none. Thread: a value.
class Scan
{
public:
    explicit Scan(QByteArrayView text)
        : m_text(text)
    {
    }

    /// Steps over the literal if it stands here.
    bool take(QByteArrayView literal);
    /// What stands before the literal, which is stepped over; nothing, and no step, if it does not come.
    [[nodiscard]] std::optional<QByteArrayView> until(QByteArrayView literal);
    /// The same with the last place where the literal stands.
    [[nodiscard]] std::optional<QByteArrayView> untilLast(QByteArrayView literal);
    void skipBlanks();
    [[nodiscard]] QByteArrayView rest() const { return m_text.sliced(m_at); }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

private:
    [[nodiscard]] qsizetype matchAt(qsizetype at, QByteArrayView literal) const;

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// `name/id` or `id` before a colon: who wrote, and the text behind it.
struct NamedText
{
    QString name;
    QString id;
    QString text;
};
[[nodiscard]] std::optional<NamedText> readNamedText(QByteArrayView text);

/// The first number in a text.
[[nodiscard]] std::optional<double> firstNumber(QByteArrayView text);

} // namespace importer
