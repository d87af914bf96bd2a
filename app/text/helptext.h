#pragma once
#include <QList>
#include <QString>

namespace text {

// What a bot's owner should know, in plain words, in the language that is installed. Thread: the one of the translators
// (main). Source: product 1 and 2, protocol reference (c) to (g).

/// A piece of a page. In its text stand `code`, *emphasis* and [words](target): the name of another topic, or
/// `filter:` and a filter to be shown in the place Traffic.
struct HelpBlock
{
    enum class Kind { Paragraph, Heading, Point };
    Kind kind = Kind::Paragraph;
    QString text;
    friend bool operator==(const HelpBlock &, const HelpBlock &) = default;
};

/// A page of the help; `name` never changes and is what links ask for.
struct HelpTopic
{
    QString name;
    QString title;
    QList<HelpBlock> body;
    friend bool operator==(const HelpTopic &, const HelpTopic &) = default;
};

/// The pages that explain, in the order in which they are read: `msg_id`, `msg_seq`, `anchors`, `passive`, `outcomes`,
/// `retry`, `verdicts`, `undelivered`, `turns`, `logs`.
[[nodiscard]] QList<HelpTopic> helpTopics();

} // namespace text
