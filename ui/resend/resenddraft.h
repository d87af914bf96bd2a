#pragma once
#include "app/core/result.h"
#include "app/lineage/anchorledger.h"
#include "app/protocol/message.h"
#include "ui/common/fieldchange.h"

#include <QStringList>

namespace ui {

/// A message as a person is about to send it once more. Form and JSON edit this one value. Pure data. Thread: any.
struct ResendDraft
{
    protocol::SendRequest content; ///< its own anchor and msgSeq stay empty: they stand in `choice` and `msgSeq`
    lineage::AnchorChoice choice = lineage::ExplicitProactive{};
    std::optional<int> msgSeq; ///< a person's own number; none: the next free one
    friend bool operator==(const ResendDraft &, const ResendDraft &) = default;
};

/// The part of a body that is the message itself: without what it hangs on and without its number.
[[nodiscard]] protocol::SendRequest contentOf(protocol::SendRequest request);
/// The same words as plain text: without markdown and without the buttons that only markdown takes. `asMade`: the words
/// of a markdown that only names a template.
[[nodiscard]] protocol::SendRequest asPlainText(protocol::SendRequest content, const QString &asMade);
/// The request as it will leave; `nextSeq` stands for the number that will be reserved.
[[nodiscard]] protocol::SendRequest requestOf(const ResendDraft &draft, std::optional<int> nextSeq);
/// The body as it will leave, one member a line.
[[nodiscard]] QString draftJson(const ResendDraft &draft, std::optional<int> nextSeq);

/// Nine digits always fit the platform's 32 bits. Source: protocol reference (d).
inline constexpr int largestSeq = 999'999'999;

/// Why an edited body cannot be taken over.
struct DraftFault
{
    enum class Kind {
        NotJson, ///< broken text
        WrongType, ///< a member has a type that the platform does not take
        NotCarried, ///< a member that would not leave as it stands there
        BadSeq, ///< a msg_seq that is none; without a line: in the form
    };
    Kind kind = Kind::NotJson;
    int line = 0; ///< from 1; 0 when it is not known
    QString member; ///< its name, empty for NotJson
    friend bool operator==(const DraftFault &, const DraftFault &) = default;
};

/// What an edited body is read against.
struct DraftContext
{
    QList<lineage::Anchor> anchors; ///< of the conversation; any other id is unverified
    ResendDraft before; ///< the draft whose JSON was edited
    std::optional<int> nextSeq; ///< that stood in that JSON for the next free number
};

/// Takes an edited body over. An id of a known anchor hangs on that anchor, none is proactive, any other is unverified.
/// A msg_seq that only repeats the next free number stays "the next free one". Pure. Thread: any.
[[nodiscard]] core::Result<ResendDraft, DraftFault> readDraft(const QString &json, const DraftContext &context);
/// The choice that an id in a body stands for.
[[nodiscard]] lineage::AnchorChoice choiceOf(const protocol::WireAnchor &anchor, const QList<lineage::Anchor> &anchors);
/// The text of the id that a choice hangs on; empty for none.
[[nodiscard]] QString idTextOf(const lineage::AnchorChoice &choice);

/// A valid body with another value for its msg_seq, everything else as it is spelled; unchanged when it has none.
[[nodiscard]] QString withSeq(const QString &json, int seq);

/// What differs, in the order of `after`, then what is gone; of a text in markdown only that. A null member counts as
/// not there. Pure. Thread: any.
[[nodiscard]] QList<FieldChange> changesBetween(const QByteArray &before, const QByteArray &after);

/// The outermost member that each line of a body belongs to; empty for brackets and empty lines.
[[nodiscard]] QStringList membersByLine(const QString &json);

} // namespace ui
