#include "tests/journal/filteroracle.h"

#include "app/protocol/closecode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using filter::Key;
using traffic::State;

namespace {

QString plainBody(const traffic::Body &body)
{
    // Escapes are taken out by a parser that has nothing to do with the one under test.
    QString text = QString::fromUtf8(body.text);
    static const QRegularExpression escape(u"\\\\(?:u([0-9a-fA-F]{4})|(.))"_s);
    QString plain;
    qsizetype at = 0;
    for (auto matches = escape.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        plain += text.mid(at, match.capturedStart() - at);
        const QString code = match.captured(1);
        const QString one = match.captured(2);
        plain += !code.isEmpty() ? QString(QChar(code.toUShort(nullptr, 16)))
            : one == "n"_L1      ? u"\n"_s
            : one == "t"_L1      ? u"\t"_s
                                 : one;
        at = match.capturedEnd();
    }
    return plain + text.mid(at);
}

QStringList textsOf(const journal::RowDetail &row)
{
    const traffic::Record &r = row.record;
    QStringList texts{r.message ? r.message->text : QString(), r.detail, plainBody(r.body), r.msgId, r.anchor,
        r.eventId, r.code ? QString::number(*r.code) : QString()};
    if (const auto &s = row.settlement)
        texts += {s->detail, plainBody(s->body), s->returnedId, s->refIdx, s->traceId,
            s->code ? QString::number(*s->code) : QString()};
    for (QString &text : texts)
        text = text.toCaseFolded();
    return texts;
}

bool isCjk(QChar c)
{
    const auto script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana
        || script == QChar::Script_Hangul;
}

bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() && !isCjk(c);
}

bool hasText(const QStringList &texts, const QString &wanted)
{
    const QString needle = wanted.toCaseFolded();
    return std::ranges::any_of(texts, [&needle](const QString &text) {
        for (qsizetype at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
            if (!isWordChar(needle.front()) || at == 0 || !isWordChar(text[at - 1]))
                return true;
        }
        return false;
    });
}

bool hasField(const QByteArray &body, const filter::JsonField &field)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull())
        return false;
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QStringList steps = field.path.split(u'.');
    for (const QString &step : steps) {
        const QString name = step.section(u'[', 0, 0);
        if (!name.isEmpty())
            value = value.toObject().value(name);
        if (step.contains(u'['))
            value = value.toArray().at(step.section(u'[', 1).chopped(1).toInt());
    }
    if (value.isUndefined())
        return false;
    if (!field.value)
        return true;
    const QString text = value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s)
        : value.isNull()                ? u"null"_s
        : value.isDouble()              ? QString::number(value.toInteger())
                                        : value.toString();
    return text == *field.value;
}

bool beginsWith(const QString &id, const QString &prefix)
{
    return id.startsWith(prefix) || (id.startsWith("ROBOT1.0_"_L1) && id.mid(9).startsWith(prefix));
}

bool within(std::optional<qint64> value, const filter::Range &range)
{
    return value && (!range.from || *value >= *range.from) && (!range.to || *value <= *range.to);
}

bool isClose(const journal::RowSummary &row)
{
    return row.kind == traffic::Kind::Frame && row.route == "CLOSE"_L1;
}

bool isCall(const journal::RowSummary &row)
{
    return row.kind != traffic::Kind::Frame && row.kind != traffic::Kind::Tool && row.kind != traffic::Kind::Note;
}

bool isState(State state, const QString &word)
{
    return (word == "accepted"_L1 && (state == State::Accepted || state == State::AcceptedIdUnknown))
        || (word == "refused"_L1 && state == State::Refused) || (word == "audit"_L1 && state == State::InAudit)
        || (word == "unknown"_L1 && state == State::Unknown) || (word == "notsent"_L1 && state == State::NotSent)
        || (word == "sending"_L1 && state == State::InFlight);
}

bool has(const journal::RowDetail &row, const QString &word)
{
    const journal::RowSummary &summary = row.summary;
    if (word == "error"_L1)
        return traffic::isProblem(summary.state) || (summary.state == State::None && summary.status.value_or(0) >= 400)
            || (isClose(summary) && protocol::closeAction(summary.code.value_or(0)) == protocol::CloseAction::Stop);
    if (word == "resend"_L1)
        return summary.message && summary.message->attemptNumber > 1;
    if (word == "mark"_L1)
        return summary.mark && summary.mark->colour > 0;
    if (word == "note"_L1)
        return summary.mark && !summary.mark->note.isEmpty();
    if (word == "media"_L1)
        return summary.kind == traffic::Kind::Upload || row.record.body.text.contains("\"attachments\":[{")
            || row.record.body.text.contains("\"file_info\"");
    return false; // has:edit needs other rows: it has a test of its own
}

