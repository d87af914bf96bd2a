#pragma once
#include "app/sandbox/scenario.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace sandbox {

/// What is wrong with a scenario, in the language in force. Private to the room.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(scenario)
};

[[nodiscard]] QByteArray compactJson(const QJsonObject &object);

/// The path of an item: `$.people[2]`. Private to the room, as all of this file.
[[nodiscard]] QString itemPath(const QString &list, qsizetype index);

/// One JSON object of a scenario while it is read. The first error of all objects that share `error` is kept; after it
/// every getter answers its default, so that a reader needs no check per field. Private to the room.
class Fields
{
public:
    Fields(const QJsonValue &value, QString path, std::optional<ScenarioError> &error);

    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }
    [[nodiscard]] QString text(QLatin1StringView key, const QString &otherwise = {});
    [[nodiscard]] QString neededText(QLatin1StringView key);
    [[nodiscard]] int number(QLatin1StringView key, int otherwise, int least, int most);
    [[nodiscard]] bool flag(QLatin1StringView key, bool otherwise);
    /// An absent list is empty; more than maxScenarioItems items are an error.
    [[nodiscard]] QJsonArray list(QLatin1StringView key);
    [[nodiscard]] QJsonValue value(QLatin1StringView key);
    [[nodiscard]] QString pathOf(QLatin1StringView key) const;
    void fail(ScenarioError::Kind kind, const QString &path, const QString &reason);
    /// Reports the first key that no getter asked for: a misspelt key must not pass silently.
    void finish();

private:
    QJsonObject m_object;
    QString m_path;
    std::optional<ScenarioError> &m_error;
    QSet<QString> m_asked;
};

} // namespace sandbox
