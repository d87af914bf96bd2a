#include "app/protocol/jsondiff.h"

#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace protocol;
using Type = JsonNode::Type;

namespace {

JsonNode treeOf(const QByteArray &json)
{
    return parseJsonTree(json).value();
}

/// Few keys and few values, so that two of them have much in common.
JsonNode anyTree(int depth)
{
    JsonNode node;
    const int kind = *rc::gen::inRange(0, depth > 0 ? 5 : 3);
    if (kind < 3) {
        node.type = kind == 0 ? Type::Null : kind == 1 ? Type::Number : Type::String;
        node.text = QString::number(*rc::gen::inRange(0, 3));
        return node;
    }
    node.type = kind == 3 ? Type::Array : Type::Object;
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
        JsonNode child = anyTree(depth - 1);
        if (node.type == Type::Object)
            child.key = QString(QChar(u'a' + *rc::gen::inRange(0, 5)));
        node.children.append(child);
    }
    return node;
}

void applyAt(JsonNode &node, const JsonChange &change, qsizetype depth)
{
    if (depth == change.path.size()) {
        const QString key = node.key;
        node = *change.after;
        node.key = key;
        return;
    }
    const JsonStep &step = change.path[depth];
    const auto found = step.place >= 0 ? node.children.begin() + qMin(step.place, node.children.size())
                                       : std::ranges::find(node.children, step.key, &JsonNode::key);
    const bool isThere = found != node.children.end();
    const bool isLast = depth + 1 == change.path.size();
    if (isLast && !change.after) {
        // Elements go from the end, the first of them with all behind it.
        if (isThere && step.place >= 0)
            node.children.resize(step.place);
        else if (isThere)
            node.children.erase(found);
    } else if (isLast && !isThere) {
        node.children.append(*change.after);
    } else {
        applyAt(*found, change, depth + 1);
    }
}

/// Members in the order of their keys, since that order is no difference.
JsonNode sorted(JsonNode node)
{
    for (JsonNode &child : node.children)
        child = sorted(child);
    if (node.type == Type::Object)
        std::ranges::stable_sort(node.children, {}, &JsonNode::key);
    return node;
}

QString told(const JsonDiff &diff)
{
    QStringList lines;
    for (const JsonChange &change : diff.changes) {
        lines.append(pathText(change.path) + u": "_s + (change.before ? prettyJson(*change.before) : u"-"_s) + u" > "_s
            + (change.after ? prettyJson(*change.after) : u"-"_s));
    }
    return lines.join(u'\n');
}

} // namespace

class tst_JsonDiff : public QObject
{
    Q_OBJECT
private slots:
    void appliedToTheLeftItGivesTheRight()
    {
        QVERIFY(rc::check([] {
            const JsonNode left = anyTree(4);
            const JsonNode right = anyTree(4);
            const JsonDiff diff = jsonDiff(left, right);
            RC_ASSERT(diff.leftOut == 0);
            JsonNode result = left;
            for (const JsonChange &change : diff.changes)
                applyAt(result, change, 0);
            RC_ASSERT(prettyJson(sorted(result)) == prettyJson(sorted(right)));
        }));
    }
    void nothingDiffersFromItself()
    {
        QVERIFY(rc::check([] {
            const JsonNode tree = anyTree(4);
            RC_ASSERT(jsonDiff(tree, tree).changes.isEmpty());
        }));
    }
    void membersAreComparedByKeyAndElementsByPlace()
    {
        QCOMPARE(told(jsonDiff(treeOf(R"({"b":1,"a":{"x":[1,2],"y":null},"gone":true})"),
                     treeOf(R"({"a":{"x":[1,3,4]},"b":1,"new.er":"z"})"))),
            u"a.x[1]: 2 > 3\na.x[2]: - > 4\na.y: null > -\n[\"new.er\"]: - > \"z\"\ngone: true > -"_s);
    }
    void theSpellingOfANumberIsADifference() { QCOMPARE(told(jsonDiff(treeOf("1.0"), treeOf("1"))), u"$: 1.0 > 1"_s); }
    void anObjectWithAKeyTwiceIsOneValue()
    {
        const JsonDiff diff = jsonDiff(treeOf(R"({"o":{"a":1,"a":2}})"), treeOf(R"({"o":{"a":1}})"));
        QCOMPARE(diff.changes.size(), 1);
        QCOMPARE(pathText(diff.changes[0].path), u"o"_s);
    }
    void itsSizeIsBounded()
    {
        QByteArray left = "[0";
        QByteArray right = "[1";
        for (int i = 0; i < 2 * mostJsonChanges; ++i) {
            left += ",0";
            right += ",1";
        }
        const JsonDiff diff = jsonDiff(treeOf(left + ']'), treeOf(right + ']'));
        QCOMPARE(diff.changes.size(), mostJsonChanges);
        QCOMPARE(diff.leftOut, mostJsonChanges + 1);
    }
};

QTEST_APPLESS_MAIN(tst_JsonDiff)
#include "tst_jsondiff.moc"
