#include "app/journal/filtersql.h"

#include "app/core/overloaded.h"
#include "app/protocol/closecode.h"

#include <algorithm>
#include <functional>

namespace journal {

using namespace Qt::StringLiterals;
using filter::Key;

namespace {

// Words of the language stand in the order of the numbers in the file (rowcodec.cpp pins those).
int wordNumber(Key key, QStringView word)
{
    const auto words = filter::infoOf(key).words;
    const auto isIt = [word](QLatin1StringView known) { return word == known; };
    return int(std::ranges::find_if(words, isIt) - words.begin());
}

/// Closes after which a person must act. Source: protocol::closeAction.
const std::string &fatalCloses()
{
    static const std::string list = [] {
        std::string codes;
        for (int code = 4'000; code < 5'000; ++code) {
            if (protocol::closeAction(code) == protocol::CloseAction::Stop)
                codes += (codes.empty() ? "" : ",") + std::to_string(code);
        }
        return codes;
    }();
    return list;
}

/// `[0]`, or `[#-1]` counted from the end: what SQLite reads as a place in a list.
bool isListStep(QStringView step)
{
    static const QRegularExpression form(u"^(?:\\[(?:\\d{1,9}|#-\\d{1,9})\\])+$"_s);
    return form.match(step).hasMatch();
}

/// A JSON path in SQLite's spelling: `d.items[0].name` to `$."d"."items"[0]."name"`. Brackets that are no place in a
/// list belong to the name, as SQLite refuses a path that it cannot read; so it does when a name has what no label can.
std::string jsonPath(const QString &path)
{
    QString spelled = u"$"_s;
    const QStringList steps = path.split(u'.');
    for (const QString &step : steps) {
        qsizetype bracket = step.indexOf(u'[');
        bracket = bracket >= 0 && isListStep(QStringView(step).sliced(bracket)) ? bracket : step.size();
        QString name = step.first(bracket);
        if (!name.isEmpty())
            spelled += u".\""_s + name.remove(u'"').remove(QChar()) + u'"';
        spelled += QStringView(step).sliced(bracket);
    }
    return spelled.toStdString();
}

/// How many brackets and negations stand in each other.
int heightOf(const filter::Node &node)
{
    int highest = 0;
    for (const filter::Node &child : node.children)
        highest = std::max(highest, heightOf(child));
    return highest + (node.op == filter::Node::Op::Leaf ? 0 : 1);
}

/// SQLite's parser holds 100 pieces at a time, three for each bracket that follows something and one for a bracket that
/// comes first. So what is deep comes first; what is not stays in its order, which is that of its cost.
QList<filter::Node> deepFirst(QList<filter::Node> nodes)
{
    constexpr int shallow = 2;
    std::ranges::stable_sort(nodes, std::greater(), [](const filter::Node &node) {
        const int height = heightOf(node);
        return height > shallow ? height : 0;
    });
    return nodes;
}

class Compiler
{
public:
    explicit Compiler(const FilterContext &context)
        : m_context(context)
    {
    }

    FilterSql run(const filter::Node &node)
    {
        m_sql.where = condition(node);
        require(node);
        return std::move(m_sql);
    }

private:
    std::string condition(const filter::Node &node)
    {
        switch (node.op) {
        case filter::Node::Op::Leaf:
            return "ifnull(" + leaf(node.leaf) + ",0)";
        case filter::Node::Op::Not:
            return "NOT " + condition(node.children.first());
        case filter::Node::Op::All:
            return joined(node.children, " AND ", "1");
        case filter::Node::Op::Any:
            return joined(node.children, " OR ", "0");
        }
        return "1";
    }

    std::string joined(const QList<filter::Node> &nodes, const char *with, const char *otherwise)
    {
        std::string text;
        const QList<filter::Node> ordered = deepFirst(nodes);
        for (const filter::Node &node : ordered)
            text += (text.empty() ? "(" : with) + condition(node);
        return text.empty() ? otherwise : text + ')';
    }

    std::string leaf(const filter::Term &leaf)
    {
        return std::visit(core::Overloaded{
                              [this](const filter::Text &text) { return textMatch(text.text); },
                              [this](const filter::Pattern &pattern) { return patternMatch(pattern); },
                              [this](const filter::JsonField &field) { return jsonMatch(field); },
                              [this](const filter::Compare &compare) {
                                  const auto *range = std::get_if<filter::Range>(&compare.value);
                                  return range ? rangeMatch(compare.key, *range)
                                               : wordMatch(compare.key, std::get<QString>(compare.value));
                              },
                          },
            leaf);
    }

    std::string textMatch(const QString &text)
    {
        m_sql.texts.emplace_back(text);
        return "text_match(" + std::to_string(m_sql.texts.size() - 1) + ",r.row)";
    }

