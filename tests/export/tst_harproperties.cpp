#include "app/export/harwriter.h"
#include "app/export/peoplereader.h"
#include "app/protocol/jsonwrite.h"
#include "tests/export/harjournal.h"

#include <QJsonDocument>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using journal::RowDetail;

namespace {

/// Ids that every spelling changes.
QString anyId()
{
    return QString::fromStdString(*rc::gen::container<std::string>(12, rc::gen::inRange<char>(0x21, 0x7F)));
}

QByteArray quoted(const QString &text)
{
    QByteArray out;
    protocol::appendJsonString(out, text);
    return out;
}

QByteArray percent(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

QString pick(const QStringList &ids)
{
    return ids[*rc::gen::inRange<qsizetype>(0, ids.size())];
}

/// A call about one person whose parts mention others.
RowDetail call(qint64 number, const QString &peer, const QStringList &ids)
{
    RowDetail row;
    traffic::Record &record = row.record;
    record.time = core::fromMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
    record.kind
        = *rc::gen::element(traffic::Kind::Http, traffic::Kind::Model, traffic::Kind::Token, traffic::Kind::Upload);
    record.scene = *rc::gen::element(protocol::Scene::C2c, protocol::Scene::Group, protocol::Scene::Dm);
    record.peer = core::PeerId(peer);
    record.route = u"POST /v2/users/%1/messages?to=%2"_s.arg(
        QString::fromLatin1(percent(peer)), QString::fromLatin1(percent(pick(ids))));
    record.headers = {{"Host", "api.example"}, {"X-" + percent(pick(ids)), "for " + pick(ids).toUtf8()}};
    record.body.text
        = "{\"content\":" + quoted(u"hi <@"_s + pick(ids) + u">, "_s + QString::fromUtf8(quoted(pick(ids)))) + '}';
    traffic::Settlement answer;
    answer.status = *rc::gen::element(200, 400);
    answer.headers = {{"Location", "/users/" + percent(pick(ids))}, {"Content-Type", pick(ids).toUtf8()}};
    answer.detail = u"no "_s + pick(ids);
    answer.traceId = pick(ids);
    answer.body.text = *rc::gen::element("\xff ", "<p>") + pick(ids).toUtf8();
    if (*rc::gen::inRange(0, 4) > 0)
        row.settlement = answer;
    row.summary.ref = journal::RowRef(journal::liveSource, number);
    row.summary.kind = record.kind;
    row.summary.bot = pick(ids); // strange, but who knows what a profile is called
    row.summary.peer = record.peer;
    row.summary.scene = record.scene;
    row.summary.anchor = pick(ids);
    row.summary.traceId = answer.traceId;
    return row;
}

RowDetail frame(qint64 number, const QStringList &ids)
{
    RowDetail row;
    row.record.kind = traffic::Kind::Frame;
    row.record.direction = *rc::gen::element(traffic::Direction::In, traffic::Direction::Out);
    row.record.route = *rc::gen::element(u"OPEN"_s, u"CLOSE"_s, u"GROUP_ADD"_s, u"GROUP_ADD"_s);
    row.record.detail = u"wss://gate.example/"_s + QString::fromLatin1(percent(pick(ids)));
    row.record.body.text = *rc::gen::element("", "\xff") + quoted(pick(ids));
    row.summary.ref = journal::RowRef(journal::liveSource, number);
    return row;
}

QList<RowDetail> anyRows(const QStringList &ids)
{
    QList<RowDetail> rows;
    for (const QString &peer : ids) // each is somebody's peer once: that is how they are known
        rows.append(call(rows.size() + 1, peer, ids));
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
        rows.append(frame(rows.size() + 1, ids));
    return rows;
}

QByteArray harOf(const QList<RowDetail> &rows, bool redact)
{
    exporting::People people;
    for (const RowDetail &row : rows)
        learnPeople(people, row);
    exporting::Pseudonymizer redaction(people);
    QBuffer device;
    device.open(QIODevice::WriteOnly);
    exporting::HarWriter writer(device, {}, redact ? &redaction : nullptr);
    writer.begin(u"1"_s);
    for (const RowDetail &row : rows)
        if (row.record.kind != traffic::Kind::Frame)
            writer.addCall(row, {});
    writer.beginLine();
    for (const RowDetail &row : rows)
        writer.addToLine(row, {});
    writer.endLine();
    writer.finish();
    return device.data();
}

/// Every string of a JSON value, keys included, base64 taken out where the file says so.
void collect(const QJsonValue &value, QByteArray &all)
{
    if (value.isString()) {
        all += value.toString().toUtf8() + '\n' + QByteArray::fromBase64(value.toString().toLatin1()) + '\n';
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            collect(item, all);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            all += member.key().toUtf8() + '\n';
            collect(member.value(), all);
        }
    }
}

bool holds(const QByteArray &text, const QByteArray &id)
{
    return !exporting::findDecoded(
        QByteArrayView(text), [&id](QByteArrayView part, std::vector<exporting::Found> &found) {
            if (part.contains(id))
                found.push_back({0, 1, {}});
        }).empty();
}

} // namespace

/// Whatever stands in a journal, an export of it is valid JSON without its people.
class tst_HarProperties : public QObject
{
    Q_OBJECT

private slots:
    void nobodySurvivesAnExport();
    void theSameRowsGiveTheSameFile();
    void aRawExportHasEverybody();
};

void tst_HarProperties::nobodySurvivesAnExport()
{
    QVERIFY(rc::check([] {
        const QStringList ids{anyId(), anyId(), anyId()};
        const QByteArray bytes = harOf(anyRows(ids), true);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
        RC_ASSERT(error.error == QJsonParseError::NoError);
        QByteArray all;
        collect(document.object(), all);
        for (const QString &id : ids) {
            RC_ASSERT(!holds(bytes, id.toUtf8()));
            RC_ASSERT(!holds(all, id.toUtf8()));
        }
    }));
}

void tst_HarProperties::theSameRowsGiveTheSameFile()
{
    QVERIFY(rc::check([] {
        const QList<RowDetail> rows = anyRows({anyId(), anyId()});
        RC_ASSERT(harOf(rows, true) == harOf(rows, true));
    }));
}

void tst_HarProperties::aRawExportHasEverybody()
{
    QVERIFY(rc::check([] {
        const QStringList ids{anyId(), anyId()};
        const QByteArray bytes = harOf(anyRows(ids), false);
        RC_ASSERT(!QJsonDocument::fromJson(bytes).isNull());
        for (const QString &id : ids)
            RC_ASSERT(holds(bytes, id.toUtf8()));
    }));
}

QTEST_GUILESS_MAIN(tst_HarProperties)
#include "tst_harproperties.moc"
