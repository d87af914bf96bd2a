#include "ui/common/jsontreemodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::JsonTreeModel;

namespace {

void load(JsonTreeModel &model, QByteArrayView json)
{
    auto tree = protocol::parseJsonTree(json);
    QVERIFY(tree.has_value());
    model.setDocument(*tree);
}

QModelIndex child(const JsonTreeModel &model, const QModelIndex &parent, const QString &key)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(JsonTreeModel::KeyRole).toString() == key) {
            return index;
        }
    }
    return {};
}

} // namespace

class tst_JsonTreeModel : public QObject
{
    Q_OBJECT
private slots:
    void membersKeepTheirOrder();
    void nullMembersAreFoldedAndCounted();
    void nullsOfArraysKeepTheirPlaces();
    void pathNamesTheWay();
    void lineReadsKeyAndValue();
    void copiedContainerIsPrettyJson();
    void scalarRootIsOneRow();
    void newDocumentReplacesTheOld();
    void pathLeadsBackToItsRow();
    void notesAreSaidBesideTheRow();
};

void tst_JsonTreeModel::membersKeepTheirOrder()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    load(model, R"({"z":1,"a":"消息","m":[true,{"x":-1.5e3}]})");
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 3);
    QCOMPARE(model.index(0, 0, root).data(JsonTreeModel::KeyRole).toString(), u"z"_s);
    QCOMPARE(model.index(1, 0, root).data(JsonTreeModel::ValueRole).toString(), u"消息"_s);
    const QModelIndex list = child(model, root, u"m"_s);
    QCOMPARE(model.rowCount(list), 2);
    const QModelIndex deep = child(model, model.index(1, 0, list), u"x"_s);
    QCOMPARE(deep.data(JsonTreeModel::ValueRole).toString(), u"-1.5e3"_s);
    QCOMPARE(deep.parent().parent(), list);
}

void tst_JsonTreeModel::nullMembersAreFoldedAndCounted()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    load(model, R"({"a":null,"b":1,"c":null})");
    QCOMPARE(model.rowCount(model.index(0, 0)), 1);
    QCOMPARE(model.index(0, 0).data(JsonTreeModel::FoldedRole).toInt(), 2);
    QCOMPARE(model.index(0, 0).data(JsonTreeModel::ChildCountRole).toInt(), 3);
    model.setShowsNulls(true);
    QCOMPARE(model.rowCount(model.index(0, 0)), 3);
    QCOMPARE(model.index(0, 0).data(JsonTreeModel::FoldedRole).toInt(), 0);
}

void tst_JsonTreeModel::nullsOfArraysKeepTheirPlaces()
{
    JsonTreeModel model;
    load(model, R"([null,7])");
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 2);
    QCOMPARE(model.index(1, 0, root).data(JsonTreeModel::PathRole).toString(), u"$[1]"_s);
}

void tst_JsonTreeModel::pathNamesTheWay()
{
    JsonTreeModel model;
    load(model, R"({"d":{"a b":[{"%1":0}]}})");
    const QModelIndex spaced = child(model, child(model, model.index(0, 0), u"d"_s), u"a b"_s);
    QCOMPARE(spaced.data(JsonTreeModel::PathRole).toString(), u"$.d[\"a b\"]"_s);
    const QModelIndex deep = model.index(0, 0, model.index(0, 0, spaced));
    QCOMPARE(deep.data(JsonTreeModel::PathRole).toString(), u"$.d[\"a b\"][0][\"%1\"]"_s);
}

void tst_JsonTreeModel::lineReadsKeyAndValue()
{
    JsonTreeModel model;
    load(model, R"({"msg_seq":7579,"note":null})");
    model.setShowsNulls(true);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.index(0, 0, root).data().toString(), u"msg_seq: 7579"_s);
    QCOMPARE(model.index(1, 0, root).data(Qt::AccessibleTextRole).toString(), u"note: null"_s);
}

void tst_JsonTreeModel::copiedContainerIsPrettyJson()
{
    JsonTreeModel model;
    load(model, R"({"a":{"b":"文"}})");
    const QModelIndex inner = model.index(0, 0, model.index(0, 0));
    QVERIFY(model.textOf(inner).contains(u"\"b\": \"文\""_s));
    QCOMPARE(model.textOf(model.index(0, 0, inner)), u"文"_s);
    QCOMPARE(model.textOf({}), QString());
}

void tst_JsonTreeModel::scalarRootIsOneRow()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    load(model, "\"ok\"");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.index(0, 0).data().toString(), u"ok"_s);
}

void tst_JsonTreeModel::newDocumentReplacesTheOld()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    load(model, R"({"a":1,"b":2})");
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    load(model, "[]");
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_JsonTreeModel::pathLeadsBackToItsRow()
{
    JsonTreeModel model;
    load(model, R"({"a":{"b.c":[0,{"d":1}],"b":2},"ab":3,"n":null})");
    for (const QString &path : {u"$"_s, u"$.a"_s, u"$.a.b"_s, u"$.a[\"b.c\"]"_s, u"$.a[\"b.c\"][1].d"_s, u"$.ab"_s}) {
        const QModelIndex index = model.indexOf(path);
        QVERIFY2(index.isValid(), qPrintable(path));
        QCOMPARE(index.data(JsonTreeModel::PathRole).toString(), path);
    }
    for (const QString &path : {u""_s, u"$.x"_s, u"$.n"_s, u"$.a.b.c"_s, u"$.a[\"b.c\"][7]"_s}) {
        QVERIFY2(!model.indexOf(path).isValid(), qPrintable(path));
    }
    model.clear();
    QVERIFY(!model.indexOf(u"$"_s).isValid());
}

void tst_JsonTreeModel::notesAreSaidBesideTheRow()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNoter([](const QString &path, const protocol::JsonNode &node) {
        return ui::JsonNote{path == "$.a"_L1 ? u"note of "_s + node.text : QString(), node.text == "1"_L1};
    });
    load(model, R"({"a":1,"b":2})");
    const QModelIndex noted = model.indexOf(u"$.a"_s);
    QCOMPARE(noted.data(JsonTreeModel::NoteRole).toString(), u"note of 1"_s);
    QVERIFY(noted.data(JsonTreeModel::NoteIsProblemRole).toBool());
    QCOMPARE(noted.data(Qt::AccessibleTextRole).toString(), u"a: 1, note of 1"_s);
    QCOMPARE(noted.data().toString(), u"a: 1"_s);
    QCOMPARE(model.indexOf(u"$.b"_s).data(Qt::AccessibleTextRole).toString(), u"b: 2"_s);
}

QTEST_GUILESS_MAIN(tst_JsonTreeModel)
#include "tst_jsontreemodel.moc"
