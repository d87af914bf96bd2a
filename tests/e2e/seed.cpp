#include "tests/e2e/seed.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace e2e {

namespace {

/// Appends the word to the string under `key`; the new text.
QString mark(QJsonObject &object, const QString &key, const QString &word)
{
    const QString text = object.value(key).toString() + u' ' + word;
    object.insert(key, text);
    return text;
}

QJsonObject markedCall(QJsonObject call, const QString &word, QStringList &texts)
{
    QJsonObject message = call["arguments"_L1]["messages"_L1][0].toObject();
    texts.append(mark(message, u"text"_s, word));
    call.insert(u"arguments"_s, QJsonObject{{u"messages"_s, QJsonArray{message}}});
    return call;
}

} // namespace

QString randomWord()
{
    QString word;
    for (int i = 0; i < 12; ++i)
        word.append(QChar(u'a' + QRandomGenerator::global()->bounded(26)));
    return word;
}

Seed seedWith(const QString &word, const QByteArray &faults)
{
    QFile file(QStringLiteral(QBC_SCENARIOS "/seed-three-messages.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no seed scenario");
    QJsonObject scenario = QJsonDocument::fromJson(file.readAll()).object();
    Seed seed;
    QJsonArray steps = scenario["steps"_L1].toArray();
    QJsonObject say = steps[0].toObject();
    seed.userText = mark(say, u"say"_s, word);
    steps[0] = say;
    QJsonObject model = scenario["model"_L1].toObject();
    QJsonArray rules = model["rules"_L1].toArray();
    QJsonObject rule = rules[0].toObject();
    QJsonArray rounds = rule["rounds"_L1].toArray();
    for (qsizetype i = 0; i < rounds.size(); ++i) {
        QJsonObject round = rounds[i].toObject();
        seed.botTexts.append(mark(round, u"content"_s, word));
        QJsonArray calls;
        for (const QJsonValueRef &call : round["tool_calls"_L1].toArray())
            calls.append(markedCall(call.toObject(), word, seed.botTexts));
        round.insert(u"tool_calls"_s, calls);
        rounds[i] = round;
    }
    rule.insert(u"rounds"_s, rounds);
    rules[0] = rule;
    model.insert(u"rules"_s, rules);
    scenario.insert(u"steps"_s, steps);
    scenario.insert(u"model"_s, model);
    if (!faults.isEmpty())
        scenario.insert(u"faults"_s, QJsonDocument::fromJson(faults).array());
    seed.json = QJsonDocument(scenario).toJson();
    return seed;
}

} // namespace e2e
