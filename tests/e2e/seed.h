#pragma once
#include <QByteArray>
#include <QStringList>

namespace e2e {

/// Random letters, different in every run.
[[nodiscard]] QString randomWord();

/// The built-in scenario of the three messages with a word of the test's own in every text, so that nothing can be
/// written down in the program. `faults`: a JSON list, empty for none.
struct Seed
{
    QByteArray json;
    QString userText;
    QStringList botTexts; ///< in the order in which they are sent: intro, three of the tool, summary
};
[[nodiscard]] Seed seedWith(const QString &word, const QByteArray &faults = {});

} // namespace e2e
