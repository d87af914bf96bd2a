#pragma once
#include "app/traffic/record.h"

#include <random>

namespace test {

/// Makes the traffic of a busy bot as a journal would record it: people and groups write in Chinese and English, the
/// agent asks the model and answers, most sends are accepted and some are not, beats and token calls come between. The
/// same seed makes the same rows. Thread: one.
class TrafficGenerator
{
public:
    explicit TrafficGenerator(quint32 seed = 1);

    /// Entries of `rows` more rows (an answer is no row of its own), about 200 ms of wall time apart.
    [[nodiscard]] QList<traffic::Entry> next(int rows);

    /// A word that one sentence in 20,000 has, and nothing else.
    static constexpr QStringView rareWord = u"琥珀";
    [[nodiscard]] qint64 rowCount() const { return m_rows; }

private:
    void turn();
    void beat();
    void token();
    void emitRecord(traffic::Record record);
    void settle(const traffic::Record &record, traffic::State state, int status, int code, const QString &detail,
        const QByteArray &body);
    [[nodiscard]] traffic::Record fresh(traffic::Kind kind, traffic::Direction direction, const QString &route);
    [[nodiscard]] QString sentence();
    [[nodiscard]] QString id(const QString &end);
    [[nodiscard]] int number(int below);

    std::mt19937 m_random;
    QList<traffic::Entry> m_made;
    qint64 m_rows = 0;
    qint64 m_s = 0;
    qint64 m_turn = 0;
    qint64 m_sentences = 0;
    core::WallTime m_time;
    traffic::RecordKey m_key = 1'000;
    std::vector<QString> m_people;
    std::vector<QString> m_groups;
};

} // namespace test
