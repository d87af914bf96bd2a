// Filters: typed, pasted, or taken from a link. One that can be read must print as itself, prepare and run.
#include "app/filter/lexer.h"
#include "app/filter/parser.h"
#include "app/journal/filtersql.h"
#include "app/journal/journalreader.h"
#include "app/journal/store.h"
#include "app/search/indexfile.h"
#include "tests/fuzz/limits.h"

#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void die(const char *what, const QString &detail)
{
    std::fprintf(stderr, "%s: %s\n", what, qPrintable(detail));
    std::abort();
}

/// Rows of every kind of which a condition may read something, with bodies that are JSON and bodies that are not.
QList<traffic::Entry> someRows()
{
    traffic::Record in;
    in.key = 1;
    in.time = core::fromMs(1'700'000'000'000);
    in.bot = u"cat"_s;
    in.kind = traffic::Kind::Frame;
    in.direction = traffic::Direction::In;
    in.scene = protocol::Scene::Group;
    in.peer = core::PeerId(u"ALICE"_s);
    in.route = u"GROUP_AT_MESSAGE_CREATE"_s;
    in.msgId = u"ROBOT1.0_abc"_s;
    in.body = {R"({"op":0,"d":{"content":"\u4f60\u597d world","n":[1,true,null,{"a":"b"}]}})", {}, 80};
    in.message = traffic::MessageFacet{traffic::MessageFacet::Role::Inbound, u"你好 world"_s, false, 0, 0, {}};
    traffic::Record out = in;
    out.key = 2;
    out.kind = traffic::Kind::Http;
    out.direction = traffic::Direction::Out;
    out.route = u"POST /v2/groups/ALICE/messages"_s;
    out.anchor = in.msgId;
    out.state = traffic::State::InFlight;
    out.body = {"not json", {}, 8};
    out.message = traffic::MessageFacet{traffic::MessageFacet::Role::Outbound, u"天气"_s, false, 7, 2, u"hand"_s};
    traffic::Settlement answer;
    answer.key = out.key;
    answer.state = traffic::State::Refused;
    answer.status = 400;
    answer.code = 40034024;
    answer.body = {R"({"code":40034024,"list":[]})", {}, 27};
    return {in, out, answer};
}

/// A journal in memory, a reader of it, and a text index.
class Journal
{
public:
    Journal()
    {
        if (!m_store || !m_reader || !m_index)
            die("open", m_folder.path());
        if (const auto written = (*m_store)->write(someRows()); !written)
            die("write", written.error().message);
        search::IndexStep step;
        step.texts.append({1, false, {u"你好 world"_s}});
        step.upTo = 2;
        if (const auto added = (*m_index)->add(step); !added)
            die("index", added.error().message);
    }
    /// Every road to rows: whole, from the end, and asked for those that have just come.
    void run(const journal::RowQuery &query, const QString &text)
    {
        const auto all = (*m_reader)->rowsAfter(query, 0);
        if (!all)
            die("rowsAfter", text + u": "_s + all.error().message);
        const auto page = (*m_reader)->pageBefore(query, 0, {.rows = 60, .read = 1'000});
        if (!page || page->rows != *all)
            die("pageBefore", text);
        const auto fresh = (*m_reader)->matching(
            query, {journal::RowRef(journal::liveSource, 1), journal::RowRef(journal::liveSource, 2)});
        if (!fresh || *fresh != *all)
            die("matching", text);
    }
    void find(const search::Needle &needle, const QString &text)
    {
        if (const auto found = (*m_index)->find(needle, 1, 2); !found)
            die("find", text + u": "_s + found.error().message);
    }

private:
    const QString m_uri = u"file:fuzz?mode=memory&cache=shared"_s;
    QTemporaryDir m_folder;
    journal::Store::Opened m_store = journal::Store::openInMemory(m_uri);
    core::Result<std::unique_ptr<journal::JournalReader>, journal::JournalError> m_reader
        = journal::JournalReader::open(m_uri, journal::liveSource, 0);
    search::IndexFile::Result<std::unique_ptr<search::IndexFile>> m_index
        = search::IndexFile::openForWriting(m_folder.path(), 0, "journal");
};

/// The pieces stand in order, do not overlap, and leave only blanks out.
void checkTokens(const QString &text)
{
    qsizetype at = 0;
    const QList<filter::Token> tokens = fuzz::limited("tokens", [&text] { return filter::tokens(text); });
    for (const filter::Token &token : tokens) {
        if (token.at < at || token.length < 1 || token.end() > text.size()
            || !QStringView(text).sliced(at, token.at - at).trimmed().isEmpty())
            die("tokens", text);
        at = token.end();
    }
    if (!QStringView(text).sliced(at).trimmed().isEmpty())
        die("tokens end early", text);
}

void checkPrinted(const filter::Node &node, const QString &text)
{
    const QString printed = filter::toText(node);
    if (printed.size() > filter::longestFilter)
        return; // `>9` prints as `>=10`: one that was as long as it may be can grow beyond that
    const auto again = filter::parse(printed);
    if (!again || again->node != node)
        die("not the same when printed", text + u" → "_s + printed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static Journal journal;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(bytes), qsizetype(size));
    checkTokens(text);
    const auto parsed = fuzz::limited("parse", [&text] { return filter::parse(text); });
    if (!parsed) {
        const filter::Error &error = parsed.error();
        if (error.at < 0 || error.length < 0 || error.at + error.length > text.size() + 1)
            die("the error is elsewhere", text);
        return 0;
    }
    checkPrinted(parsed->node, text);
    const journal::RowQuery query{.filter = parsed->node, .now = core::fromMs(1'700'000'100'000)};
    const journal::FilterSql sql
        = fuzz::limited("filterSql", [&query] { return journal::filterSql(query.filter, {.now = query.now}); });
    for (const search::Needle &needle : sql.texts)
        journal.find(needle, text);
    fuzz::limited("run", [&] { return journal.run(query, text), 0; });
    return 0;
}
