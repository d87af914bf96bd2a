#include "app/sandbox/jsonfields.h"

#include <QJsonDocument>

#include <cmath>

namespace sandbox {

using namespace Qt::StringLiterals;

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString itemPath(const QString &list, qsizetype index)
{
    return u"%1[%2]"_s.arg(list).arg(index);
}

Fields::Fields(const QJsonValue &value, QString path, std::optional<ScenarioError> &error)
    : m_object(value.toObject())
    , m_path(std::move(path))
    , m_error(error)
{
    if (!value.isObject())
        fail(ScenarioError::Kind::WrongType, m_path, Words::tr("an object is expected"));
}

QString Fields::text(QLatin1StringView key, const QString &otherwise)
{
    const QJsonValue found = value(key);
    if (found.isUndefined())
        return otherwise;
    if (!found.isString())
        fail(ScenarioError::Kind::WrongType, pathOf(key), Words::tr("a string is expected"));
    return found.toString();
}

QString Fields::neededText(QLatin1StringView key)
{
    if (!has(key))
        fail(ScenarioError::Kind::Missing, pathOf(key), Words::tr("this string is needed"));
    return text(key);
}

int Fields::number(QLatin1StringView key, int otherwise, int least, int most)
{
    const QJsonValue found = value(key);
    if (found.isUndefined())
        return otherwise;
    const double number = found.toDouble();
    if (!found.isDouble() || number != std::floor(number)) {
        fail(ScenarioError::Kind::WrongType, pathOf(key), Words::tr("a whole number is expected"));
        return otherwise;
    }
    if (number < least || number > most) {
        fail(ScenarioError::Kind::BadValue, pathOf(key), Words::tr("%1 to %2 is expected").arg(least).arg(most));
        return otherwise;
    }
    return static_cast<int>(number);
}

bool Fields::flag(QLatin1StringView key, bool otherwise)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isBool())
        fail(ScenarioError::Kind::WrongType, pathOf(key), Words::tr("true or false is expected"));
    return found.toBool(otherwise);
}

QJsonArray Fields::list(QLatin1StringView key)
{
    const QJsonValue found = value(key);
    if (found.isUndefined())
        return {};
    if (!found.isArray())
        fail(ScenarioError::Kind::WrongType, pathOf(key), Words::tr("a list is expected"));
    const QJsonArray items = found.toArray();
    if (items.size() > maxScenarioItems) {
        fail(ScenarioError::Kind::TooLarge, pathOf(key),
            Words::tr("at most %1 items are allowed").arg(maxScenarioItems));
        return {};
    }
    return items;
}

QJsonValue Fields::value(QLatin1StringView key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

QString Fields::pathOf(QLatin1StringView key) const
{
    return m_path + u'.' + key;
}

void Fields::fail(ScenarioError::Kind kind, const QString &path, const QString &reason)
{
    if (!m_error)
        m_error = ScenarioError{kind, path, reason};
}

void Fields::finish()
{
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (!m_asked.contains(it.key()))
            fail(ScenarioError::Kind::UnknownKey, m_path + u'.' + it.key(), Words::tr("no such key"));
    }
}

} // namespace sandbox
