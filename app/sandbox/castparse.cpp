#include "app/sandbox/castparse.h"

#include "app/sandbox/jsonfields.h"

#include <QRegularExpression>
#include <QSet>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

using Error = std::optional<ScenarioError>;
using Kind = ScenarioError::Kind;
using core::PeerId;

constexpr int longestMinutes = 24 * 60;

/// The openid of an object. One that is not spelled as the platform spells it, or that is `taken`, is a fault.
PeerId readOpenid(Fields &fields, QSet<core::PeerId> &taken)
{
    static const QRegularExpression form(u"^[0-9A-F]{32}$"_s);
    const core::PeerId openid(fields.neededText("openid"_L1));
    if (!form.match(openid.value).hasMatch())
        fields.fail(Kind::BadValue, fields.pathOf("openid"_L1), Words::tr("32 upper-case hex characters are expected"));
    else if (taken.contains(openid))
        fields.fail(Kind::BadValue, fields.pathOf("openid"_L1), Words::tr("this openid is listed twice"));
    taken.insert(openid);
    return openid;
}

QList<core::PeerId> readMembers(Fields &group, const QList<Person> &people)
{
    QList<core::PeerId> members;
    const QJsonArray items = group.list("members"_L1);
    for (qsizetype i = 0; i < items.size(); ++i) {
        const Person *person = namedOne(people, items.at(i).toString());
        if (!person)
            group.fail(Kind::BadValue, itemPath(group.pathOf("members"_L1), i), Words::tr("no such person"));
        else if (members.contains(person->openid))
            group.fail(
                Kind::BadValue, itemPath(group.pathOf("members"_L1), i), Words::tr("this member is listed twice"));
        else
            members.append(person->openid);
    }
    if (items.isEmpty())
        group.fail(Kind::Missing, group.pathOf("members"_L1), Words::tr("at least one member is needed"));
    return members;
}

} // namespace

Rules readRules(Fields &scenario, Error &error)
{
    Rules rules;
    if (!scenario.has("rules"_L1))
        return rules;
    Fields fields(scenario.value("rules"_L1), u"$.rules"_s, error);
    rules.replies = fields.number("c2c_replies"_L1, 5, 4, 5);
    rules.window = std::chrono::minutes(fields.number("c2c_window_minutes"_L1, 60, 1, longestMinutes));
    if (fields.flag("strict_five_minutes"_L1, false))
        rules.window = std::chrono::minutes(5);
    rules.groupReplies = fields.number("group_replies"_L1, 5, 1, 5);
    rules.groupWindow = std::chrono::minutes(fields.number("group_window_minutes"_L1, 5, 1, longestMinutes));
    rules.proactiveAllowed = fields.flag("proactive"_L1, true);
    rules.markdownAllowed = fields.flag("markdown"_L1, true);
    rules.urlsAllowed = fields.flag("urls"_L1, true);
    rules.typingCounts = fields.flag("typing_counts"_L1, true);
    fields.finish();
    return rules;
}

QList<Person> readPeople(Fields &scenario, Error &error)
{
    QList<Person> people;
    QSet<core::PeerId> taken;
    const QJsonArray items = scenario.list("people"_L1);
    for (qsizetype i = 0; i < items.size(); ++i) {
        Fields fields(items.at(i), itemPath(u"$.people"_s, i), error);
        people.append({readOpenid(fields, taken), fields.text("name"_L1)});
        fields.finish();
    }
    return people;
}

QList<Group> readGroups(Fields &scenario, const QList<Person> &people, Error &error)
{
    QList<Group> groups;
    QSet<core::PeerId> taken;
    for (const Person &person : people)
        taken.insert(person.openid);
    const QJsonArray items = scenario.list("groups"_L1);
    for (qsizetype i = 0; i < items.size(); ++i) {
        Fields fields(items.at(i), itemPath(u"$.groups"_s, i), error);
        groups.append({readOpenid(fields, taken), fields.text("name"_L1), readMembers(fields, people),
            fields.flag("receive_all"_L1, false)});
        fields.finish();
    }
    return groups;
}

} // namespace sandbox