    std::string patternMatch(const filter::Pattern &pattern)
    {
        m_sql.patterns.emplace_back(
            pattern.regex, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        return "pattern_match(" + std::to_string(m_sql.patterns.size() - 1) + ",r.row)";
    }

    std::string jsonMatch(const filter::JsonField &field)
    {
        const std::string path = parameter(jsonPath(field.path));
        const std::string value = field.value ? parameter(field.value->toStdString()) : std::string();
        const auto inTable = [&](const char *table) {
            const std::string type = "json_type(CAST(b.body AS TEXT)," + path + ")";
            // Words for what SQLite gives numbers: true, false and null are written in filters as they are in JSON.
            const std::string test = value.empty() ? type + " IS NOT NULL"
                                                   : "CASE " + type
                    + " WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE "
                      "CAST(json_extract(CAST(b.body AS TEXT),"
                    + path + ") AS TEXT) END=" + value;
            return std::string("EXISTS(SELECT 1 FROM ") + table
                + " b WHERE b.row=r.row AND CASE WHEN json_valid(CAST(b.body AS TEXT)) THEN " + test + " ELSE 0 END)";
        };
        return "(" + inTable("record_body") + " OR " + inTable("settlement_body") + ")";
    }

    std::string wordMatch(Key key, const QString &word)
    {
        switch (key) {
        case Key::Kind:
            return "r.kind=" + std::to_string(wordNumber(key, word));
        case Key::Dir:
            return "r.direction=" + std::to_string(wordNumber(key, word));
        case Key::Scene:
            return inConversations("scene=" + std::to_string(wordNumber(key, word)));
        case Key::Bot:
            return inConversations("bot=" + parameter(word.toStdString()) + " COLLATE NOCASE");
        case Key::Peer:
            return inConversations(beginsWith("peer", word, true));
        case Key::Msg:
            return idMatch("r.msg_id", word);
        case Key::Anchor:
            return idMatch("r.anchor", word);
        case Key::Event:
            return idMatch("r.event_id", word);
        case Key::Id:
            return idMatch(settled("s.returned_id"), word);
        case Key::Ref:
            return idMatch(settled("s.ref_idx"), word);
        case Key::Trace:
            return idMatch(settled("s.trace_id"), word);
        case Key::T:
            return "(r.kind=0 AND " + beginsWith("r.route", word, true) + ")";
        case Key::Method:
            return "(r.kind BETWEEN 1 AND 4 AND substr(r.route,1,instr(r.route,' ')-1)=" + parameter(word.toStdString())
                + " COLLATE NOCASE)";
        case Key::Path:
            return "(r.kind BETWEEN 1 AND 4 AND instr(lower(substr(r.route,instr(r.route,' ')+1)),lower("
                + parameter(word.toStdString()) + "))>0)";
        case Key::State:
            return stateMatch(word);
        case Key::Has:
            return hasMatch(word);
        case Key::Mark:
            return "EXISTS(SELECT 1 FROM mark m WHERE m.row=r.row AND m.colour=" + std::to_string(markNumber(word))
                + ")";
        case Key::Source:
            return sourceMatch(word);
        default:
            return "0";
        }
    }

    std::string stateMatch(const QString &word)
    {
        const std::string is = effectiveState();
        if (word == "accepted"_L1)
            return is + " IN (2,3)";
        if (word == "refused"_L1)
            return is + "=4";
        if (word == "audit"_L1)
            return is + "=5";
        if (word == "unknown"_L1)
            return is + "=6";
        if (word == "notsent"_L1)
            return is + "=7";
        return is + "=1";
    }

    /// The same words as the window's: see isProblemRow() there.
    std::string hasMatch(const QString &word)
    {
        if (word == "error"_L1)
            return "(" + effectiveState() + " IN (4,5,6,7) OR (" + effectiveState() + "=0 AND s.status>=400) OR "
                + "(r.kind=0 AND r.route='CLOSE' AND r.code IN (" + fatalCloses() + ")))";
        if (word == "resend"_L1)
            return "r.attempt_number>1";
        if (word == "edit"_L1)
            return "(r.origin='hand' AND EXISTS(SELECT 1 FROM record o WHERE o.send_id=r.send_id AND "
                   "o.conversation=r.conversation AND o.row<r.row AND o.role IS NOT NULL AND "
                   "ifnull(o.text,'')<>ifnull(r.text,'')))";
        if (word == "mark"_L1)
            return "EXISTS(SELECT 1 FROM mark m WHERE m.row=r.row AND m.colour>0)";
        if (word == "note"_L1)
            return "EXISTS(SELECT 1 FROM mark m WHERE m.row=r.row AND m.note<>'')";
        return "(r.kind=3 OR EXISTS(SELECT 1 FROM record_body b WHERE b.row=r.row AND (instr(b.body,CAST("
               "'\"attachments\":[{' AS BLOB))>0 OR instr(b.body,CAST('\"file_info\"' AS BLOB))>0)))";
    }

    [[nodiscard]] std::string sourceMatch(const QString &word) const
    {
        const QString &name = m_context.source;
        const bool isIt = name.compare(word, Qt::CaseInsensitive) == 0
            || name.startsWith(word + u'.', Qt::CaseInsensitive); // a file's name without its ending
        return isIt ? "1" : "0";
    }

    std::string rangeMatch(Key key, const filter::Range &range)
    {
        switch (key) {
        case Key::Seq:
            return within("r.msg_seq", range);
        case Key::Attempt:
            return within("r.attempt_id", range);
        case Key::Turn:
            return within("r.turn_id", range);
        case Key::Op:
            return within("r.op", range);
        case Key::S:
            return within("r.s", range);
        case Key::Status:
            return within(settled("s.status"), range);
        case Key::Code:
            return within(settled("ifnull(s.code,r.code)"), range);
        case Key::Close:
            return "(r.kind=0 AND r.route='CLOSE' AND " + within("r.code", range) + ")";
        case Key::Dur:
            return within(settled("s.duration"), range);
        case Key::Size:
            return within("r.size", range);
        case Key::Age:
            return within(std::to_string(core::toMs(m_context.now)) + "-r.time", range);
        default:
            return "0";
        }
    }

    static std::string within(const std::string &what, const filter::Range &range)
    {
        if (range.from && range.to && *range.from == *range.to)
            return what + "=" + std::to_string(*range.from);
        std::string text;
        if (range.from)
            text = "(" + what + ")>=" + std::to_string(*range.from);
        if (range.to)
            text += (text.empty() ? "" : " AND ") + ("(" + what + ")<=" + std::to_string(*range.to));
        return "(" + text + ")";
    }

    /// Ids are looked for from their beginning, or from behind the head that all of the platform's share.
    std::string idMatch(const std::string &column, const QString &id)
    {
        return "(" + beginsWith(column, id, false) + " OR (substr(" + column + ",1,9)='ROBOT1.0_' AND "
            + beginsWith("substr(" + column + ",10)", id, false) + "))";
    }

    std::string beginsWith(const std::string &column, const QString &text, bool ignoresCase)
    {
        // SQLite counts characters, not units of UTF-16.
        return "substr(" + column + ",1," + std::to_string(text.toUcs4().size()) + ")=" + parameter(text.toStdString())
            + (ignoresCase ? " COLLATE NOCASE" : "");
    }

    static std::string inConversations(const std::string &where)
    {
        return "r.conversation IN (SELECT id FROM conversation WHERE " + where + ")";
    }

    std::string settled(const char *column)
    {
        m_sql.needsSettlement = true;
        return column;
    }

    std::string effectiveState()
    {
        return settled("ifnull(s.state,CASE WHEN r.state=1 AND r.key<") + std::to_string(m_context.since)
            + " THEN 6 ELSE r.state END)";
    }

    std::string parameter(std::string value)
    {
        m_sql.values.emplace_back(std::move(value));
        return "?" + std::to_string(firstParameter + int(m_sql.values.size()) - 1);
    }

    /// What every matching row must have, so that it can be looked for instead of being read for.
    void require(const filter::Node &node)
    {
        if (node.op == filter::Node::Op::All) {
            for (const filter::Node &child : node.children)
                require(child);
        }
        if (node.op != filter::Node::Op::Leaf)
            return;
        if (const auto *text = std::get_if<filter::Text>(&node.leaf))
            requireText(text->text);
        else if (const auto *field = std::get_if<filter::JsonField>(&node.leaf); field && field->value)
            requireText(*field->value);
        else if (const auto *compare = std::get_if<filter::Compare>(&node.leaf))
            require(*compare);
    }

    void require(const filter::Compare &compare)
    {
        static constexpr std::array ids{Key::Msg, Key::Anchor, Key::Event, Key::Id, Key::Ref, Key::Trace};
        if (std::ranges::find(ids, compare.key) != ids.end())
            requireText(std::get<QString>(compare.value));
        const auto *range = std::get_if<filter::Range>(&compare.value);
        if (range && (compare.key == Key::Code || compare.key == Key::Close) && range->from && range->from == range->to)
            requireText(QString::number(*range->from));
        const auto *word = std::get_if<QString>(&compare.value);
        if (compare.key == Key::State)
            m_sql.isProblemOnly |= *word == "refused"_L1 || *word == "unknown"_L1 || *word == "notsent"_L1;
        if (compare.key == Key::Mark)
            m_sql.isMarkOnly = true;
        if (compare.key == Key::Has)
            m_sql.isMarkOnly |= *word == "mark"_L1 || *word == "note"_L1;
    }

    void requireText(const QString &text)
    {
        search::Needle needle(text);
        if (needle.words().isEmpty())
            return;
        m_sql.required.push_back(int(m_sql.texts.size()));
        m_sql.texts.push_back(std::move(needle));
    }

    const FilterContext m_context;
    FilterSql m_sql;
};

} // namespace

FilterSql filterSql(const filter::Node &filter, const FilterContext &context)
{
    return Compiler(context).run(filter);
}

int markNumber(QStringView word)
{
    const int number = wordNumber(Key::Mark, word) + 1;
    return number > int(filter::infoOf(Key::Mark).words.size()) ? 0 : number;
}

} // namespace journal
