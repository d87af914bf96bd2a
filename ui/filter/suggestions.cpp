#include "ui/filter/suggestions.h"

#include "app/text/filtertext.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using filter::Completion;
using filter::Key;

namespace {

QString stateIcon(QStringView word)
{
    if (word == "accepted"_L1)
        return iconOf(traffic::State::Accepted);
    if (word == "refused"_L1)
        return iconOf(traffic::State::Refused);
    if (word == "audit"_L1)
        return iconOf(traffic::State::InAudit);
    if (word == "unknown"_L1)
        return iconOf(traffic::State::Unknown);
    if (word == "notsent"_L1)
        return iconOf(traffic::State::NotSent);
    return iconOf(traffic::State::InFlight);
}

std::optional<qint64> countOf(const QString &word, const QList<journal::SeenValue> &seen)
{
    const auto found = std::ranges::find(seen, word, &journal::SeenValue::value);
    return found == seen.end() ? std::nullopt : std::optional(found->count);
}

QList<Suggestion> keySuggestions(const QString &prefix)
{
    QList<Suggestion> list;
    for (const filter::KeyInfo &info : filter::keys()) {
        const QString word = info.word;
        if (word.startsWith(prefix, Qt::CaseInsensitive))
            list.append({u"filter"_s, word, text::keyMeaning(info.key), {}, info.key});
    }
    std::ranges::sort(list, {}, &Suggestion::word);
    return list;
}

} // namespace

QList<Suggestion> suggestions(const Completion &completion, const QList<journal::SeenValue> &seen)
{
    if (completion.of == Completion::Of::Keys)
        return completion.prefix.isEmpty() ? QList<Suggestion>() : keySuggestions(completion.prefix);
    QList<Suggestion> list;
    if (completion.of != Completion::Of::Values)
        return list;
    const filter::KeyInfo &info = filter::infoOf(completion.key);
    for (const QLatin1StringView known : info.words) {
        const QString word = known;
        if (word.startsWith(completion.prefix, Qt::CaseInsensitive))
            list.append({completion.key == Key::State ? stateIcon(word) : QString(), word,
                text::wordMeaning(completion.key, word), countOf(word, seen), {}});
    }
    if (info.words.empty()) {
        for (const journal::SeenValue &value : seen)
            list.append({{}, value.value, {}, value.count, {}});
    } else {
        std::ranges::stable_sort(
            list, [](const Suggestion &a, const Suggestion &b) { return a.count.value_or(0) > b.count.value_or(0); });
    }
    return list;
}

QString suggestionsCaption(const Completion &completion)
{
    if (completion.of == Completion::Of::Keys)
        return QCoreApplication::translate("ui::FilterPopup", "Keys");
    return filter::infoOf(completion.key).word + u": "_s + text::keyMeaning(completion.key);
}

} // namespace ui