bool hasWord(Key key, const QString &word, const journal::RowDetail &row)
{
    const journal::RowSummary &s = row.summary;
    static const QStringList scenes{u"c2c"_s, u"group"_s, u"channel"_s, u"dm"_s};
    static const QStringList colours{u"red"_s, u"orange"_s, u"yellow"_s, u"green"_s, u"blue"_s, u"violet"_s};
    switch (key) {
    case Key::Kind:
        return traffic::kindName(s.kind) == word;
    case Key::Dir:
        return s.direction == (word == "in"_L1 ? traffic::Direction::In : traffic::Direction::Out);
    case Key::Bot:
        return s.bot.compare(word, Qt::CaseInsensitive) == 0;
    case Key::Scene:
        return s.scene && scenes.at(int(*s.scene)) == word;
    case Key::Peer:
        return s.peer.value.startsWith(word, Qt::CaseInsensitive);
    case Key::Msg:
        return beginsWith(s.msgId, word);
    case Key::Anchor:
        return beginsWith(s.anchor, word);
    case Key::Event:
        return beginsWith(s.eventId, word);
    case Key::Id:
        return beginsWith(s.returnedId, word);
    case Key::Ref:
        return beginsWith(s.refIdx, word);
    case Key::Trace:
        return beginsWith(s.traceId, word);
    case Key::T:
        return s.kind == traffic::Kind::Frame && s.route.startsWith(word, Qt::CaseInsensitive);
    case Key::Method:
        return isCall(s) && s.route.section(u' ', 0, 0).compare(word, Qt::CaseInsensitive) == 0;
    case Key::Path:
        return isCall(s) && s.route.section(u' ', 1).contains(word, Qt::CaseInsensitive);
    case Key::State:
        return isState(s.state, word);
    case Key::Has:
        return has(row, word);
    case Key::Mark:
        return s.mark && s.mark->colour == colours.indexOf(word) + 1;
    case Key::Source:
        return word == "live"_L1;
    default:
        return false;
    }
}

bool hasNumber(Key key, const filter::Range &range, const journal::RowSummary &s, core::WallTime now)
{
    const auto unlessZero = [](qint64 id) { return id == 0 ? std::nullopt : std::optional(id); };
    switch (key) {
    case Key::Seq:
        return within(s.msgSeq, range);
    case Key::Attempt:
        return within(unlessZero(s.attemptId), range);
    case Key::Turn:
        return within(unlessZero(s.turnId), range);
    case Key::Op:
        return within(s.op, range);
    case Key::S:
        return within(s.s, range);
    case Key::Status:
        return within(s.status, range);
    case Key::Code:
        return within(s.code, range);
    case Key::Close:
        return isClose(s) && within(s.code, range);
    case Key::Dur:
        return s.duration && within(s.duration->count(), range);
    case Key::Size:
        return within(s.size, range);
    case Key::Age:
        return within((now - s.time).count(), range);
    default:
        return false;
    }
}

bool leafMatches(const filter::Term &term, const journal::RowDetail &row, core::WallTime now)
{
    if (const auto *text = std::get_if<filter::Text>(&term))
        return hasText(textsOf(row), text->text);
    if (const auto *pattern = std::get_if<filter::Pattern>(&term)) {
        const QRegularExpression regex(pattern->regex, QRegularExpression::CaseInsensitiveOption);
        const QStringList texts = textsOf(row);
        return std::ranges::any_of(texts, [&regex](const QString &text) { return regex.match(text).hasMatch(); });
    }
    if (const auto *field = std::get_if<filter::JsonField>(&term))
        return hasField(row.record.body.text, *field)
            || (row.settlement && hasField(row.settlement->body.text, *field));
    const auto &compare = std::get<filter::Compare>(term);
    if (const auto *range = std::get_if<filter::Range>(&compare.value))
        return hasNumber(compare.key, *range, row.summary, now);
    return hasWord(compare.key, std::get<QString>(compare.value), row);
}

} // namespace

bool oracleMatches(const filter::Node &filter, const journal::RowDetail &row, core::WallTime now)
{
    const auto child = [&row, now](const filter::Node &node) { return oracleMatches(node, row, now); };
    switch (filter.op) {
    case filter::Node::Op::Leaf:
        return leafMatches(filter.leaf, row, now);
    case filter::Node::Op::Not:
        return !child(filter.children.first());
    case filter::Node::Op::All:
        return std::ranges::all_of(filter.children, child);
    case filter::Node::Op::Any:
        return std::ranges::any_of(filter.children, child);
    }
    return false;
}
