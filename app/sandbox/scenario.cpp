#include "app/sandbox/scenario.h"

#include <QDir>
#include <QFile>

namespace sandbox {

using namespace Qt::StringLiterals;

QStringList builtInScenarios()
{
    QStringList names;
    for (const QString &file : QDir(u":/scenarios"_s).entryList({u"*.json"_s}))
        names.append(file.chopped(qsizetype(std::size(".json") - 1)));
    return names;
}

core::Result<Scenario, ScenarioError> loadScenario(const QString &pathOrName, const QString &nonce)
{
    const bool bareName = !pathOrName.contains(u'/') && !pathOrName.endsWith(".json"_L1);
    QFile file(bareName ? u":/scenarios/%1.json"_s.arg(pathOrName) : pathOrName);
    if (!file.open(QIODevice::ReadOnly))
        return core::make_unexpected(ScenarioError{ScenarioError::Kind::NotFound, u"$"_s, file.errorString()});
    // One byte more than allowed, so that the parser sees that the file is too large without reading all of it.
    return parseScenario(file.read(maxScenarioBytes + 1), nonce);
}

} // namespace sandbox
