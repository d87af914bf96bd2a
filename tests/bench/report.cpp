#include "tests/bench/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

QString number(double value)
{
    if (value >= 1000)
        return QString::number(value, 'f', 0);
    return QString::number(value, 'g', 3);
}

QStringList cells(const Row &row)
{
    const auto ratio = row.ratio();
    const QString reference = row.reference ? number(*row.reference) + u" ("_s + row.referenceName + u')' : u"–"_s;
    return {row.name, row.unit, number(row.ours), reference,
        ratio ? QString::number(*ratio, 'f', *ratio < 0.1 ? 3 : 2) : u"–"_s, row.goalText(), row.verdict()};
}

const QStringList &titles()
{
    static const QStringList list
        = {u"measure"_s, u"unit"_s, u"ours"_s, u"reference"_s, u"ratio"_s, u"goal"_s, QString()};
    return list;
}

QString processor()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return u"unknown processor"_s;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("model name"))
            return QString::fromLatin1(line.mid(line.indexOf(':') + 1).trimmed());
    }
    return u"unknown processor"_s;
}

} // namespace

std::optional<double> Row::ratio() const
{
    if (!reference || *reference <= 0)
        return std::nullopt;
    return ours / *reference;
}

QString Row::verdict() const
{
    const auto against = goalKind == Goal::OursAtMost ? std::optional(ours) : ratio();
    if (goalKind == Goal::None || !against)
        return {};
    const bool isMet = goalKind == Goal::RatioAtLeast ? *against >= goal : *against <= goal;
    return isMet ? u"met"_s : u"missed"_s;
}

QString Row::goalText() const
{
    switch (goalKind) {
    case Goal::None:
        return {};
    case Goal::RatioAtLeast:
        return u"≥ "_s + QString::number(goal) + u" ×"_s;
    case Goal::RatioAtMost:
        return u"≤ "_s + QString::number(goal) + u" ×"_s;
    case Goal::OursAtMost:
        return u"≤ "_s + QString::number(goal) + u' ' + unit;
    }
    return {};
}

void Report::add(const Row &row)
{
    m_rows.append(row);
}

void Report::note(const QString &sentence)
{
    m_notes.append(sentence);
}

QString Report::machine()
{
    return u"%1, %2 cores, Qt %3, %4 build"_s.arg(processor())
        .arg(QThread::idealThreadCount())
        .arg(QString::fromLatin1(qVersion()), QStringLiteral(QBC_BENCH_BUILD));
}

QByteArray Report::markdown() const
{
    QString text = machine() + u"\n\n| "_s + titles().join(u" | "_s) + u" |\n|"_s + u"---|"_s.repeated(titles().size());
    for (const Row &row : m_rows)
        text += u"\n| "_s + cells(row).join(u" | "_s) + u" |"_s;
    for (const QString &sentence : m_notes)
        text += u"\n\n"_s + sentence;
    return text.toUtf8() + '\n';
}

QByteArray Report::plain() const
{
    QList<QStringList> lines{titles()};
    for (const Row &row : m_rows)
        lines.append(cells(row));
    QString text = machine() + u'\n';
    for (const QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column) {
            const auto width = std::ranges::max(
                lines, {}, [column](const QStringList &other) { return other[column].size(); })[column]
                                   .size();
            text += line[column].leftJustified(int(width) + 2);
        }
        text = text.trimmed() + u'\n';
    }
    for (const QString &sentence : m_notes)
        text += sentence + u'\n';
    return text.toUtf8();
}

QByteArray Report::json() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject object{{u"measure"_s, row.name}, {u"unit"_s, row.unit}, {u"ours"_s, row.ours},
            {u"goal"_s, row.goalText()}, {u"verdict"_s, row.verdict()}};
        if (row.reference) {
            object.insert(u"reference"_s, *row.reference);
            object.insert(u"referenceName"_s, row.referenceName);
        }
        rows.append(object);
    }
    const QJsonObject whole{
        {u"machine"_s, machine()}, {u"rows"_s, rows}, {u"notes"_s, QJsonArray::fromStringList(m_notes)}};
    return QJsonDocument(whole).toJson();
}

} // namespace bench
